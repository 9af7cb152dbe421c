"""Presses that come twice because a finger was quick: what a button makes is made once.

Only buttons that make something new are watched (`on_press(…, once=True)`): pressing ▲ twice means two places up.
Kept in memory: a press is not repeated across a restart.
"""

from collections import OrderedDict
from datetime import datetime, timedelta

#: Whoever presses the same button of the same message later than this means it.
QUICK = timedelta(seconds=3)
#: So many chats are remembered; a press concerns the last few seconds alone.
_MOST = 1_000

#: A chat, a message in it, and what the button carries.
Pressed = tuple[int, int | None, str]


class Repeats:
    """The last press that was done in each chat."""

    def __init__(self) -> None:
        self._last: OrderedDict[int, tuple[Pressed, datetime]] = OrderedDict()

    def is_one(self, pressed: Pressed, now: datetime) -> bool:
        """Whether this very button of this very message was done just now."""
        found = self._last.get(pressed[0])
        return found is not None and found[0] == pressed and now - found[1] < QUICK

    def done(self, pressed: Pressed, now: datetime) -> None:
        """It has been done."""
        self._last[pressed[0]] = (pressed, now)
        self._last.move_to_end(pressed[0])
        if len(self._last) > _MOST:
            self._last.popitem(last=False)
