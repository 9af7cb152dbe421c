"""Buttons that lead from one capability to another. Here, so that no screen must import the screen it leads to.

Prefixes and fields are what old messages carry: a new field needs a default, and a prefix is never given another
meaning. Ids only: rights and versions are read anew.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import Any, TypedDict

from bot.kit.screen import Press
from domain.accounts.tables import ActionKind
from domain.audience.paging import Side
from domain.audience.queue import Queue
from domain.audience.toggles import Choice
from domain.tasks.rules import Section


class CameFrom(IntEnum):
    """Where a card was opened from, when it was no list. It stands in the place of a filter, whose ids are above 0."""

    STAGE = -1
    PAIR = -2
    CARD = -3
    IMPORT = -4
    TASK = -5
    REMINDER = -6
    DAY = -7


class Way(TypedDict):
    """Where a card was opened from: the place `offset` in the list of a filter, or what `CameFrom` says, of which
    `offset` is the id; `filter_id` 0 stands for nowhere. Every button of a card and of its screens carries it.
    """

    filter_id: int
    offset: int


class Origin(Way):
    """The card a button stands on, and the way to where it was opened from."""

    client_id: int


def origin_of(ids: Mapping[str, Any]) -> Origin:
    """The origin among the ids that went with a question."""
    return Origin(client_id=ids["client_id"], **way_of(ids))


def way_of(carried: Mapping[str, Any] | Press) -> Way:
    """The way among the ids that went with a question, or in a press."""
    ids = carried.model_dump() if isinstance(carried, Press) else carried
    return Way(filter_id=ids.get("filter_id", 0), offset=ids.get("offset", 0))


def came_from(place: CameFrom, key: int) -> Way:
    """The way back to a place that is no list."""
    return Way(filter_id=place, offset=key)


class HomePress(Press, prefix="home"):
    """Back to the home screen."""


class MenuPress(Press, prefix="menu"):
    """All the ways from home."""


class QueuePress(Press, prefix="qq"):
    """The touch queue: this round of it, behind the client whom the reader has left for later last (0 for none)."""

    queue: Queue = Queue.MINE
    after_id: int = 0


class HelpPress(Press, prefix="help"):
    """The help."""


class SettingsPress(Press, prefix="set"):
    """The settings' first screen."""


class AccountsPress(Press, prefix="ac"):
    """The accounts that act for the team."""

    offset: int = 0


class HarvestsPress(Press, prefix="hvh"):
    """The imports of followers from VK; `before_id` pages."""

    before_id: int = 0


class JobsPress(Press, prefix="jobs"):
    """The list of background work."""

    before_id: int = 0


class HeldPress(Press, prefix="mh"):
    """Which account does what, and what waits for it."""


class CampaignsPress(Press, prefix="ml"):
    """The list of campaigns."""

    before_id: int = 0


class NewCampaignPress(Press, prefix="mx"):
    """Begin a campaign, for the clients of this filter or of this segment (both 0: they are chosen later)."""

    filter_id: int = 0
    segment_id: int = 0
    kind: ActionKind = ActionKind.MESSAGE


class TemplatesPress(Press, prefix="o"):
    """The templates: those of the category of `like_id`, 0 for all."""

    like_id: int = 0
    offset: int = 0


class WaitingPress(Press, prefix="ha"):
    """Who waits for an answer: behind this conversation (0 begins), one's own and nobody's or everybody's."""

    after_id: int = 0
    everybody: bool = False


class ConversationPress(Press, prefix="ho"):
    """One conversation: what was said last, and what can be done about it."""

    conversation_id: int


class BoardPress(Press, prefix="bd"):
    """The board of a funnel, 0 for the first."""

    funnel_id: int = 0
    offset: int = 0


class TwinsPress(Press, prefix="w"):
    """Pairs of cards that may be one person."""

    offset: int = 0


class ExportPress(Press, prefix="exp"):
    """What to export: the clients of a filter, 0 for the member's current one; or one client.

    `without` has a bit for each group of columns that is left out.
    """

    filter_id: int = 0
    client_id: int = 0
    without: int = 0


class ResendPress(Press, prefix="xr"):
    """Send the files of an export once more."""

    job_id: int


class Mode(StrEnum):
    """What a press on a client of a list does: it opens the card, or ticks the client."""

    OPEN = "o"
    TICK = "t"


class BulkPress(Press, prefix="bk"):
    """What can be done with all clients of a filter."""

    filter_id: int


class ListPress(Press, prefix="l"):
    """A page of a list of clients: where it begins, and the client from which it is found (`domain.audience.paging`).

    Without an anchor, as old messages have it, the page is counted off from the beginning.
    """

    filter_id: int
    offset: int = 0
    anchor: int = 0
    side: Side = Side.AT
    mode: Mode = Mode.OPEN


class SiftPress(Press, prefix="y"):
    """The filter panel; `filter_id` is the draft (0 begins with nothing)."""

    filter_id: int = 0


class BasketPress(Press, prefix="b"):
    """The clients that the member has ticked."""


class MergeTickedPress(Press, prefix="wk"):
    """Put the ticked cards side by side; `kept_id` is the one that stays (0: I choose)."""

    kept_id: int = 0


class CollectionsPress(Press, prefix="col"):
    """Segments, groups, tags, and whoever is responsible."""


class SegmentsPress(Press, prefix="e"):
    """The list of segments."""

    offset: int = 0


class GroupsPress(Press, prefix="gr"):
    """The list of groups."""

    offset: int = 0


class ReadyPress(Press, prefix="rd"):
    """The clients of a tag, of a group, of a member (0: of nobody)."""

    choice: Choice
    ref: int


class CloudPress(Press, prefix="tg"):
    """All tags of the base."""

    offset: int = 0


class TasksPress(Press, prefix="tk"):
    """A page of tasks: whose (0: one's own, -1: everybody's), which, and the task from which it is found."""

    section: Section = Section.ALL
    member_id: int = 0
    anchor: int = 0
    back: bool = False


class TaskPress(Press, prefix="tko"):
    """One task."""

    task_id: int


class NewTaskPress(Press, prefix="tkn"):
    """Write a task, about a client (0 for nobody); `filter_id` is a search that may have been meant as one."""

    client_id: int = 0
    filter_id: int = 0


class NewClientPress(Press, prefix="n"):
    """Add a client; `filter_id` is the search that found nobody (0 for none)."""

    filter_id: int = 0


class Tab(StrEnum):
    """The tabs of a card, in their order."""

    VISITOR = "visitor"
    CONTACTS = "contacts"
    SOURCE = "source"
    DEALS = "deals"
    TASKS = "tasks"
    FILES = "files"
    TIMELINE = "timeline"


class StagePagePress(Press, prefix="bs"):
    """Clients of a stage of the board: behind the place that `since` (microseconds since 1970) and `after_id` name,
    before it when turning back, or the page on which `at_id` stands.
    """

    stage_id: int
    since: int = 0
    after_id: int = 0
    back: bool = False
    at_id: int = 0


class PairPress(Press, prefix="wo"):
    """A pair of cards that may be one person, side by side, from this difference on."""

    pair_id: int
    offset: int = 0


class ImportPress(Press, prefix="im"):
    """An import as it stands now."""

    import_id: int


class CardPress(Press, prefix="c"):
    """A card, on one of its tabs; `filter_id` and `offset` are the way back to where it was opened from (`Way`)."""

    client_id: int
    tab: Tab = Tab.VISITOR
    filter_id: int = 0
    offset: int = 0


class UndoPress(Press, prefix="u"):
    """Undo a change, and show the card or the task it was made on (0 for none)."""

    change_id: int
    client_id: int = 0
    filter_id: int = 0
    offset: int = 0
    task_id: int = 0


class UndoAtPress(Press, prefix="ua"):
    """Undo a change, and lead back to the place where it was made (`bot.kit.undoable`)."""

    change_id: int
    at: str


class CalendarPress(Press, prefix="agc"):
    """A month of the own calendar, written as YYYYMM; 0 is the present one."""

    month: int = 0


class DayPress(Press, prefix="agd"):
    """What is planned for a day, written as YYYYMMDD."""

    day: int
    offset: int = 0


class OpenRemindedPress(Press, prefix="ro"):
    """Show what a reminder is about: in private, also when the button stands in the group."""

    reminder_id: int
