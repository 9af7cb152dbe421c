"""The buttons of digests and of the calendar."""

from enum import StrEnum

from bot.kit.screen import Press


class Waiting(StrEnum):
    """What a line of the morning's digest counts."""

    OVERDUE = "overdue"
    TODAY = "today"
    NO_STEP = "no-step"
    STUCK = "stuck"


class WaitingPress(Press, prefix="agw"):
    """Those clients whom a line of a digest counts; `member_id` 0 means everybody's."""

    what: Waiting
    member_id: int


class CalendarFilePress(Press, prefix="agf"):
    """The own touches and tasks as a file for a calendar."""
