"""The polling loop with a bot that answers by script: what is kept, confirmed, repeated, refused and left over."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUpdates
from aiogram.types import Update

from bot.kit import poller as poller_module
from bot.kit.lanes import RawUpdate
from bot.kit.poller import GetRawUpdates, Inbox, Poller, PollingRefusedError, Refusal

ASKED = GetUpdates()
CONFLICT = TelegramConflictError(ASKED, "Conflict: terminated by other getUpdates request")


def said(update_id: int, chat: int = 10) -> dict[str, Any]:
    return {
        "update_id": update_id,
        "message": {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}, "text": f"text {update_id}"},
    }


class FakeBot:
    """Answers getUpdates from a list, then polls for ever."""

    def __init__(self, *answers: list[dict[str, Any]] | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[GetRawUpdates] = []

    async def __call__(self, method: GetRawUpdates, request_timeout: int) -> list[dict[str, Any]]:
        assert request_timeout > (method.timeout or 0)
        self.asked.append(method)
        if not self.answers:
            await asyncio.Event().wait()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


class FakeInbox:
    """An inbox in memory that can be broken for some calls."""

    def __init__(self, left_over: list[RawUpdate] | None = None) -> None:
        self.kept = dict(left_over or [])
        self.done: list[int] = []
        self.broken = 0

    def _break(self) -> None:
        if self.broken:
            self.broken -= 1
            raise OSError("the database is away")

    async def remember(self, updates: list[RawUpdate]) -> list[RawUpdate]:
        self._break()
        new = [(update_id, body) for update_id, body in updates if update_id not in self.kept]
        self.kept.update(new)
        return new

    async def unfinished(self) -> list[RawUpdate]:
        self._break()
        return [(update_id, body) for update_id, body in self.kept.items() if update_id not in self.done]

    async def finished(self, update_ids: list[int]) -> None:
        self._break()
        self.done += update_ids


class Fed:
    """The handlers: they note what they got."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.news = asyncio.Condition()

    async def __call__(self, update: Update) -> None:
        async with self.news:
            self.ids.append(update.update_id)
            self.news.notify_all()

    async def count(self, number: int) -> None:
        async with asyncio.timeout(5), self.news:
            await self.news.wait_for(lambda: len(self.ids) >= number)


def poller_of(bot: FakeBot, feed: Any, inbox: Inbox) -> Poller:
    return Poller(cast(Bot, bot), feed, inbox, allowed_updates=["message"], first_back_off=0.01, jitter=lambda: 0.0)


@contextlib.asynccontextmanager
async def running(poller: Poller) -> AsyncIterator[None]:
    task = asyncio.create_task(poller.run(grace_seconds=0.2))
    try:
        yield
    finally:
        poller.stop()
        await asyncio.wait_for(task, 5)


async def test_updates_are_kept_handled_confirmed_and_noted() -> None:
    bot, inbox, fed = FakeBot([said(5), said(6)], [], [said(7)]), FakeInbox(), Fed()
    async with running(poller_of(bot, fed, inbox)):
        await fed.count(3)
    assert fed.ids == [5, 6, 7]
    assert [call.offset for call in bot.asked] == [None, 7, 7, 8]
    assert bot.asked[0].allowed_updates == ["message"]
    assert inbox.kept[5] == said(5)
    assert inbox.done == [5, 6, 7]


async def test_finished_ones_are_noted_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poller_module, "_NOTE_EVERY", 0.01)
    bot, inbox, fed = FakeBot([said(5)]), FakeInbox(), Fed()
    async with running(poller_of(bot, fed, inbox)):
        await fed.count(1)
        inbox.broken = 2
        async with asyncio.timeout(5):
            while not inbox.done:  # noqa: ASYNC110 - the inbox is a plain object without events
                await asyncio.sleep(0.01)
    assert inbox.done == [5]


async def test_what_a_kill_left_over_comes_first_and_only_once() -> None:
    inbox, fed = FakeInbox([(4, said(4)), (5, said(5))]), Fed()
    async with running(poller_of(FakeBot([said(5), said(6)]), fed, inbox)):
        await fed.count(3)
    assert fed.ids == [4, 5, 6]


async def test_nothing_is_confirmed_before_it_is_kept() -> None:
    bot, inbox, fed = FakeBot([said(5)]), FakeInbox(), Fed()
    inbox.broken = 3
    async with running(poller_of(bot, fed, inbox)):
        await fed.count(1)
        assert [call.offset for call in bot.asked[:1]] == [None]
        assert len(bot.asked) <= 2
    assert fed.ids == [5]


async def test_the_network_may_fail_for_long() -> None:
    failures = [
        TelegramServerError(ASKED, "Bad Gateway"),
        ClientDecodeError("Failed to decode object", ValueError("x"), "<html>"),
        TelegramRetryAfter(ASKED, "Too Many Requests", 0),
        OSError("no route"),
        CONFLICT,
        CONFLICT,
    ]
    fed = Fed()
    async with running(poller_of(FakeBot(*failures, [said(5)], CONFLICT, CONFLICT, [said(6)]), fed, FakeInbox())):
        await fed.count(2)
    assert fed.ids == [5, 6]


@pytest.mark.parametrize(
    ("answers", "refusal", "exit_code"),
    [
        ([TelegramUnauthorizedError(ASKED, "Unauthorized")], Refusal.WRONG_TOKEN, 2),
        ([TelegramNotFound(ASKED, "Not Found")], Refusal.WRONG_TOKEN, 2),
        ([CONFLICT] * 3, Refusal.ANOTHER_INSTANCE, 3),
        ([TelegramConflictError(ASKED, "Conflict: can't use … while webhook is active")], Refusal.WEBHOOK, 3),
    ],
)
async def test_what_only_a_person_can_mend_ends_it(answers: list[Exception], refusal: Refusal, exit_code: int) -> None:
    inbox, fed = FakeInbox(), Fed()
    poller = poller_of(FakeBot([said(5)], *answers), fed, inbox)
    with pytest.raises(PollingRefusedError) as caught:
        await asyncio.wait_for(poller.run(), 5)
    assert (caught.value.refusal, caught.value.exit_code) == (refusal, exit_code)
    assert inbox.done == fed.ids == [5]


async def test_an_update_that_cannot_be_read_spoils_no_other() -> None:
    inbox, fed = FakeInbox(), Fed()
    odd = {"update_id": 5, "message": {"chat": {"id": 10}, "from": 3}}
    async with running(poller_of(FakeBot([odd, said(6)]), fed, inbox)):
        await fed.count(1)
    assert fed.ids == [6]
    assert inbox.done == [5, 6]


async def test_a_stop_waits_for_the_handler_and_leaves_the_hanging_one_unfinished() -> None:
    begun = asyncio.Event()

    async def feed(update: Update) -> None:
        begun.set()
        if update.update_id == 6:
            await asyncio.Event().wait()
        await asyncio.sleep(0.05)

    inbox = FakeInbox()
    async with running(poller_of(FakeBot([said(5), said(6, chat=11)]), feed, inbox)):
        await begun.wait()
    assert inbox.done == [5]
    assert [update_id for update_id, _ in await inbox.unfinished()] == [6]


async def test_the_bot_reaches_the_handlers_update() -> None:
    bot = FakeBot([said(5)])
    seen: list[object] = []

    async def feed(update: Update) -> None:
        assert update.message is not None
        seen.append(update.message.bot)

    inbox = FakeInbox()
    async with running(poller_of(bot, feed, inbox)):
        async with asyncio.timeout(5):
            while not seen:  # noqa: ASYNC110 - a plain list without events
                await asyncio.sleep(0.01)
    assert seen == [bot]
