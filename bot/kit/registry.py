"""The one list of everything that a person can do in the chat. A door that isn't listed here doesn't exist.

Every entry says which permission it needs; the dispatcher checks it before the handler runs, and the contract test
walks this list as a stranger and as a foreign manager.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.kit.call import Call, Ids, Said, Turn, Typed
from bot.kit.screen import Press
from domain.base.actor import Permission

_P = TypeVar("_P", bound=Press)

PressHandler = Callable[[Call, Any], Awaitable[None]]
SaidHandler = Callable[[Said], Awaitable[None]]
EventHandler = Callable[[Turn, Any], Awaitable[None]]
InlineHandler = Callable[[Typed], Awaitable[None]]
AnswerHandler = Callable[[Said, Ids, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class PressEntry:
    """A kind of button."""

    press: type[Press]
    needs: Permission
    handler: PressHandler
    in_group: bool
    once: bool = False


@dataclass(frozen=True, slots=True)
class SaidEntry:
    """A command, or a kind of message (`document`, `text`, `reply` …)."""

    name: str
    needs: Permission
    handler: SaidHandler
    in_group: bool


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """What is done with a text that was asked for."""

    name: str
    needs: Permission
    handler: AnswerHandler


@dataclass(frozen=True, slots=True)
class EventEntry:
    """Something that happened to the bot itself, such as being added to a group."""

    name: str
    needs: Permission
    handler: EventHandler


@dataclass(frozen=True, slots=True)
class InlineEntry:
    """What answers to the bot's name typed in some chat."""

    needs: Permission
    handler: InlineHandler


PRESSES: dict[str, PressEntry] = {}
COMMANDS: dict[str, SaidEntry] = {}
MESSAGES: dict[str, SaidEntry] = {}
ANSWERS: dict[str, AnswerEntry] = {}
EVENTS: dict[str, EventEntry] = {}
INLINE: list[InlineEntry] = []


def on_press(
    press: type[_P], needs: Permission, *, in_group: bool = False, once: bool = False
) -> Callable[[Callable[[Call, _P], Awaitable[None]]], Callable[[Call, _P], Awaitable[None]]]:
    """Decorator: this function handles presses of this kind; `in_group` lets them be pressed in the team group.

    `once` is for what makes something new: pressed twice in haste it is done once.
    """

    def register(handler: Callable[[Call, _P], Awaitable[None]]) -> Callable[[Call, _P], Awaitable[None]]:
        prefix = press.__prefix__
        assert prefix not in PRESSES, f"two screens share the prefix {prefix}"
        PRESSES[prefix] = PressEntry(press, needs, handler, in_group, once)
        return handler

    return register


def on_command(name: str, needs: Permission, *, in_group: bool = False) -> Callable[[SaidHandler], SaidHandler]:
    """Decorator: this function handles the command `/name`."""
    return _said(COMMANDS, name, needs, in_group=in_group)


def on_message(kind: str, needs: Permission) -> Callable[[SaidHandler], SaidHandler]:
    """Decorator: this function handles messages of this kind in a private chat: `text`, `document`, `reply` …"""
    return _said(MESSAGES, kind, needs, in_group=False)


def on_answer(name: str, needs: Permission) -> Callable[[AnswerHandler], AnswerHandler]:
    """Decorator: this function takes the text that `ask(…, name)` asked for."""

    def register(handler: AnswerHandler) -> AnswerHandler:
        assert name not in ANSWERS, f"two answers are called {name}"
        ANSWERS[name] = AnswerEntry(name, needs, handler)
        return handler

    return register


def on_event(name: str, needs: Permission) -> Callable[[EventHandler], EventHandler]:
    """Decorator: this function is told of an event of the bot's own, such as `my_chat_member`."""

    def register(handler: EventHandler) -> EventHandler:
        assert name not in EVENTS, f"{name} has two handlers"
        EVENTS[name] = EventEntry(name, needs, handler)
        return handler

    return register


def on_inline(needs: Permission) -> Callable[[InlineHandler], InlineHandler]:
    """Decorator: this function answers inline queries, `@bot words` in any chat. There is one."""

    def register(handler: InlineHandler) -> InlineHandler:
        assert not INLINE, "inline queries have two handlers"
        INLINE.append(InlineEntry(needs, handler))
        return handler

    return register


def _said(
    table: dict[str, SaidEntry], name: str, needs: Permission, *, in_group: bool
) -> Callable[[SaidHandler], SaidHandler]:
    def register(handler: SaidHandler) -> SaidHandler:
        assert name not in table, f"{name} has two handlers"
        table[name] = SaidEntry(name, needs, handler, in_group)
        return handler

    return register
