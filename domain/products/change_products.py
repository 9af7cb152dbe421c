"""The team's list of products."""

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.positions import behind, move
from domain.clients.folding import fold
from domain.journal.boundary import Writing
from domain.products.rules import check_amount, clean_name
from domain.products.tables import Product
from domain.team.rules import checked_currency


async def add_product(ctx: Writing, name: str, amount: int | None, currency: str) -> Product:
    """A new product behind the others; `amount` in minor units of `currency` (ISO 4217), None without a price.

    `InvalidValueError` for an empty or too long name, one that the list has already, or an impossible price.
    """
    ctx.require(Permission.SETTINGS)
    line = clean_name(name)
    await _refuse_known(ctx, line)
    return await ctx.add(
        Product(
            name=line,
            amount=check_amount(amount),
            currency=checked_currency(currency),
            position=behind(await ctx.scalar(select(func.max(Product.position)))),
        )
    )


async def rename_product(ctx: Writing, product_id: int, name: str) -> Product:
    """Give a product another name; `InvalidValueError` as when it is added."""
    product = await _load(ctx, product_id)
    line = clean_name(name)
    await _refuse_known(ctx, line, but=product_id)
    product.name = line
    await ctx.session.flush()
    return product


async def price_product(ctx: Writing, product_id: int, amount: int | None, currency: str) -> Product:
    """Set the usual price in minor units of `currency`, or take it away. Deals made before keep theirs."""
    product = await _load(ctx, product_id)
    product.amount, product.currency = check_amount(amount), checked_currency(currency)
    await ctx.session.flush()
    return product


async def move_product(ctx: Writing, product_id: int, *, up: bool) -> None:
    """Swap a product with its neighbour; at the edge nothing happens."""
    product = await _load(ctx, product_id)
    query = select(Product).where(Product.deleted_at.is_(None)).order_by(Product.position, Product.id)
    move(list((await ctx.session.execute(query)).scalars()), product, up=up)
    await ctx.session.flush()


async def remove_product(ctx: Writing, product_id: int) -> Product:
    """Take a product out of use. Cards and deals keep the mark under the surface, so undo brings everything back."""
    product = await _load(ctx, product_id)
    product.deleted_at = ctx.clock()
    await ctx.session.flush()
    return product


async def _refuse_known(ctx: Writing, name: str, *, but: int | None = None) -> None:
    """Two products of one name could not be told apart on a button or in a file."""
    for key, known in await ctx.rows(select(Product.id, Product.name).where(Product.deleted_at.is_(None))):
        if key != but and fold(known) == fold(name):
            raise InvalidValueError(field="name", reason="taken")


async def _load(ctx: Writing, product_id: int) -> Product:
    ctx.require(Permission.SETTINGS)
    product = await ctx.find(Product, product_id)
    if product is None or product.deleted_at is not None:
        raise NotFoundError(what="product")
    return product
