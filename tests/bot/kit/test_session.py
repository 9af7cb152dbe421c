"""The session over real HTTP: what each refusal of Telegram becomes for the caller."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import BufferedInputFile, Message

from bot.kit import session as session_module
from bot.kit.limits import Limits, Priority, sending_as
from bot.kit.session import LimitedSession
from tests.bot.kit.fake_telegram import FakeTelegram, cut, fake_telegram, garbage, message, ok, refusal

TOKEN = "42:abcdefghijklmnopqrstuvwxyzABCDEFGHI"


@pytest.fixture
async def telegram(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeTelegram]:
    monkeypatch.setattr(session_module, "_FIRST_BACK_OFF", 0.01)
    async with fake_telegram() as fake:
        fake.otherwise["sendMessage"] = ok(message(7))
        fake.otherwise["editMessageText"] = ok(message(7))
        yield fake


@contextlib.asynccontextmanager
async def opened(session: LimitedSession) -> AsyncIterator[Bot]:
    try:
        yield Bot(TOKEN, session=session)
    finally:
        # The session's own close waits a quarter of a second for TLS, which loopback does not use.
        await (await session.create_session()).close()


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    async with opened(LimitedSession(telegram.url + "/", jitter=lambda: 0.0)) as bot:
        yield bot


async def test_a_message_goes_out_once(bot: Bot, telegram: FakeTelegram) -> None:
    sent = await bot.send_message(7, "Привет")
    assert sent.chat.id == 7
    assert telegram.called("sendMessage") == [{"chat_id": "7", "text": "Привет"}]


async def test_a_429_is_waited_out_and_repeated(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.script["sendMessage"] = [refusal(429, "Too Many Requests: retry after 1", retry_after=1)]
    first = asyncio.create_task(bot.send_message(7, "one"))
    await telegram.arrived.get()
    await bot.send_message(8, "another chat does not wait")
    await first
    starts = {(call["chat_id"], call["text"]): at for _, call, at in telegram.calls}
    assert starts["7", "one"] - telegram.calls[0][2] >= 0.99
    assert starts["8", "another chat does not wait"] - telegram.calls[0][2] < 0.9


async def test_a_long_429_stops_the_whole_bot(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.script["sendMessage"] = [refusal(429, "Too Many Requests: retry after 35", retry_after=35)]
    waiting = asyncio.create_task(bot.send_message(7, "x"))
    other = None
    try:
        await telegram.arrived.get()
        await asyncio.sleep(0.05)
        assert isinstance(bot.session, LimitedSession)
        assert bot.session.delay(8) > 30
        other = asyncio.create_task(bot.send_message(8, "y"))
        assert await bot.answer_callback_query("1")
        assert len(telegram.called("sendMessage")) == 1
        assert not other.done()
    finally:
        for task in filter(None, (waiting, other)):
            task.cancel()
        await asyncio.gather(*filter(None, (waiting, other)), return_exceptions=True)


async def test_a_429_to_an_answer_is_repeated_too(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.script["answerCallbackQuery"] = [refusal(429, "Too Many Requests", retry_after=1)]
    assert await bot.answer_callback_query("1") is True
    assert len(telegram.called("answerCallbackQuery")) == 2


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(500, "Internal Server Error"), TelegramServerError),
        (garbage, ClientDecodeError),
        (cut, TelegramNetworkError),
    ],
)
async def test_a_send_that_may_have_happened_is_not_repeated(
    bot: Bot, telegram: FakeTelegram, answer: object, error: type[Exception]
) -> None:
    telegram.script["sendMessage"] = [answer]  # type: ignore[list-item] # The parameter stands for any Answer.
    with pytest.raises(error):
        await bot.send_message(7, "x")
    assert len(telegram.called("sendMessage")) == 1


@pytest.mark.parametrize("answer", [refusal(500, "Internal Server Error"), garbage, cut])
async def test_an_edit_is_repeated_twice(bot: Bot, telegram: FakeTelegram, answer: object) -> None:
    telegram.script["editMessageText"] = [answer, answer]  # type: ignore[list-item] # The same as above.
    edited = await bot.edit_message_text("x", chat_id=7, message_id=1)
    assert isinstance(edited, Message)
    assert len(telegram.called("editMessageText")) == 3


async def test_repeats_come_to_an_end(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.script["getFile"] = [refusal(502, "Bad Gateway")] * 5
    with pytest.raises(TelegramServerError):
        await bot.get_file("x")
    assert len(telegram.called("getFile")) == 3


async def test_a_send_is_repeated_if_the_connection_was_never_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "_FIRST_BACK_OFF", 0.1)
    async with fake_telegram() as gone:
        url = gone.url
    async with opened(LimitedSession(url, jitter=lambda: 0.0)) as bot:
        began = time.monotonic()
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(7, "x")
        assert time.monotonic() - began > 0.3


async def test_a_file_too_large_is_said_at_once(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.script["sendDocument"] = [refusal(413, "Request Entity Too Large")]
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(7, BufferedInputFile(b"x", "x.txt"))
    assert len(telegram.called("sendDocument")) == 1


async def test_a_moved_group_is_noted_and_the_message_arrives(telegram: FakeTelegram) -> None:
    moved: list[tuple[int, int]] = []

    async def on_migrate(old: int, new: int) -> None:
        moved.append((old, new))
        raise OSError("the disk is full")

    telegram.script["sendMessage"] = [
        refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001)
    ]
    async with opened(LimitedSession(telegram.url, on_migrate=on_migrate)) as bot:
        await bot.send_message(-5, "x")
    assert moved == [(-5, -1001)]
    assert [call["chat_id"] for call in telegram.called("sendMessage")] == ["-5", "-1001"]


async def test_not_modified_is_success(bot: Bot, telegram: FakeTelegram) -> None:
    same = refusal(400, "Bad Request: message is not modified: specified new message content … are exactly the same")
    telegram.script["editMessageText"] = [same]
    edited = await bot.edit_message_text("x", chat_id=7, message_id=12)
    assert isinstance(edited, Message)
    assert (edited.chat.id, edited.message_id, edited.text, edited.bot) == (7, 12, "x", bot)
    telegram.script["editMessageText"] = [same]
    assert await bot.edit_message_text("x", inline_message_id="abc") is True


async def test_deleting_what_is_gone_is_success(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.script["deleteMessage"] = [refusal(400, "Bad Request: message to delete not found")]
    assert await bot.delete_message(7, 1) is True


async def test_other_refusals_reach_the_caller(bot: Bot, telegram: FakeTelegram) -> None:
    telegram.script["sendMessage"] = [refusal(400, "Bad Request: message is not modified")]
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(7, "x")


async def test_limits_hold_on_the_wire(telegram: FakeTelegram) -> None:
    async with opened(LimitedSession(telegram.url, limits=Limits(per_second=10))) as bot:
        begun = time.monotonic()
        await asyncio.gather(*(bot(SendMessage(chat_id=chat, text="x")) for chat in range(1, 22)))
    starts = sorted(at for _, _, at in telegram.calls)
    assert len(starts) == 21
    # Two windows of a second must pass; that none is ever overdrawn is proved in test_limits. A busy machine may hear
    # the first call late, so the time counts from before it.
    assert starts[-1] - begun > 1.8


async def test_a_press_overtakes_the_outbox(telegram: FakeTelegram) -> None:
    async with opened(LimitedSession(telegram.url, limits=Limits(chat_burst=1))) as bot:
        await bot.send_message(7, "first")
        with sending_as(Priority.OUTBOX):
            outbox = asyncio.create_task(bot.send_message(7, "outbox"))
        await asyncio.sleep(0.05)
        press = asyncio.create_task(bot(EditMessageText(chat_id=7, message_id=1, text="press")))
        await asyncio.gather(outbox, press)
    assert [call["text"] for _, call, _ in telegram.calls] == ["first", "press", "outbox"]
