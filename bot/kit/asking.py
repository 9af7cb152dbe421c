"""Asking for a text or a day: one dialog serves every question, so that a screen needs no dialog of its own.

A screen calls `ask(…)` with the name of an answer; what the person then writes (or picks) goes to the function that is
registered for it by `on_answer`. A wrong answer is told and asked again; [Cancel] leaves everything as it was.
"""

from datetime import date
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Calendar, CalendarConfig
from aiogram_dialog.widgets.kbd.calendar_kbd import (
    CalendarDaysView,
    CalendarMonthView,
    CalendarScope,
    CalendarScopeView,
    CalendarYearsView,
)
from aiogram_dialog.widgets.text import Format, Text

from bot.kit import formats
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.enum_words import error_key
from bot.kit.presses import CardPress, HomePress, Origin, way_of
from bot.kit.registry import ANSWERS
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from domain.base.errors import ChangedMeanwhileError, InvalidValueError, NotFoundError

#: What a person writes to empty a value.
EMPTY = frozenset({"-", "—", "–"})
#: So much of an answer that came too late is given back; the person's own message holds the whole.
LONGEST_GIVEN_BACK = 500


class Asking(StatesGroup):
    """What is asked for."""

    text = State()
    day = State()


async def ask(turn: Turn, question: Html, answer: str, *, day: bool = False, **ids: int | str) -> None:
    """Ask a question below the present message; the answer goes to the function registered as `answer` with `ids`."""
    assert answer in ANSWERS, f"nobody takes the answer {answer}"
    data = {
        "question": str(question),
        "answer": answer,
        "ids": dict(ids),
        "cancel": turn.words.text("kit-cancel"),
        "locale": turn.words.locale,
    }
    manager = turn.dialogs.bg(turn.bot, user_id=turn.member.telegram_id, chat_id=turn.chat_id)
    await manager.start(
        Asking.day if day else Asking.text, data=data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND
    )
    if isinstance(turn, Call):
        await turn.answer()


async def _asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    start = dialog_manager.start_data
    assert isinstance(start, dict)
    return {"question": start["question"], "cancel": start["cancel"]}


async def _take(message: Message, _widget: MessageInput, manager: DialogManager) -> None:
    await _give(manager, (message.text or "").strip())


async def _pick(_query: CallbackQuery, _widget: Any, manager: DialogManager, day: date) -> None:
    await _give(manager, day.isoformat())


async def _give(manager: DialogManager, text: str) -> None:
    """Hand the answer on. An impossible one is told, and the question stays open while what it is about is there."""
    start = manager.start_data
    assert isinstance(start, dict)
    entry = ANSWERS.get(start["answer"])
    turn: Turn = manager.middleware_data["turn"]
    if entry is None:
        await manager.done(show_mode=ShowMode.NO_UPDATE)
        return
    turn.actor.require(entry.needs)
    ids: Ids = start["ids"]
    try:
        await entry.handler(_as_said(turn), ids, text)
    except InvalidValueError as error:
        manager.show_mode = ShowMode.NO_UPDATE
        await turn.bot.send_message(turn.chat_id, turn.words.html("error-invalid-value", **error.data))
        return
    except NotFoundError as error:
        # What was asked about is gone: the question must not take the next words.
        home = button(turn.words.text("kit-home"), HomePress())
        await turn.send(Screen(turn.words.html(error_key(error), **error.data)).row(home))
    except ChangedMeanwhileError:
        await turn.send(_slower(turn, ids, text))
    await _close(manager)


def _slower(turn: Turn, ids: Ids, text: str) -> Screen:
    """A colleague was faster: what was written is given back to be copied, with the way to what there is now."""
    words = turn.words
    given_back = text if len(text) <= LONGEST_GIVEN_BACK else f"{text[:LONGEST_GIVEN_BACK]}…"
    screen = Screen(words.html("kit-slower", text=given_back))
    origin = Origin(client_id=ids["client_id"], **way_of(ids)) if "client_id" in ids else None
    screen.row(button(words.text("kit-to-card"), CardPress(**origin)) if origin is not None else None)
    return screen.row(button(words.text("kit-home"), HomePress()))


async def _cancel(_query: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await _close(manager)


async def _close(manager: DialogManager) -> None:
    """End the dialog and take its question away: it has no meaning any more."""
    stack = manager.current_stack()
    question, chat = stack.last_message_id, manager.middleware_data["turn"].chat_id
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    if question is not None:
        await manager.middleware_data["bot"].delete_messages(chat, [question])


def _as_said(turn: Turn) -> Said:
    """A day that was picked by a button counts as said: the handler answers with a new message either way."""
    if isinstance(turn, Said):
        return turn
    assert isinstance(turn, Call)
    assert isinstance(turn.query.message, Message)
    return turn.as_said(turn.query.message)


class _Named(Text):
    """The name of a month or a weekday in the person's language."""

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self._pattern = pattern

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        start = manager.start_data
        assert isinstance(start, dict)
        return formats.date_pattern(data["date"], self._pattern, start["locale"])


class LocalCalendar(Calendar):
    """The library's calendar, with its words in the person's language."""

    def _init_views(self) -> dict[CalendarScope, CalendarScopeView]:
        item = self._item_callback_data
        return {
            CalendarScope.DAYS: CalendarDaysView(
                item,
                weekday_text=_Named("EEEEEE"),
                header_text=_Named("LLLL y"),
                zoom_out_text=Format("🔎"),
                next_month_text=_Named("'▶' LLL"),
                prev_month_text=_Named("'◀' LLL"),
                today_text=_Named("'·'d'·'"),
            ),
            CalendarScope.MONTHS: CalendarMonthView(
                item, month_text=_Named("LLLL"), this_month_text=_Named("'·'LLLL'·'"), zoom_out_text=Format("🔎")
            ),
            CalendarScope.YEARS: CalendarYearsView(item),
        }


def asking_dialog() -> Dialog:
    """The dialog of all questions; a router belongs to one dispatcher, so each gets its own."""
    return Dialog(
        Window(
            Format("{question}"),
            MessageInput(_take),
            Button(Format("{cancel}"), id="cancel", on_click=_cancel),
            state=Asking.text,
            getter=_asked,
        ),
        Window(
            Format("{question}"),
            LocalCalendar(id="day", on_click=_pick, config=CalendarConfig(min_date=date(2020, 1, 1))),  # type: ignore[arg-type]  # Its handlers are typed for a managed widget only.
            MessageInput(_take),
            Button(Format("{cancel}"), id="cancel", on_click=_cancel),
            state=Asking.day,
            getter=_asked,
        ),
    )
