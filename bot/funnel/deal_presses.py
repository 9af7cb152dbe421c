"""The buttons of deals."""

from bot.kit.screen import Press


class NewDealPress(Press, prefix="cda"):
    """A new deal for a client: choose a product, or write."""

    client_id: int
    offset: int = 0


class ProductDealPress(Press, prefix="dnp"):
    """A new deal of this product, at its usual price."""

    client_id: int
    product_id: int


class WriteDealPress(Press, prefix="dnw"):
    """Write a new deal."""

    client_id: int


class DealPress(Press, prefix="d"):
    """One deal."""

    deal_id: int


class WinDealPress(Press, prefix="dw"):
    """The deal is won."""

    deal_id: int


class LoseDealPress(Press, prefix="dl"):
    """Ask why the deal is lost."""

    deal_id: int


class LostDealPress(Press, prefix="dls"):
    """The deal is lost for this reason: 0 for none, -1 for one to be written."""

    deal_id: int
    reason_id: int


class ReopenDealPress(Press, prefix="do"):
    """The deal is open again."""

    deal_id: int


class RenameDealPress(Press, prefix="dn"):
    """Write the title."""

    deal_id: int


class PriceDealPress(Press, prefix="dp"):
    """Write the price."""

    deal_id: int


class DateDealPress(Press, prefix="dd"):
    """Pick the day of the sale."""

    deal_id: int


class ChooseProductPress(Press, prefix="dc"):
    """Choose the deal's product."""

    deal_id: int
    offset: int = 0


class SetProductPress(Press, prefix="dcs"):
    """This is the deal's product; 0 for none of the list."""

    deal_id: int
    product_id: int


class RemoveDealPress(Press, prefix="dr"):
    """Take the deal off the card."""

    deal_id: int


class StaysPress(Press, prefix="dh"):
    """All the stages a client has stood on."""

    client_id: int
