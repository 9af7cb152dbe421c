"""The buttons of products: those of the settings, and those on a card."""

from bot.clients.presses import OnCard
from bot.kit.screen import Press


class ProductsPress(Press, prefix="p"):
    """The team's products."""

    offset: int = 0


class ProductPress(Press, prefix="po"):
    """One product."""

    product_id: int


class AddProductPress(Press, prefix="pa"):
    """Write a new product."""


class RenameProductPress(Press, prefix="pn"):
    """Write a product's name."""

    product_id: int


class PriceProductPress(Press, prefix="pp"):
    """Write a product's price."""

    product_id: int


class MoveProductPress(Press, prefix="pm"):
    """Move a product up or down."""

    product_id: int
    up: bool


class RemoveProductPress(Press, prefix="pr"):
    """Remove a product."""

    product_id: int


class WhoWantsPress(Press, prefix="pw"):
    """The clients who are interested in it."""

    product_id: int


class ProductsOfPress(OnCard, prefix="ci"):
    """Choose what the client is interested in."""

    start: int = 0


class MarkProductPress(OnCard, prefix="cis"):
    """The client is interested in it, or no longer; `start` is the page of the list."""

    product_id: int
    on: bool
    start: int = 0
