"""What a client is interested in."""

from sqlalchemy import select

from domain.base.errors import NotFoundError
from domain.clients.load_client import load_client
from domain.journal.boundary import Writing
from domain.products.tables import ClientProduct, Product


async def add_client_product(ctx: Writing, client_id: int, product_id: int) -> ClientProduct:
    """Note that the client is interested in a product. Twice is once; `NotFoundError` if card or product is gone."""
    await load_client(ctx, client_id)
    product = await ctx.find(Product, product_id)
    if product is None or product.deleted_at is not None:
        raise NotFoundError(what="product")
    link = await _link(ctx, client_id, product_id)
    if link is not None:
        return link
    return await ctx.add(ClientProduct(client_id=client_id, product_id=product_id, since=ctx.clock()))


async def remove_client_product(ctx: Writing, client_id: int, product_id: int) -> None:
    """The client is no longer interested; a product that isn't on the card is no error."""
    await load_client(ctx, client_id)
    link = await _link(ctx, client_id, product_id)
    if link is not None:
        await ctx.session.delete(link)
        await ctx.session.flush()


async def _link(ctx: Writing, client_id: int, product_id: int) -> ClientProduct | None:
    query = select(ClientProduct).where(ClientProduct.client_id == client_id, ClientProduct.product_id == product_id)
    return (await ctx.session.execute(query)).scalar_one_or_none()
