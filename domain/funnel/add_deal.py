"""Add a deal to a client."""

from datetime import date

from domain.base.errors import NotFoundError
from domain.clients.load_client import load_client
from domain.clients.rules import clean_line
from domain.funnel.rules import check_amount, check_day
from domain.funnel.tables import Deal, DealStatus
from domain.funnel.tell_won import tell_won
from domain.journal.boundary import Writing
from domain.products.tables import Product
from domain.team.rules import checked_currency


async def add_deal(
    ctx: Writing,
    client_id: int,
    title: str,
    amount: int | None,
    currency: str,
    *,
    status: DealStatus = DealStatus.OPEN,
    dated: date | None = None,
    product_id: int | None = None,
) -> Deal:
    """A new deal; `amount` in minor units of `currency` (ISO 4217). `InvalidValueError` for an impossible one."""
    await load_client(ctx, client_id)
    deal = await ctx.add(
        Deal(
            client_id=client_id,
            product_id=product_id,
            title=clean_line(title, field="title"),
            amount=check_amount(amount),
            currency=checked_currency(currency),
            status=status,
            dated=check_day(dated),
            closed_at=None if status is DealStatus.OPEN else ctx.clock(),
            created_at=ctx.clock(),
        )
    )
    if status is DealStatus.WON:
        await tell_won(ctx, deal)
    return deal


async def add_deal_of(ctx: Writing, client_id: int, product_id: int) -> Deal:
    """A new deal for a product of the team's list, with its name and usual price. `NotFoundError` if it is gone."""
    await load_client(ctx, client_id)
    product = await ctx.find(Product, product_id)
    if product is None or product.deleted_at is not None:
        raise NotFoundError(what="product")
    return await add_deal(ctx, client_id, product.name, product.amount, product.currency, product_id=product_id)
