"""Edit a deal: its title, product, price and day; win it, lose it, take it up again, remove it.

With `version`, each refuses a deal that somebody else has edited since with `ChangedMeanwhileError`.
"""

from datetime import date

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.rules import clean_line
from domain.clients.tables import Client
from domain.funnel.rules import REASON_LENGTH, check_amount, check_day, day_at
from domain.funnel.tables import Deal, DealStatus
from domain.funnel.tell_won import tell_won
from domain.journal.boundary import Writing
from domain.products.tables import Product
from domain.team.rules import checked_currency


async def rename_deal(ctx: Writing, deal_id: int, title: str, *, version: int | None = None) -> Deal:
    """Another title; the product, if one was chosen, stays."""
    deal = await _load(ctx, deal_id, version)
    deal.title = clean_line(title, field="title")
    return await _kept(ctx, deal)


async def set_deal_product(ctx: Writing, deal_id: int, product_id: int | None, *, version: int | None = None) -> Deal:
    """Say which product of the team's list it is; its name becomes the title, its price fills a missing one."""
    deal = await _load(ctx, deal_id, version)
    if product_id is not None:
        product = await ctx.find(Product, product_id)
        if product is None or product.deleted_at is not None:
            raise NotFoundError(what="product")
        deal.title = product.name
        if deal.amount is None and product.amount is not None:
            deal.amount, deal.currency = product.amount, product.currency
    deal.product_id = product_id
    return await _kept(ctx, deal)


async def price_deal(
    ctx: Writing, deal_id: int, amount: int | None, currency: str, *, version: int | None = None
) -> Deal:
    """Another price in minor units of `currency`, or none known. `InvalidValueError` for an impossible one."""
    deal = await _load(ctx, deal_id, version)
    deal.amount, deal.currency = check_amount(amount), checked_currency(currency)
    return await _kept(ctx, deal)


async def date_deal(ctx: Writing, deal_id: int, day: date | None, *, version: int | None = None) -> Deal:
    """The day of the sale, or none."""
    deal = await _load(ctx, deal_id, version)
    deal.dated = check_day(day)
    return await _kept(ctx, deal)


async def win_deal(ctx: Writing, deal_id: int, *, version: int | None = None) -> Deal:
    """The deal is won: bought and agreed. Without a day of the sale it is today, where the actor is."""
    deal = await _load(ctx, deal_id, version)
    if deal.status is not DealStatus.WON:
        deal.status, deal.reason, deal.closed_at = DealStatus.WON, None, ctx.clock()
        deal.dated = deal.dated or day_at(ctx.clock(), ctx.actor.zone)
        await tell_won(ctx, await _kept(ctx, deal))
    return deal


async def lose_deal(ctx: Writing, deal_id: int, reason: str | None, *, version: int | None = None) -> Deal:
    """The deal is lost, for this reason if one is given."""
    deal = await _load(ctx, deal_id, version)
    kept = None if reason is None else clean_line(reason, field="reason", longest=REASON_LENGTH)
    if deal.status is not DealStatus.LOST:
        deal.status, deal.closed_at = DealStatus.LOST, ctx.clock()
        deal.reason = kept
    elif kept is not None:
        deal.reason = kept
    return await _kept(ctx, deal)


async def reopen_deal(ctx: Writing, deal_id: int, *, version: int | None = None) -> Deal:
    """The deal is open again, whatever it ended with."""
    deal = await _load(ctx, deal_id, version)
    deal.status, deal.reason, deal.closed_at = DealStatus.OPEN, None, None
    return await _kept(ctx, deal)


async def remove_deal(ctx: Writing, deal_id: int, *, version: int | None = None) -> Deal:
    """Take the deal off the card; undo brings it back."""
    deal = await _load(ctx, deal_id, version)
    deal.deleted_at = ctx.clock()
    return await _kept(ctx, deal)


async def _kept(ctx: Writing, deal: Deal) -> Deal:
    await ctx.session.flush()
    return deal


async def _load(ctx: Writing, deal_id: int, version: int | None = None) -> Deal:
    """The deal, if its client may be seen and edited; else `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(Deal).join(Client, Client.id == Deal.client_id)
    query = query.where(Deal.id == deal_id, Deal.deleted_at.is_(None), visible_clients(ctx.actor))
    deal = (await ctx.session.execute(query)).scalar_one_or_none()
    if deal is None:
        raise NotFoundError(what="deal")
    deal.check_seen(version)
    return deal
