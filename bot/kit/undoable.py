"""↩ under what has just been changed, and where it leads: the screen that was changed, drawn as it is after undoing."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from bot.kit.call import Turn
from bot.kit.presses import UndoAtPress, UndoPress
from bot.kit.screen import Press, Screen, button
from bot.kit.words import Html

_P = TypeVar("_P", bound=Press)

#: Draws the screen that a press opens, with what has just been done.
Landing = Callable[[Turn, Any, Html], Awaitable[Screen]]

_LANDINGS: dict[str, tuple[type[Press], Landing]] = {}
#: Stands for the separator of a press within another press.
_WITHIN = "."


def lands_on(
    press: type[_P],
) -> Callable[[Callable[[Turn, _P, Html], Awaitable[Screen]]], Callable[[Turn, _P, Html], Awaitable[Screen]]]:
    """Decorator: whoever undoes what was done at the place that this press opens comes back to it by this function."""

    def register(draw: Callable[[Turn, _P, Html], Awaitable[Screen]]) -> Callable[[Turn, _P, Html], Awaitable[Screen]]:
        assert press.__prefix__ not in _LANDINGS, f"two ways lead back to {press.__prefix__}"
        _LANDINGS[press.__prefix__] = (press, draw)
        return draw

    return register


def with_undo(turn: Turn, screen: Screen, change_id: int | None, at: Press | None = None) -> Screen:
    """The screen with ↩ above its other buttons, if something was changed at all; undoing leads back to `at`."""
    if change_id is not None:
        screen.rows.insert(0, [button(turn.words.text("journal-undo"), undo_at(change_id, at))])
    return screen


def undo_at(change_id: int, at: Press | None) -> UndoPress | UndoAtPress:
    """The press that undoes the change and leads to `at` (None: nowhere)."""
    if at is None:
        return UndoPress(change_id=change_id)
    assert at.__prefix__ in _LANDINGS, f"no way leads back to {at.__prefix__}"
    return UndoAtPress(change_id=change_id, at=at.pack().replace(":", _WITHIN))


async def screen_at(turn: Turn, at: str, done: Html) -> Screen | None:
    """The place that an undo leads back to; None if this version knows no such place.

    Raises what drawing it raises: it may be gone.
    """
    found = _LANDINGS.get(at.partition(_WITHIN)[0])
    if found is None:
        return None
    kind, draw = found
    try:
        press = kind.unpack(at.replace(_WITHIN, ":"))
    except (TypeError, ValueError):
        # What a button carries may be anybody's invention.
        return None
    return await draw(turn, press, done)
