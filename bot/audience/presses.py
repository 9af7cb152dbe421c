"""The buttons of lists and of what lists are made of. They carry ids: a filter's, an anchor's, a segment's."""

from bot.kit.screen import Press
from domain.audience.filter import Order
from domain.audience.layout import ListColumn, ListView


class OnList(Press, prefix="-list"):
    """A button under a list."""

    filter_id: int


class AsideListPress(OnList, prefix="la"):
    """Those whom the filter means among the archived and the blocked."""


class LayoutPress(OnList, prefix="lv"):
    """How the list looks."""


class ViewPress(OnList, prefix="lvs"):
    """Let lists look so."""

    view: ListView


class OrderPress(OnList, prefix="lo"):
    """Sort the list so."""

    order: Order


class PageOfPress(OnList, prefix="lp"):
    """Let pages have so many clients."""

    size: int


class ColumnsPress(OnList, prefix="lc"):
    """Choose the columns."""


class ColumnPress(OnList, prefix="lcs"):
    """Show a column, or leave it out."""

    column: ListColumn
    on: bool


class UsualColumnsPress(OnList, prefix="lcu"):
    """The usual columns again."""


class TickPress(OnList, prefix="lt"):
    """Tick a client, which stands at `offset`, or take the tick off."""

    client_id: int
    offset: int
    on: bool


class TickPagePress(OnList, prefix="ltp"):
    """Tick the page that begins with this client, or take its ticks off."""

    anchor: int
    offset: int
    on: bool


class TickAllPress(OnList, prefix="lta"):
    """Tick everybody in the list."""


class ClearBasketPress(Press, prefix="bc"):
    """Take all ticks off."""


class RefillBasketPress(Press, prefix="br"):
    """Tick those again who were in the basket before it was cleared."""

    segment_id: int


class SaveFilterPress(OnList, prefix="en"):
    """Keep the clients of a filter as a segment: write its name."""


class ResponsiblesPress(Press, prefix="rs"):
    """Who is responsible for how many."""

    offset: int = 0


class SegmentPress(Press, prefix="eo"):
    """One segment."""

    segment_id: int


class SegmentListPress(Press, prefix="el"):
    """Its clients as a list."""

    segment_id: int


class SegmentTickPress(Press, prefix="et"):
    """Tick its clients."""

    segment_id: int


class RenameSegmentPress(Press, prefix="ew"):
    """Write its name."""

    segment_id: int


class ShareSegmentPress(Press, prefix="es"):
    """Open it to the team, or keep it to its owner."""

    segment_id: int
    on: bool


class RemoveSegmentPress(Press, prefix="er"):
    """Remove it."""

    segment_id: int


class PickTickedPress(Press, prefix="ep"):
    """Put the ticked clients into a picked segment, or take them out."""

    segment_id: int
    on: bool


class SaveBasketPress(Press, prefix="eb"):
    """Keep the ticked clients as a segment: write its name."""


class GroupPress(Press, prefix="gro"):
    """One group."""

    group_id: int


class AddGroupPress(Press, prefix="gra"):
    """Write a new group."""


class RenameGroupPress(Press, prefix="grn"):
    """Write its name."""

    group_id: int


class RemoveGroupPress(Press, prefix="grr"):
    """Remove it."""

    group_id: int


class GroupRulePress(Press, prefix="gru"):
    """Choose the rule: the last list, a segment."""

    group_id: int
    offset: int = 0


class SetRulePress(Press, prefix="grs"):
    """Let this be the rule: a filter, or (`segment_id`) that of a segment; both 0 take the rule away."""

    group_id: int
    filter_id: int = 0
    segment_id: int = 0


class GroupLeavesPress(Press, prefix="grl"):
    """Whether clients go out again."""

    group_id: int
    on: bool


class GroupTouchPress(Press, prefix="grt"):
    """In how many days a touch is planned for newcomers; -1 for none."""

    group_id: int
    days: int


class SwitchGroupPress(Press, prefix="grw"):
    """Let the rule work or rest; asked once more unless `sure`."""

    group_id: int
    on: bool
    sure: bool = False


class TagOfBasePress(Press, prefix="tgo"):
    """One tag of the base."""

    tag_id: int


class RenameTagPress(Press, prefix="tgn"):
    """Write its name."""

    tag_id: int


class MergeTagPress(Press, prefix="tgm"):
    """Choose the tag that it becomes."""

    tag_id: int
    offset: int = 0


class MergeTagIntoPress(Press, prefix="tgi"):
    """Merge it into this one."""

    tag_id: int
    into_id: int


class RemoveTagPress(Press, prefix="tgr"):
    """Take it off every card; asked once more unless `sure`."""

    tag_id: int
    sure: bool = False


class TagLettersPress(Press, prefix="tgl"):
    """Write the letters that a tag has."""
