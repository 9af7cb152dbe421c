"""The buttons of pairs that may be one person."""

from bot.kit.presses import Origin
from bot.kit.screen import Press
from domain.merging.aspects import Aspect


class ScanPress(Press, prefix="ws"):
    """Look through the base."""


class TakePress(Press, prefix="wt"):
    """Take something from the card that goes, or from the one that stays; `number` is the funnel's or field's id."""

    pair_id: int
    aspect: Aspect
    number: int = 0
    gone: bool
    offset: int = 0


class MergePress(Press, prefix="wm"):
    """Merge the pair as it was shown."""

    pair_id: int
    stamp: int


class MergeTogetherPress(Press, prefix="wz"):
    """Merge the ticked cards, as they were shown, into this one."""

    kept_id: int
    stamp: int


class PartPress(Press, prefix="wd"):
    """They are two people."""

    pair_id: int


class NextPairPress(Press, prefix="wx"):
    """The pair behind this one; 0 for the first."""

    pair_id: int = 0


class SimilarPress(Press, prefix="wl"):
    """Who else may be this client."""

    client_id: int
    filter_id: int = 0
    offset: int = 0

    @property
    def origin(self) -> Origin:
        """What leads back to the card and its list."""
        return Origin(client_id=self.client_id, filter_id=self.filter_id, offset=self.offset)


class BesidePress(Press, prefix="wb"):
    """Put two cards side by side."""

    client_id: int
    other_client_id: int
