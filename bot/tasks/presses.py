"""The buttons of tasks."""

from enum import StrEnum

from bot.kit.screen import Press
from domain.tasks.rules import Section


class Usual(StrEnum):
    """A rhythm that is one press away."""

    NONE = "none"
    DAY = "day"
    WEEKDAYS = "weekdays"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"


class OnTask(Press, prefix="-task"):
    """A button of one task."""

    task_id: int


class TickTaskPress(OnTask, prefix="tkx"):
    """Done, pressed in a list (of this section, whose, which page) or on the tasks of a card."""

    section: Section = Section.ALL
    member_id: int = 0
    anchor: int = 0
    back: bool = False
    client_id: int = 0


class WhoseTasksPress(Press, prefix="tkw"):
    """Choose whose tasks to look at."""


class CompleteTaskPress(OnTask, prefix="tkc"):
    """Done, pressed on the task itself."""


class ReopenTaskPress(OnTask, prefix="tkr"):
    """Not done after all."""


class RemoveTaskPress(OnTask, prefix="tkd"):
    """Remove the task; ↩ brings it back."""


class WhenPress(OnTask, prefix="tkt"):
    """Choose when it is due."""


class DueDayPress(OnTask, prefix="tktd"):
    """Due so many days from today, at the same hour; -1 for no day at all."""

    days: int


class DueHourPress(OnTask, prefix="tkth"):
    """Due at this hour of the same day; -1 for no hour."""

    hour: int


class WriteDuePress(OnTask, prefix="tktw"):
    """Pick a day from the calendar, or write it."""


class RepeatPress(OnTask, prefix="tkq"):
    """Choose how it repeats."""


class RhythmPress(OnTask, prefix="tkqs"):
    """Repeat in this rhythm."""

    rhythm: Usual


class RepeatOnPress(OnTask, prefix="tkqd"):
    """Repeat on this day of the week too, or not."""

    weekday: int
    on: bool


class WriteRhythmPress(OnTask, prefix="tkqw"):
    """Write how it repeats."""


class RemindPress(OnTask, prefix="tkb"):
    """Choose when to remind."""


class RemindBeforePress(OnTask, prefix="tkbs"):
    """Remind so many minutes before, or not."""

    before: int
    on: bool


class AssigneePress(OnTask, prefix="tka"):
    """Choose who does it."""

    offset: int = 0


class HandOverPress(OnTask, prefix="tkas"):
    """This member does it."""

    member_id: int


class LinkPress(OnTask, prefix="tkl"):
    """Write whose client it is about."""


class LinkClientPress(OnTask, prefix="tkls"):
    """It is about this client; 0 for nobody."""

    client_id: int


class UrgentPress(OnTask, prefix="tkp"):
    """Comes first, as all others, or last: the next of the three."""


class RenameTaskPress(OnTask, prefix="tke"):
    """Write the title."""


class NoteTaskPress(OnTask, prefix="tkm"):
    """Write the note."""


class AddItemsPress(OnTask, prefix="tki"):
    """Write lines of the checklist."""


class ItemsPress(OnTask, prefix="tkil"):
    """The lines of the checklist, to take some away."""


class TickItemPress(OnTask, prefix="tkit"):
    """Tick a line of the checklist, or untick it."""

    item_id: int
    on: bool


class RemoveItemPress(OnTask, prefix="tkir"):
    """Take a line of the checklist away."""

    item_id: int
