"""What is in the actor's basket. Clients that are removed or out of sight by now don't count."""

from collections.abc import Collection

from sqlalchemy import func, select

from domain.audience.queries import COUNT_CAP
from domain.audience.tables import BasketItem
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading


async def count_basket(ctx: Reading) -> int:
    """How many clients the actor has ticked; at most `COUNT_CAP` + 1 are counted."""
    ctx.require(Permission.SEE_CLIENTS)
    query = (
        select(BasketItem.client_id)
        .join(Client, Client.id == BasketItem.client_id)
        .where(BasketItem.member_id == ctx.actor.member_id, visible_clients(ctx.actor))
        .limit(COUNT_CAP + 1)
    )
    return int(await ctx.scalar(select(func.count()).select_from(query.subquery())))


async def list_ticked(ctx: Reading, *, limit: int) -> list[int]:
    """The ids of the clients that the actor has ticked, at most so many."""
    ctx.require(Permission.SEE_CLIENTS)
    query = (
        select(BasketItem.client_id)
        .join(Client, Client.id == BasketItem.client_id)
        .where(BasketItem.member_id == ctx.actor.member_id, visible_clients(ctx.actor))
        .order_by(BasketItem.client_id)
        .limit(limit)
    )
    return list(await ctx.column(query))


async def ticked_among(ctx: Reading, ids: Collection[int]) -> set[int]:
    """Which of these clients are ticked."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(BasketItem.client_id).where(
        BasketItem.member_id == ctx.actor.member_id, among(ctx.dialect, BasketItem.client_id, ids)
    )
    return set(await ctx.column(query))
