"""Two cards side by side: what is on each, and what they say differently."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.tables import table_of
from domain.clients.access import visible_clients
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Category, Channel, Client, Note
from domain.fields.queries import fields_of, list_fields
from domain.fields.tables import FieldKind
from domain.fields.views import FieldValue, FieldView
from domain.funnel.tables import ClientStage, Deal, Funnel, Stage
from domain.journal.boundary import Reading
from domain.merging.aspects import (
    COLUMNS,
    Aspect,
    Difference,
    Standing,
    Value,
    believes_gone,
    stands_further,
    value_of,
)
from domain.team.tables import AccessClass, Member
from domain.touches.tables import Touch


@dataclass(frozen=True, slots=True)
class CardSide:
    """One of the two cards: enough to tell it by, and how much hangs on it."""

    id: int
    version: int
    name: str
    city: str | None
    responsible: str | None
    addresses: tuple[tuple[ChannelKind, str], ...]
    deals: int
    notes: int
    touches: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The card that would stay, the one that would become a part of it, and what has to be chosen."""

    kept: CardSide
    gone: CardSide
    differences: tuple[Difference, ...]


async def compare_cards(ctx: Reading, first_id: int, second_id: int, *, kept_id: int | None = None) -> Comparison:
    """Two different cards that the actor may see, else `NotFoundError`. Unless told, the one with more on it stays."""
    ctx.require(Permission.SEE_CLIENTS)
    if first_id == second_id:
        raise InvalidValueError(field="client", reason="same-card")
    rows, addresses = await _load(ctx, first_id, second_id)
    if len(rows) < 2:
        raise NotFoundError(what="client")
    if kept_id is None:
        kept_id = next(iter(rows))
    kept, gone = rows[kept_id], rows[second_id if kept_id == first_id else first_id]
    newer = (gone.updated_at or gone.created_at) > (kept.updated_at or kept.created_at)
    differences = [
        *_differences(kept, gone, gone_is_newer=newer),
        *await _stages(ctx, kept.id, gone.id),
        *await _fields(ctx, kept.id, gone.id, gone_is_newer=newer),
    ]
    return Comparison(_side(kept, addresses[kept.id]), _side(gone, addresses[gone.id]), tuple(differences))


async def sides_of(ctx: Reading, client_ids: Collection[int]) -> list[CardSide]:
    """Those of these cards that the actor may see, the one with most on it first."""
    ctx.require(Permission.SEE_CLIENTS)
    rows, addresses = await _load(ctx, *client_ids)
    return [_side(row, addresses[key]) for key, row in rows.items()]


async def _load(ctx: Reading, *client_ids: int) -> tuple[dict[int, Any], dict[int, list[tuple[ChannelKind, str]]]]:
    """The rows of these cards with their addresses, the card with most on it first."""
    rows = {row.id: row for row in await ctx.rows(_cards(ctx, *client_ids))}
    addresses: dict[int, list[tuple[ChannelKind, str]]] = {key: [] for key in rows}
    for client_id, kind, address in await ctx.rows(
        select(Channel.client_id, Channel.kind, Channel.address)
        .where(Channel.client_id.in_(rows))
        .order_by(Channel.position, Channel.id)
    ):
        addresses[client_id].append((kind, address))
    fullest_first = sorted(rows, key=lambda key: (-_weight(rows[key], addresses[key]), key))
    return {key: rows[key] for key in fullest_first}, addresses


def _cards(ctx: Reading, *client_ids: int) -> Select[Any]:
    def count(entity: Any) -> Any:
        return select(func.count()).where(entity.client_id == Client.id, entity.deleted_at.is_(None)).scalar_subquery()

    return (
        select(
            *table_of(Client).columns,
            Category.name.label("category"),
            Member.name.label("responsible"),
            AccessClass.name.label("access"),
            count(Deal).label("deals"),
            count(Note).label("notes"),
            count(Touch).label("touches"),
        )
        .outerjoin(Category, Category.id == Client.category_id)
        .outerjoin(Member, Member.id == Client.responsible_id)
        .outerjoin(AccessClass, AccessClass.id == Client.access_class_id)
        .where(Client.id.in_(client_ids), visible_clients(ctx.actor))
    )


def _side(row: Any, addresses: list[tuple[ChannelKind, str]]) -> CardSide:
    own = {name: getattr(row, name) for name in CardSide.__slots__ if name != "addresses"}
    return CardSide(addresses=tuple(addresses), **own)


def _weight(row: Any, addresses: list[tuple[ChannelKind, str]]) -> int:
    filled = sum(value_of(row, aspect) is not None for aspect in COLUMNS)
    return int(filled + len(addresses) + row.deals + row.notes + row.touches)


def _differences(kept: Any, gone: Any, *, gone_is_newer: bool) -> list[Difference]:
    """What both cards say, and not the same. What only one of them says is believed without asking."""
    found = []
    for aspect in COLUMNS:
        own, other = value_of(kept, aspect), value_of(gone, aspect)
        if own is None or other is None or own == other:
            continue
        is_gone = believes_gone(aspect, own, other, gone_is_newer=gone_is_newer)
        found.append(Difference((aspect, 0), "", _shown(kept, aspect, own), _shown(gone, aspect, other), is_gone))
    return found


def _shown(row: Any, aspect: Aspect, value: Value) -> Value:
    names = {Aspect.CATEGORY: "category", Aspect.RESPONSIBLE: "responsible", Aspect.ACCESS: "access"}
    name: Value = getattr(row, names[aspect]) if aspect in names else value
    return name


async def _stages(ctx: Reading, kept_id: int, gone_id: int) -> list[Difference]:
    rows = await ctx.rows(
        select(ClientStage.client_id, Funnel.id, Funnel.name, Stage.name, Stage.position, Stage.kind, ClientStage.since)
        .select_from(ClientStage)
        .join(Stage, Stage.id == ClientStage.stage_id)
        .join(Funnel, Funnel.id == ClientStage.funnel_id)
        .where(ClientStage.client_id.in_([kept_id, gone_id]))
        .order_by(Funnel.position, Funnel.id)
    )
    funnels: dict[tuple[int, str], dict[int, Standing]] = {}
    for client_id, funnel_id, funnel, *standing in rows:
        funnels.setdefault((funnel_id, funnel), {})[client_id] = Standing(*standing)
    found = []
    for (funnel_id, funnel), standings in funnels.items():
        kept, gone = standings.get(kept_id), standings.get(gone_id)
        if kept is not None and gone is not None and kept.stage != gone.stage:
            further = stands_further(gone, kept)
            found.append(Difference((Aspect.STAGE, funnel_id), funnel, kept.stage, gone.stage, further))
    return found


async def _fields(ctx: Reading, kept_id: int, gone_id: int, *, gone_is_newer: bool) -> list[Difference]:
    """What the team's own fields say differently. A field of several choices takes all of both cards."""
    values = await fields_of(ctx, [kept_id, gone_id])
    own, other = values.get(kept_id, {}), values.get(gone_id, {})
    differing = {key for key in own.keys() & other.keys() if own[key] != other[key]}
    if not differing:
        return []
    return [
        Difference((Aspect.FIELD, field.id), field.name, _named(field, own), _named(field, other), gone_is_newer)
        for field in await list_fields(ctx)
        if field.id in differing and field.kind is not FieldKind.CHOICES
    ]


def _named(field: FieldView, values: Mapping[int, FieldValue]) -> Value:
    value = values[field.id]
    if isinstance(value, tuple):
        return ", ".join(choice.name for choice in field.choices if choice.id in value)
    return value
