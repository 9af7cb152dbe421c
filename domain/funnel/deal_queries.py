"""What is asked about deals."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.funnel.money import Money
from domain.funnel.tables import Deal, DealStatus
from domain.funnel.views import DealSums, DealView
from domain.journal.boundary import Query, Reading

_DEAL = tuple(getattr(Deal, name) for name in DealView.__slots__)


async def list_deals(ctx: Reading, client_id: int, *, offset: int = 0, limit: int = 100) -> list[DealView]:
    """The deals of a client: those still open first, then by the day of the sale, the newest first."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(*_DEAL)
        .join(Client, Client.id == Deal.client_id)
        .where(Deal.client_id == client_id, Deal.deleted_at.is_(None), visible_clients(ctx.actor))
        .order_by(Deal.status != DealStatus.OPEN, func.coalesce(Deal.dated, Deal.created_at).desc(), Deal.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [DealView(*row) for row in rows]


async def get_deal(ctx: Reading, deal_id: int) -> DealView:
    """One deal. `NotFoundError` if it is gone, or its client may not be seen."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(
        select(*_DEAL)
        .join(Client, Client.id == Deal.client_id)
        .where(Deal.id == deal_id, Deal.deleted_at.is_(None), visible_clients(ctx.actor))
    )
    if row is None:
        raise NotFoundError(what="deal")
    return DealView(*row)


async def deal_sums(ctx: Reading, client_ids: Collection[int]) -> dict[int, DealSums]:
    """The deals of these clients in figures; who has none or may not be seen is left out."""
    ctx.require(Permission.SEE_CLIENTS)
    query: Query = (
        select(Deal.client_id, Deal.status, Deal.currency, func.count(), func.sum(Deal.amount), func.max(Deal.dated))
        .join(Client, Client.id == Deal.client_id)
        .where(among(ctx.dialect, Deal.client_id, client_ids), Deal.deleted_at.is_(None), visible_clients(ctx.actor))
        .group_by(Deal.client_id, Deal.status, Deal.currency)
    )
    parts: dict[int, list[Sequence[Any]]] = {}
    for client_id, *part in await ctx.rows(query):
        parts.setdefault(client_id, []).append(part)
    return {key: _sums(found) for key, found in parts.items()}


def _sums(parts: list[Sequence[Any]]) -> DealSums:
    counts = dict.fromkeys(DealStatus, 0)
    money: dict[DealStatus, list[Money]] = {status: [] for status in DealStatus}
    last: date | None = None
    for status, currency, count, amount, dated in parts:
        counts[status] += count
        if amount:
            money[status].append(Money(int(amount), currency))
        if status is DealStatus.WON and dated is not None:
            last = dated if last is None else max(last, dated)
    return DealSums(
        won_count=counts[DealStatus.WON],
        open_count=counts[DealStatus.OPEN],
        lost_count=counts[DealStatus.LOST],
        won=largest_first(money[DealStatus.WON]),
        open=largest_first(money[DealStatus.OPEN]),
        last_purchase=last,
    )


def largest_first(sums: Collection[Money]) -> tuple[Money, ...]:
    """Sums of several currencies in the order in which they are told."""
    return tuple(sorted(sums, key=lambda one: (-one.minor, one.currency)))
