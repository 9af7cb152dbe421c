"""↩ under what has just been changed."""

from bot.kit.call import Turn
from bot.kit.presses import UndoPress
from bot.kit.screen import Screen, button


def with_undo(turn: Turn, screen: Screen, change_id: int | None) -> Screen:
    """The screen with ↩ above its other buttons, if something was changed at all."""
    if change_id is not None:
        screen.rows.insert(0, [button(turn.words.text("journal-undo"), UndoPress(change_id=change_id))])
    return screen
