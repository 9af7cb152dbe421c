"""The buttons of deals. They carry the way back from the deal's card, like those of the card itself."""

from typing import Any

from bot.clients.presses import OnCard
from bot.kit.presses import Way, way_of
from bot.kit.screen import Press


class OneDeal(Way):
    """A deal, and the way back from its client's card."""

    deal_id: int


def deal_in(carried: dict[str, Any]) -> OneDeal:
    """The deal among the ids that went with a question."""
    return OneDeal(deal_id=carried["deal_id"], **way_of(carried))


class NewDealPress(OnCard, prefix="cda"):
    """A new deal for a client: choose a product, or write."""

    start: int = 0


class DealsPress(OnCard, prefix="dm"):
    """The deals of a client from this one on."""

    start: int


class ProductDealPress(OnCard, prefix="dnp"):
    """A new deal of this product, at its usual price."""

    product_id: int


class WriteDealPress(OnCard, prefix="dnw"):
    """Write a new deal."""


class StaysPress(OnCard, prefix="dh"):
    """All the stages a client has stood on."""


class OnDeal(Press, prefix="-deal"):
    """A button of one deal. What changes it carries the `version` that was seen; 0 is a button from before."""

    deal_id: int
    filter_id: int = 0
    offset: int = 0

    @property
    def one(self) -> OneDeal:
        """What every further button of this deal carries."""
        return OneDeal(deal_id=self.deal_id, **way_of(self))

    def anew(self) -> Press | None:
        return DealPress(**self.one)


class DealPress(OnDeal, prefix="d"):
    """One deal."""


class WinDealPress(OnDeal, prefix="dw"):
    """The deal is won."""

    version: int = 0


class LoseDealPress(OnDeal, prefix="dl"):
    """Ask why the deal is lost."""

    version: int = 0


class LostDealPress(OnDeal, prefix="dls"):
    """The deal is lost for this reason: 0 for none, -1 for one to be written."""

    reason_id: int
    version: int = 0


class ReopenDealPress(OnDeal, prefix="do"):
    """The deal is open again."""

    version: int = 0


class RenameDealPress(OnDeal, prefix="dn"):
    """Write the title."""


class PriceDealPress(OnDeal, prefix="dp"):
    """Write the price."""


class DateDealPress(OnDeal, prefix="dd"):
    """Pick the day of the sale."""


class ChooseProductPress(OnDeal, prefix="dc"):
    """Choose the deal's product."""

    start: int = 0


class SetProductPress(OnDeal, prefix="dcs"):
    """This is the deal's product; 0 for none of the list."""

    product_id: int
    version: int = 0


class RemoveDealPress(OnDeal, prefix="dr"):
    """Take the deal off the card."""

    version: int = 0
