"""Telegram's bad days and the database's, over HTTP: a press is applied once, and people are told the truth."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.kit import session as session_module
from bot.kit.poller import Refusal
from domain.base.actor import SYSTEM
from domain.clients.add_client import add_client
from domain.clients.tables import Note
from domain.inbox.inbox import Inbox
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.touches.tables import Touch
from sandbox.driver import ChatDriver, DriverError, ShownMessage
from tests.support.running_bot import ANNA, World, running_world

BUSY_MS = 200
BUSY_WORDS = {"ru": "База сейчас занята, ничего не записано", "en": "The database is busy, nothing was written"}


@pytest.fixture
async def world(empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """The running product, of little patience with a locked database, quick to try again."""
    monkeypatch.setattr(session_module, "_FIRST_BACK_OFF", 0.05)
    monkeypatch.setattr("bot.main._FIRST_WAIT", 0.05)
    async with running_world(empty_sqlite, tmp_path, busy_timeout_ms=BUSY_MS) as running:
        yield running


class Card:
    """An open card, and what the base holds of it."""

    def __init__(self, world: World, chat: ChatDriver, shown: ShownMessage) -> None:
        self.world = world
        self.chat = chat
        self.shown = shown
        self._press = next(b.data for row in shown.buttons for b in row if b.data and b.data.endswith(":called"))

    async def call(self, seconds: float = 15) -> str:
        """Press [Called]; gives the toast."""
        return (await self.chat.press_data(self.shown, self._press, timeout=seconds)).text

    async def touches(self) -> int:
        """How many touches were logged."""
        async with self.world.database.read() as connection:
            return int((await connection.execute(select(func.count(Touch.id)))).scalar_one())

    async def messages(self) -> int:
        """How many messages the bot has in the chat."""
        return len([each for each in await self.chat.messages() if each.from_bot])


async def open_card(world: World, chat: ChatDriver) -> Card:
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        await add_client(ctx, "Иванов Пётр")
    await chat.send("/start")
    await chat.wait()
    await chat.send("иванов")
    await chat.wait(lambda shown: any("Иванов" in text for text in shown.button_texts))
    await chat.press("Иванов Пётр")

    def called(shown: ShownMessage) -> bool:
        return any((button.data or "").endswith(":called") for row in shown.buttons for button in row)

    return Card(world, chat, await chat.wait(called))


@pytest.mark.parametrize("kind", ["429", "500", "502", "cut_before", "cut_after"])
async def test_a_press_is_applied_once_and_shown_whatever_happens_to_the_edit(world: World, kind: str) -> None:
    card = await open_card(world, world.olga.private)
    written = await card.messages()
    await world.driver.fault(kind, "editMessageText")
    await world.driver.fault(kind, "answerCallbackQuery")
    await card.call()
    shown = await card.chat.wait("Касание записано", since=-1)
    assert shown.id == card.shown.id
    assert await card.touches() == 1
    assert await card.messages() == written


async def test_two_refusals_in_a_row_are_waited_for(world: World) -> None:
    card = await open_card(world, world.olga.private)
    await world.driver.fault("429", "editMessageText", times=2, seconds=1)
    started = asyncio.get_running_loop().time()
    await card.call()
    await card.chat.wait("Касание записано", since=-1)
    assert asyncio.get_running_loop().time() - started >= 2
    assert await card.touches() == 1


@pytest.mark.parametrize(("kind", "lists"), [("429", 1), ("500", 0), ("cut_before", 0), ("cut_after", 1)])
async def test_an_answer_is_never_sent_twice(world: World, kind: str, lists: int) -> None:
    """A message that may have gone out is not repeated; the person is told that something went wrong instead."""
    chat = world.olga.private
    await chat.send("/start")
    await chat.wait("Клиентов")
    await world.driver.fault(kind, "sendMessage")
    await chat.send("иванов")
    await chat.wait("Никого не нашлось" if kind == "429" else "Что-то пошло не так")
    assert len([each for each in await chat.messages() if "Никого не нашлось" in each.text]) == lists
    await chat.send("иванов")
    await chat.wait("Никого не нашлось")


async def test_a_slow_telegram_holds_up_one_chat_only(world: World) -> None:
    await world.hire(ANNA, locale="ru")
    slow, quick = await open_card(world, world.olga.private), world.anna.private
    await world.driver.fault("delay", "editMessageText", seconds=3)
    pressing = asyncio.create_task(slow.call())
    await asyncio.sleep(0.2)
    started = asyncio.get_running_loop().time()
    await quick.send("/start")
    await quick.wait("Клиентов")
    assert asyncio.get_running_loop().time() - started < 2
    await pressing
    await slow.chat.wait("Касание записано", since=-1)


async def test_a_wrong_token_at_the_start(world: World) -> None:
    await world.stop()
    await world.driver.fault("401", "getMe")
    await world.start()
    error = await world.refused()
    assert (error.refusal, error.exit_code) == (Refusal.WRONG_TOKEN, 2)


async def test_a_token_that_is_revoked_later(world: World) -> None:
    card = await open_card(world, world.olga.private)
    await world.driver.fault("401", "getUpdates")
    # The long poll that is under way comes back with this message; the next one is refused.
    await card.chat.send("/menu")
    error = await world.refused()
    assert (error.refusal, error.exit_code) == (Refusal.WRONG_TOKEN, 2)
    await world.stop()
    await world.start()
    await card.call()
    assert await card.touches() == 1


async def test_a_second_instance(world: World) -> None:
    card = await open_card(world, world.olga.private)
    await world.driver.fault("409", "getUpdates", times=3)
    await card.chat.send("/menu")
    error = await world.refused()
    assert (error.refusal, error.exit_code) == (Refusal.ANOTHER_INSTANCE, 3)


async def test_a_deploy_that_overlaps_for_a_moment_is_outlived(world: World) -> None:
    card = await open_card(world, world.olga.private)
    await world.driver.fault("409", "getUpdates")
    await card.chat.send("/menu")
    await card.chat.wait("Клиентов")
    await card.call()
    assert await card.touches() == 1


async def test_a_telegram_that_is_away_at_the_start_is_waited_for(world: World) -> None:
    await world.stop()
    await world.driver.fault("502", "getMe", times=4)
    await world.driver.fault("500", "setMyCommands", times=3)
    await world.start()
    await world.olga.private.send("/start")
    await world.olga.private.wait("Клиентов")


async def test_a_stop_during_a_start_that_does_not_come_off(world: World) -> None:
    await world.stop()
    await world.driver.fault("502", "*", times=1000)
    await world.start()
    await asyncio.sleep(0.3)
    await asyncio.wait_for(world.stop(), 5)
    await world.driver.clear_faults()


async def test_an_update_that_comes_again_after_a_kill_changes_nothing_twice(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await open_card(world, world.olga.private)
    await asyncio.sleep(1.2)  # So long until the updates so far are noted as finished.

    async def killed_before(_inbox: Inbox, _updates: list[int]) -> None:
        return None

    with monkeypatch.context() as patch:
        patch.setattr(Inbox, "finished", killed_before)
        # Telegram never hears that the press was taken, so it gives it out again.
        await world.driver.fault("500", "getUpdates", times=1000)
        await card.call()
        await card.chat.wait("Касание записано", since=-1)
        await card.chat.reply(await card.chat.last(), "звонил")
        await world.stop()
    await world.driver.clear_faults()
    asked = len(await world.driver.calls("editMessageText"))
    await world.start()
    await card.chat.wait("Заметка записана")
    await card.chat.send("/menu")
    await card.chat.wait("Клиентов")
    assert await card.touches() == 1
    assert len(await world.driver.calls("editMessageText")) == asked
    async with world.database.read() as connection:
        assert (await connection.execute(select(Note.text))).scalars().all() == ["звонил"]


def lock(world: World) -> sqlite3.Connection:
    """Another process holds the write lock until `close`."""
    other = sqlite3.connect(world.settings.data_dir / "touchbase.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


@pytest.mark.parametrize("locale", ["ru", "en"])
async def test_a_press_on_a_locked_database_is_told_and_works_later(
    world: World, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    await world.hire(ANNA, locale=locale)
    card = await open_card(world, world.anna.private)
    remember, held = Inbox.remember, []

    async def remember_and_lock(self: Inbox, updates: list[tuple[int, dict[str, object]]]) -> object:
        new = await remember(self, updates)
        if new and not held:
            held.append(lock(world))
        return new

    monkeypatch.setattr(Inbox, "remember", remember_and_lock)
    assert BUSY_WORDS[locale] in await card.call()
    assert await card.touches() == 0
    held[0].close()
    await card.call()
    assert await card.touches() == 1


async def test_what_is_pressed_while_the_database_is_locked_is_done_when_it_is_free(world: World) -> None:
    card = await open_card(world, world.olga.private)
    other = lock(world)
    with pytest.raises(DriverError, match="did not answer"):
        await card.call(seconds=1)
    other.close()
    await card.chat.wait("Касание записано", since=-1)
    assert await card.touches() == 1
