"""The buttons of bulk edits. Those of the list name a filter; from the dry run on they name the bulk edit itself."""

from bot.kit.screen import Press
from domain.bulk.holdings import Holding
from domain.bulk.kinds import BulkOperation
from domain.clients.kinds import ClientState


class OnAudience(Press, prefix="-bk"):
    """Something that is to be done with the clients of a filter."""

    filter_id: int
    operation: BulkOperation


class PickPress(OnAudience, prefix="bkp"):
    """Choose what the operation sets."""

    offset: int = 0


class WritePress(OnAudience, prefix="bkw"):
    """Write what the operation sets: a new tag, another day."""


class TryPress(OnAudience, prefix="bkd"):
    """What the operation would do; `value` is the id of what it sets, or a number of days, 0 for none."""

    value: int = 0


class SalesPlanPress(Press, prefix="bksp"):
    """Choose the funnel and the stage at which the clients of a filter enter a sales plan."""

    filter_id: int


class PlanManagerPress(Press, prefix="bkg"):
    """Choose the manager of those who enter the plan at this stage."""

    filter_id: int
    stage_id: int


class PlanSalesPress(Press, prefix="bkh"):
    """What it would do; `member_id` 0 leaves everybody's responsible as it is."""

    filter_id: int
    stage_id: int
    member_id: int


class OnEdit(Press, prefix="-be"):
    """Something about a bulk edit that was looked at; `filter_id` leads back to the list."""

    edit_id: int
    filter_id: int = 0


class EditPress(OnEdit, prefix="bke"):
    """The dry run, as it would end now."""


class StartPress(OnEdit, prefix="bks"):
    """Begin: at once (0), or at this minute since 1970."""

    minute: int = 0


class LaterPress(OnEdit, prefix="bkl"):
    """Choose when to begin."""


class OtherTimePress(OnEdit, prefix="bko"):
    """Write when to begin."""


class SkippedPress(OnEdit, prefix="bkx"):
    """A table of those who would be left as they are."""


class BasePress(Press, prefix="bb"):
    """Managing the base as a whole."""


class HoldingsPress(Press, prefix="bbl"):
    """The categories, stages or members, with how many clients each has."""

    what: Holding


class HolderPress(Press, prefix="bbh"):
    """All clients of one of them; 0 for those of nobody."""

    what: Holding
    holder_id: int


class AsidePress(Press, prefix="bba"):
    """The archived or the blocked clients."""

    state: ClientState


class WipePress(Press, prefix="bbw"):
    """What a wipe of the base would mean."""


class WipeForSurePress(Press, prefix="bbs"):
    """Type the word."""


class FieldPress(Press, prefix="bkf"):
    """Which value a field of the team's own shall have."""

    filter_id: int
    field_id: int


class FieldValuePress(FieldPress, prefix="bkv"):
    """This one: a choice's id, 1 for yes and 2 for no, 0 to empty the field."""

    value: int


class WriteFieldPress(FieldPress, prefix="bkt"):
    """Write the value."""
