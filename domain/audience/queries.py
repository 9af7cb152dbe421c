"""Pages, counts and ids of the clients that a filter means, with the actor's rights."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from domain.audience.compile import compile_filter
from domain.audience.filter import ClientFilter, Order, digest_of
from domain.audience.tables import KeptFilter
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Category, Client
from domain.clients.views import ClientLine
from domain.funnel.tables import ClientStage, Funnel, Stage
from domain.journal.boundary import Reading

#: Counting stops here: «1,000+» says as much and costs nothing.
COUNT_CAP = 1_000


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. `total` is capped at `COUNT_CAP` + 1, which means «more than»."""

    lines: tuple[ClientLine, ...]
    total: int
    offset: int


def condition_of(ctx: Reading, wanted: ClientFilter) -> ColumnElement[bool]:
    """The filter and the actor's rights together."""
    return and_(
        visible_clients(ctx.actor),
        compile_filter(
            wanted, dialect=ctx.dialect, now=ctx.clock(), zone=ctx.actor.zone, member_id=ctx.actor.member_id
        ),
    )


async def list_clients(ctx: Reading, wanted: ClientFilter, *, offset: int = 0, limit: int = 8) -> Page:
    """One page, and how many there are."""
    ctx.require(Permission.SEE_CLIENTS)
    condition = condition_of(ctx, wanted)
    icon = (
        select(Stage.icon)
        .join(ClientStage, ClientStage.stage_id == Stage.id)
        .join(Funnel, Funnel.id == Stage.funnel_id)
        .where(ClientStage.client_id == Client.id, Stage.deleted_at.is_(None))
        .order_by(Funnel.position)
        .limit(1)
        .scalar_subquery()
    )
    found = select(Client.id).where(condition).order_by(*_ordering(wanted.order)).offset(offset).limit(limit).subquery()
    rows = await ctx.rows(
        select(
            Client.id,
            Client.name,
            Client.company,
            Client.city,
            Category.icon,
            icon,
            Client.next_touch_on,
            Client.name_folded,
        )
        .join(found, found.c.id == Client.id)
        .outerjoin(Category, and_(Category.id == Client.category_id, Category.deleted_at.is_(None)))
        .order_by(*_ordering(wanted.order))
    )
    if len(rows) < limit and (rows or not offset):
        total = offset + len(rows)
    else:
        total = await count_clients(ctx, wanted)
    return Page(tuple(ClientLine(*row) for row in rows), total, offset)


async def count_clients(ctx: Reading, wanted: ClientFilter, *, cap: int | None = COUNT_CAP) -> int:
    """How many clients the filter means; with a cap, at most `cap` + 1 are counted."""
    ctx.require(Permission.SEE_CLIENTS)
    ids = select(Client.id).where(condition_of(ctx, wanted))
    if cap is not None:
        ids = ids.limit(cap + 1)
    return int(await ctx.scalar(select(func.count()).select_from(ids.subquery())))


async def client_ids_after(ctx: Reading, wanted: ClientFilter, after: int, limit: int) -> list[int]:
    """The next ids in ascending order: how jobs walk through an audience."""
    ctx.require(Permission.SEE_CLIENTS)
    return await ctx.column(
        select(Client.id).where(condition_of(ctx, wanted), Client.id > after).order_by(Client.id).limit(limit)
    )


async def get_filter(ctx: Reading, filter_id: int) -> ClientFilter:
    """The filter that the actor has kept under this id, or `NotFoundError`; somebody else's is not found."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(select(KeptFilter.body, KeptFilter.digest).where(KeptFilter.id == filter_id))
    if row is None or row.digest != digest_of(row.body, ctx.actor.member_id):
        raise NotFoundError(what="filter")
    return ClientFilter.from_json(row.body)


def _ordering(order: Order) -> tuple[Any, ...]:
    if order is Order.NEWEST:
        return (Client.id.desc(),)
    if order is Order.NEXT_TOUCH:
        return (Client.next_touch_at.is_(None), Client.next_touch_at, Client.id)
    return (Client.name_folded, Client.id)
