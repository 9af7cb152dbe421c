"""A filter for a person to read: what it asks for, by the names of today."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from domain.audience.filter import ClientFilter, Touching
from domain.audience.tables import ClientGroup, Segment
from domain.base.actor import Permission
from domain.clients.tables import Category, Tag
from domain.funnel.tables import Stage
from domain.journal.boundary import Query, Reading
from domain.products.tables import Product
from domain.team.tables import Member


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
    SOURCE = "source"
    TRACE = "trace"
    SEGMENT = "segment"
    GROUP = "group"
    TICKED = "ticked"
    STUCK = "stuck"
    ORDERED = "ordered"
    BOUGHT = "bought"
    OPEN_DEAL = "open-deal"
    NO_OPEN_DEAL = "no-open-deal"
    WON_FROM = "won-from"
    STATE = "state"
    PAUSED = "paused"
    NOT_PAUSED = "not-paused"


_TOUCHING = {Touching.OVERDUE: Asked.OVERDUE, Touching.TODAY: Asked.TODAY, Touching.NONE: Asked.NO_TOUCH}


@dataclass(frozen=True, slots=True)
class FilterPart:
    """One condition to be put in words; `names` fill them, and `gone` counts those that are no more.

    Of a sex, a kind of channel or source the name is its value, of days their number, of a sum its minor units and
    its currency.
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
        (Asked.RESPONSIBLE, (wanted.responsible,) if wanted.responsible else (), Member),
        (Asked.ORDERED, wanted.ordered, Product),
        (Asked.BOUGHT, wanted.bought, Product),
        (Asked.SEGMENT, (wanted.segment_id,) if wanted.segment_id is not None else (), Segment),
        (Asked.GROUP, wanted.group_ids, ClientGroup),
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
    if wanted.source_kinds:
        parts.append(FilterPart(Asked.SOURCE, wanted.source_kinds))
    if wanted.source_text:
        parts.append(FilterPart(Asked.TRACE, (wanted.source_text,)))
    if wanted.ticked:
        parts.append(FilterPart(Asked.TICKED))
    if wanted.states:
        parts.append(FilterPart(Asked.STATE, wanted.states))
    if wanted.paused is not None:
        parts.append(FilterPart(Asked.PAUSED if wanted.paused else Asked.NOT_PAUSED))
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
