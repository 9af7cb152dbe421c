"""Buttons of harvests. They carry the harvest's version where they change its choices."""

from enum import StrEnum

from bot.kit.screen import Press
from domain.transfer.given import GivenKind


class Trait(StrEnum):
    """What somebody has to be, to be taken."""

    SEX = "sex"
    AGE = "age"
    CITY = "city"
    SEEN = "seen"
    CAN_WRITE = "write"
    CONTACTS = "contacts"
    GONE = "gone"
    FILL = "fill"


class NewHarvestPress(Press, prefix="hvn"):
    """Ask for links."""


class HarvestPress(Press, prefix="hv"):
    """One harvest, as it stands."""

    harvest_id: int


class ListsPress(Press, prefix="hvl"):
    """Which of its lists are taken; `offset` turns the page."""

    harvest_id: int
    offset: int = 0


class SwitchListPress(Press, prefix="hvs"):
    """Take a list in, or leave it out."""

    harvest_id: int
    version: int
    list_id: int
    offset: int = 0


class SievePress(Press, prefix="hvw"):
    """Whom to take."""

    harvest_id: int


class TraitPress(Press, prefix="hvt"):
    """Choose or ask what somebody has to be; `value` is the choice where there are few (0: any)."""

    harvest_id: int
    version: int
    trait: Trait
    value: int = 0


class GivenPress(Press, prefix="hvg"):
    """What everybody gets."""

    harvest_id: int


class GivePress(Press, prefix="hvi"):
    """What may be given of one kind; `offset` turns the page."""

    harvest_id: int
    kind: GivenKind
    offset: int = 0


class GiveThisPress(Press, prefix="hvj"):
    """Give this one (0: nothing)."""

    harvest_id: int
    version: int
    kind: GivenKind
    key: int


class CheckHarvestPress(Press, prefix="hvc"):
    """Begin the dry run."""

    harvest_id: int


class RunHarvestPress(Press, prefix="hvr"):
    """Bring the people in."""

    harvest_id: int


class RepeatPress(Press, prefix="hvy"):
    """Every how many days it runs again; -1 asks."""

    harvest_id: int
    days: int = -1


class LinkFollowersPress(Press, prefix="hvf"):
    """Begin a harvest with the link that was searched for (`filter_id`)."""

    filter_id: int


class LinkCampaignPress(Press, prefix="hvm"):
    """Begin a campaign to the people behind the link that was searched for."""

    filter_id: int


class CancelHarvestPress(Press, prefix="hvx"):
    """Give it up."""

    harvest_id: int
