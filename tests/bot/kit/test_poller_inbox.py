"""The polling loop on the real inbox: what a kill cuts short is handled after the restart, and only that."""

import asyncio

from aiogram.types import Update

from domain.base.clock import utc_now
from domain.base.database import Database
from domain.inbox.inbox import Inbox
from tests.bot.kit.test_poller import FakeBot, Fed, poller_of, running, said
from tests.support.keys import SEALER


async def test_a_kill_in_the_middle_loses_nothing_and_repeats_only_what_was_in_hand(sqlite: Database) -> None:
    begun = asyncio.Event()
    handled: list[int] = []

    async def feed(update: Update) -> None:
        if update.update_id == 6:
            begun.set()
            await asyncio.Event().wait()
        handled.append(update.update_id)

    bot = FakeBot([said(5), said(6), said(7), said(8, chat=11)])
    async with running(poller_of(bot, feed, Inbox(sqlite, utc_now, SEALER))):
        await begun.wait()
        await asyncio.sleep(0.05)
    assert handled == [5, 8]

    fed = Fed()
    # The last batch was never confirmed, so Telegram gives it out once more, with one that is new.
    again = FakeBot([said(5), said(6), said(7), said(8, chat=11), said(9)])
    async with running(poller_of(again, fed, Inbox(sqlite, utc_now, SEALER))):
        await fed.count(3)
    assert fed.ids == [6, 7, 9]

    assert await Inbox(sqlite, utc_now, SEALER).unfinished() == []
