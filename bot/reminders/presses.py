"""The buttons of reminders, and of a member's working day."""

from bot.kit.screen import Press
from domain.touches.tables import TouchKind


class OnReminder(Press, prefix="-or"):
    """A button below a reminder."""

    reminder_id: int


class SnoozePress(OnReminder, prefix="rz"):
    """Remind again in so many minutes; 0 is the next working morning."""

    minutes: int


class SnoozeUntilPress(OnReminder, prefix="rzd"):
    """Ask until when."""


class DropSnoozePress(OnReminder, prefix="rzx"):
    """Do not remind again."""


class RemindedDonePress(OnReminder, prefix="rd1"):
    """The task of the reminder is done."""


class RemindedTouchPress(OnReminder, prefix="rt"):
    """The touch of the reminder has taken place."""

    kind: TouchKind


class MyDayPress(Press, prefix="sd"):
    """A member's working day."""


class HoursPress(Press, prefix="sdh"):
    """Choose the hours of work."""


class SetHoursPress(Press, prefix="sdhs"):
    """Work between these minutes of the day."""

    start: int
    end: int


class WriteHoursPress(Press, prefix="sdhw"):
    """Write the hours of work."""


class SetDaysPress(Press, prefix="sdd"):
    """Work on these days (bits, Monday is 1)."""

    days: int


class DigestPress(Press, prefix="sdg"):
    """Choose when the morning digest comes."""


class SetDigestPress(Press, prefix="sdgs"):
    """At this minute of the day; -1 for never."""

    minute: int


class WriteDigestPress(Press, prefix="sdgw"):
    """Write when the morning digest comes."""


class LeadPress(Press, prefix="sdl"):
    """Choose how early to be reminded."""


class SetLeadPress(Press, prefix="sdls"):
    """So many minutes before the hour; -1 for not at all."""

    minutes: int


class EmailPress(Press, prefix="sde"):
    """Reminders by e-mail."""


class WriteEmailPress(Press, prefix="sdew"):
    """Write an address."""


class WriteCodePress(Press, prefix="sdec"):
    """Write the code that was mailed."""


class DropEmailPress(Press, prefix="sdex"):
    """Have nothing come by e-mail."""


class OverduePress(Press, prefix="sgo"):
    """Choose when the team group hears of what is overdue."""


class SetOverduePress(Press, prefix="sgos"):
    """After so many hours; 0 for never."""

    hours: int
