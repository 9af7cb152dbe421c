"""What is asked about products."""

from collections.abc import Collection

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.errors import NotFoundError
from domain.base.views import columns_of, views_of
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading
from domain.products.tables import ClientProduct, Product
from domain.products.views import ProductView


async def list_products(ctx: Reading) -> list[ProductView]:
    """The team's products in their order."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(*columns_of(Product, ProductView))
        .where(Product.deleted_at.is_(None))
        .order_by(Product.position, Product.id)
    )
    return views_of(rows, ProductView)


async def get_product(ctx: Reading, product_id: int) -> ProductView:
    """One product, or `NotFoundError` if it is gone."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(
        select(*columns_of(Product, ProductView)).where(Product.id == product_id, Product.deleted_at.is_(None))
    )
    if row is None:
        raise NotFoundError(what="product")
    return ProductView(*row)


async def products_of(ctx: Reading, client_ids: Collection[int]) -> dict[int, list[ProductView]]:
    """What each of these clients is interested in, in the order of the list; however many are asked for, one query.

    Clients whom the actor may not see, and those interested in nothing, are left out.
    """
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(ClientProduct.client_id, *columns_of(Product, ProductView))
        .join(Product, Product.id == ClientProduct.product_id)
        .join(Client, Client.id == ClientProduct.client_id)
        .where(among(ctx.dialect, Client.id, client_ids), visible_clients(ctx.actor), Product.deleted_at.is_(None))
        .order_by(Product.position, Product.id)
    )
    found: dict[int, list[ProductView]] = {}
    for client_id, *columns in rows:
        found.setdefault(client_id, []).append(ProductView(*columns))
    return found
