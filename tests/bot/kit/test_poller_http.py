"""The polling loop, the session and aiogram's bot together, over real HTTP."""

import asyncio
import json

import pytest
from aiogram import Bot
from aiohttp import web

from bot.kit import session as session_module
from bot.kit.poller import Poller, PollingRefusedError, Refusal
from bot.kit.session import LimitedSession
from tests.bot.kit.fake_telegram import fake_telegram, garbage, message, ok, refusal
from tests.bot.kit.test_poller import FakeInbox, Fed, said

TOKEN = "42:abcdefghijklmnopqrstuvwxyzABCDEFGHI"


async def long_poll(_: web.Request) -> dict[str, object]:
    await asyncio.sleep(0.05)
    return ok([])


async def test_from_the_wire_to_the_handler_and_to_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "_FIRST_BACK_OFF", 0.01)
    async with fake_telegram() as telegram:
        telegram.script["getUpdates"] = [garbage, ok([said(5), {"update_id": 6, "message": {"odd": 1}}]), long_poll]
        telegram.otherwise["getUpdates"] = refusal(401, "Unauthorized")
        telegram.otherwise["sendMessage"] = ok(message(10))
        session = LimitedSession(telegram.url)
        bot, inbox, fed = Bot(TOKEN, session=session), FakeInbox(), Fed()
        poller = Poller(bot, fed, inbox, allowed_updates=["message", "callback_query"], long_poll_seconds=1)
        try:
            with pytest.raises(PollingRefusedError) as caught:
                await asyncio.wait_for(poller.run(), 10)
        finally:
            await (await session.create_session()).close()
    assert caught.value.refusal is Refusal.WRONG_TOKEN
    assert fed.ids == [5]
    assert inbox.done == [5, 6]
    calls = telegram.called("getUpdates")
    assert [call.get("offset") for call in calls] == [None, None, "7", "7"]
    assert json.loads(calls[0]["allowed_updates"]) == ["message", "callback_query"]
