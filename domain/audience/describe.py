"""A filter for a person to read: what it asks for, by the names of today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from domain.audience.filter import ClientFilter, Comparing, FieldCondition, Touching
from domain.audience.segments import open_segments
from domain.audience.tables import ClientGroup, HarvestList, Segment
from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.tables import Category, Client, Tag
from domain.fields.queries import list_fields
from domain.fields.tables import FieldKind
from domain.fields.views import FieldValue, FieldView
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
    KIND = "kind"
    HAS = "has"
    LACKS = "lacks"
    ADDED = "added"
    BORN = "born"
    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    NO_TOUCH = "no-touch"
    QUIET = "quiet"
    NO_STEP = "no-step"
    WAITING = "waiting"
    IMPORT = "import"
    SOURCE = "source"
    TRACE = "trace"
    CAME_FROM = "came-from"
    LISTED = "listed"
    SEGMENT = "segment"
    GROUP = "group"
    STAFF = "staff"
    TICKED = "ticked"
    PRODUCT = "product"
    FIELD_IS = "field-is"
    FIELD_FROM = "field-from"
    FIELD_TILL = "field-till"
    FIELD_HAS = "field-has"
    FIELD_LACKS = "field-lacks"
    STUCK = "stuck"
    STUCK_LONG = "stuck-long"
    ORDERED = "ordered"
    BOUGHT = "bought"
    OPEN_DEAL = "open-deal"
    NO_OPEN_DEAL = "no-open-deal"
    HAS_BOUGHT = "has-bought"
    NEVER_BOUGHT = "never-bought"
    WON_FROM = "won-from"
    STATE = "state"
    PAUSED = "paused"
    NOT_PAUSED = "not-paused"


_COMPARING = {
    Comparing.IS: Asked.FIELD_IS,
    Comparing.FROM: Asked.FIELD_FROM,
    Comparing.TILL: Asked.FIELD_TILL,
    Comparing.HAS: Asked.FIELD_HAS,
    Comparing.LACKS: Asked.FIELD_LACKS,
}
_TOUCHING = {
    Touching.OVERDUE: Asked.OVERDUE,
    Touching.TODAY: Asked.TODAY,
    Touching.WEEK: Asked.WEEK,
    Touching.NONE: Asked.NO_TOUCH,
}


@dataclass(frozen=True, slots=True)
class FilterPart:
    """One condition to be put in words; `names` fill them, and `gone` counts those that are no more.

    Of a sex, a kind of card, channel or source, and of what is lacking, the name is its value, of days their number, of
    a sum its minor units and its currency. `field` and `value` belong to a condition on one of the team's own fields.
    """

    what: Asked
    names: tuple[str, ...] = ()
    gone: int = 0
    field: FieldView | None = None
    value: FieldValue | None = None


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
        (Asked.GROUP, wanted.group_ids, ClientGroup),
        (Asked.PRODUCT, wanted.product_ids, Product),
    ):
        if ids:
            parts.append(await _named(ctx, what, ids, entity))
    if wanted.segment_id is not None:
        parts.append(await _segment(ctx, wanted.segment_id))
    if wanted.staff_of is not None:
        company = select(Client.name).where(Client.id == wanted.staff_of, visible_clients(ctx.actor))
        names = tuple(await ctx.column(company))
        parts.append(FilterPart(Asked.STAFF, names, gone=1 - len(names)))
    if wanted.responsible == 0:
        parts.append(FilterPart(Asked.NOBODY))
    if wanted.sex:
        parts.append(FilterPart(Asked.SEX, (wanted.sex,)))
    parts += _about_card(wanted)
    if wanted.touching:
        parts.append(FilterPart(_TOUCHING[wanted.touching]))
    if wanted.quiet_days is not None:
        parts.append(FilterPart(Asked.QUIET, (str(wanted.quiet_days),)))
    if wanted.no_step:
        parts.append(FilterPart(Asked.NO_STEP))
    if wanted.waiting_hours is not None:
        parts.append(FilterPart(Asked.WAITING, (str(wanted.waiting_hours),)))
    if wanted.change_id is not None:
        parts.append(FilterPart(Asked.IMPORT))
    if wanted.source_kinds:
        parts.append(FilterPart(Asked.SOURCE, wanted.source_kinds))
    if wanted.source_text:
        parts.append(FilterPart(Asked.TRACE, (wanted.source_text,)))
    if wanted.came_from:
        parts.append(FilterPart(Asked.CAME_FROM, tuple(f"vk.com/{page}" for page in wanted.came_from)))
    if wanted.listed_in:
        parts.append(await _listed(ctx, wanted.listed_in))
    if wanted.ticked:
        parts.append(FilterPart(Asked.TICKED))
    if wanted.custom:
        fields = {field.id: field for field in await list_fields(ctx)}
        parts += [_of_field(each, fields.get(each.field_id)) for each in wanted.custom]
    if wanted.states:
        parts.append(FilterPart(Asked.STATE, wanted.states))
    if wanted.paused is not None:
        parts.append(FilterPart(Asked.PAUSED if wanted.paused else Asked.NOT_PAUSED))
    return [*parts, *_about_sales(wanted)]


def _about_card(wanted: ClientFilter) -> Iterator[FilterPart]:
    if wanted.kind:
        yield FilterPart(Asked.KIND, (wanted.kind,))
    yield from (FilterPart(Asked.HAS, (kind,)) for kind in wanted.has)
    if wanted.lacks:
        yield FilterPart(Asked.LACKS, wanted.lacks)
    if wanted.added_days is not None:
        yield FilterPart(Asked.ADDED, (str(wanted.added_days),))
    if wanted.born_days is not None:
        yield FilterPart(Asked.BORN, (str(wanted.born_days),))


def _about_sales(wanted: ClientFilter) -> Iterator[FilterPart]:
    if wanted.stuck_days is not None:
        yield FilterPart(Asked.STUCK, (str(wanted.stuck_days),))
    if wanted.stuck:
        yield FilterPart(Asked.STUCK_LONG)
    if wanted.has_open_deal is not None:
        yield FilterPart(Asked.OPEN_DEAL if wanted.has_open_deal else Asked.NO_OPEN_DEAL)
    if wanted.has_bought is not None:
        yield FilterPart(Asked.HAS_BOUGHT if wanted.has_bought else Asked.NEVER_BOUGHT)
    if wanted.won_from is not None:
        yield FilterPart(Asked.WON_FROM, (str(wanted.won_from), wanted.won_currency))


def _of_field(condition: FieldCondition, field: FieldView | None) -> FilterPart:
    what, value = _COMPARING[condition.how], condition.value
    if field is None:
        return FilterPart(what, gone=1)
    if isinstance(value, tuple):
        known = tuple(choice.id for choice in field.choices if choice.id in value)
        return FilterPart(what, (field.name,), len(value) - len(known), field, known)
    day = date.fromisoformat(value) if field.kind is FieldKind.DATE and isinstance(value, str) else None
    return FilterPart(what, (field.name,), 0, field, day or value)


async def _named(ctx: Reading, what: Asked, ids: tuple[int, ...], entity: Any) -> FilterPart:
    query: Query = select(entity.name).where(entity.id.in_(ids)).order_by(entity.name)
    if hasattr(entity, "deleted_at"):
        query = query.where(entity.deleted_at.is_(None))
    names = await ctx.column(query)
    return FilterPart(what, tuple(names), gone=len(set(ids)) - len(names))


async def _listed(ctx: Reading, list_ids: tuple[int, ...]) -> FilterPart:
    """A list is called by its community or person; the two lists of one person are one name."""
    query = select(HarvestList.id, HarvestList.title, HarvestList.link).where(HarvestList.id.in_(list_ids))
    rows = await ctx.rows(query.order_by(HarvestList.position, HarvestList.id))
    names = tuple(dict.fromkeys(title or link for _, title, link in rows))
    return FilterPart(Asked.LISTED, names, gone=len(set(list_ids)) - len(rows))


async def _segment(ctx: Reading, segment_id: int) -> FilterPart:
    """Another member's own segment counts as gone: its name is nobody else's business."""
    query = select(Segment.name, Segment.is_listed).where(Segment.id == segment_id, open_segments(ctx.actor))
    row = await ctx.first(query)
    if row is None:
        return FilterPart(Asked.SEGMENT, gone=1)
    return FilterPart(Asked.SEGMENT, (row.name,)) if row.is_listed else FilterPart(Asked.TICKED)
