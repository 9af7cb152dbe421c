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


class OpenRemindedPress(OnReminder, prefix="ro"):
    """Show what the reminder is about: in private, also when the button stands in the group."""
