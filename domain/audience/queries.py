"""Pages, counts and ids of the clients that a filter means, with the actor's rights."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from domain.audience.compile import compile_filter
from domain.audience.filter import ClientFilter, Order, Touching, digest_of
from domain.audience.tables import KeptFilter
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Category, Client, Tag
from domain.clients.views import ClientLine
from domain.funnel.tables import ClientStage, Funnel, Stage
from domain.journal.boundary import Query, Reading
from domain.products.tables import Product
from domain.team.tables import Member

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
        compile_filter(wanted, dialect=ctx.dialect, now=ctx.clock(), zone=ctx.actor.zone),
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


class Asked(StrEnum):
    """What a condition asks for."""

    TEXT = "text"
    CATEGORY = "category"
    STAGE = "stage"
    TAG = "tag"
    RESPONSIBLE = "responsible"
    NOBODY = "nobody"
    SEX = "sex"
    HAS = "has"
    OVERDUE = "overdue"
    TODAY = "today"
    NO_TOUCH = "no-touch"
    IMPORT = "import"
    STUCK = "stuck"
    ORDERED = "ordered"
    BOUGHT = "bought"
    OPEN_DEAL = "open-deal"
    NO_OPEN_DEAL = "no-open-deal"
    WON_FROM = "won-from"


_TOUCHING = {Touching.OVERDUE: Asked.OVERDUE, Touching.TODAY: Asked.TODAY, Touching.NONE: Asked.NO_TOUCH}


@dataclass(frozen=True, slots=True)
class FilterPart:
    """One condition to be put in words; `names` fill them, and `gone` counts those that are no more.

    Of a sex or a kind of channel the name is its value, of days their number, of a sum its minor units and currency.
    """

    what: Asked
    names: tuple[str, ...] = ()
    gone: int = 0


async def describe_filter(ctx: Reading, wanted: ClientFilter) -> list[FilterPart]:
    """The filter for a person to read. What it names and is gone is said."""
    ctx.require(Permission.SEE_CLIENTS)
    parts = [FilterPart(Asked.TEXT, (wanted.text,))] if wanted.text else []
    for what, ids, entity in (
        (Asked.CATEGORY, wanted.category_ids, Category),
        (Asked.STAGE, wanted.stage_ids, Stage),
        (Asked.TAG, wanted.tag_ids, Tag),
        (Asked.ORDERED, wanted.ordered, Product),
        (Asked.BOUGHT, wanted.bought, Product),
        (Asked.RESPONSIBLE, (wanted.responsible,) if wanted.responsible else (), Member),
    ):
        if ids:
            parts.append(await _named(ctx, what, ids, entity))
    if wanted.responsible == 0:
        parts.append(FilterPart(Asked.NOBODY))
    if wanted.sex:
        parts.append(FilterPart(Asked.SEX, (wanted.sex,)))
    parts += [FilterPart(Asked.HAS, (kind,)) for kind in wanted.has]
    if wanted.touching:
        parts.append(FilterPart(_TOUCHING[wanted.touching]))
    if wanted.change_id is not None:
        parts.append(FilterPart(Asked.IMPORT))
    return [*parts, *_about_sales(wanted)]


def _about_sales(wanted: ClientFilter) -> Iterator[FilterPart]:
    if wanted.stuck_days is not None:
        yield FilterPart(Asked.STUCK, (str(wanted.stuck_days),))
    if wanted.has_open_deal is not None:
        yield FilterPart(Asked.OPEN_DEAL if wanted.has_open_deal else Asked.NO_OPEN_DEAL)
    if wanted.won_from is not None:
        yield FilterPart(Asked.WON_FROM, (str(wanted.won_from), wanted.won_currency))


async def _named(ctx: Reading, what: Asked, ids: tuple[int, ...], entity: Any) -> FilterPart:
    query: Query = select(entity.name).where(entity.id.in_(ids)).order_by(entity.name)
    if hasattr(entity, "deleted_at"):
        query = query.where(entity.deleted_at.is_(None))
    names = await ctx.column(query)
    return FilterPart(what, tuple(names), gone=len(set(ids)) - len(names))


def _ordering(order: Order) -> tuple[Any, ...]:
    if order is Order.NEWEST:
        return (Client.id.desc(),)
    if order is Order.NEXT_TOUCH:
        return (Client.next_touch_at.is_(None), Client.next_touch_at, Client.id)
    return (Client.name_folded, Client.id)
