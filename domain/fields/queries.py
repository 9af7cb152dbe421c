"""What is asked about the team's own fields and their values."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import and_, func, or_, select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.fields.tables import ClientField, CustomChoice, CustomField, FieldKind
from domain.fields.views import ChoiceView, FieldValue, FieldView, FilledField
from domain.journal.boundary import Query, Reading

_SEVERAL = FieldKind.CHOICES
_VALUES = (
    ClientField.text_value,
    ClientField.number_value,
    ClientField.date_value,
    ClientField.choice_id,
    ClientField.flag_value,
)
#: The field is in use, and so is the choice if the value is one.
IN_USE = and_(CustomField.deleted_at.is_(None), or_(ClientField.choice_id.is_(None), CustomChoice.deleted_at.is_(None)))


async def list_fields(ctx: Reading) -> list[FieldView]:
    """The team's fields with their choices, in order."""
    return await _fields(ctx)


async def get_field(ctx: Reading, field_id: int) -> FieldView:
    """One field with its choices, or `NotFoundError` if it is gone."""
    found = await _fields(ctx, field_id)
    if not found:
        raise NotFoundError(what="field")
    return found[0]


async def get_field_of_choice(ctx: Reading, choice_id: int) -> FieldView:
    """The field that offers this choice, or `NotFoundError` if either is gone."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(CustomChoice.field_id).where(CustomChoice.id == choice_id, CustomChoice.deleted_at.is_(None))
    field_id = await ctx.scalar(query)
    if field_id is None:
        raise NotFoundError(what="choice")
    return await get_field(ctx, field_id)


async def _fields(ctx: Reading, field_id: int | None = None) -> list[FieldView]:
    ctx.require(Permission.SEE_CLIENTS)
    query: Query = (
        select(
            CustomField.id,
            CustomField.name,
            CustomField.kind,
            CustomField.hint,
            CustomField.is_required,
            CustomChoice.id.label("choice_id"),
            CustomChoice.name.label("choice"),
        )
        .outerjoin(CustomChoice, (CustomChoice.field_id == CustomField.id) & CustomChoice.deleted_at.is_(None))
        .where(CustomField.deleted_at.is_(None))
        .order_by(CustomField.position, CustomField.id, CustomChoice.position, CustomChoice.id)
    )
    if field_id is not None:
        query = query.where(CustomField.id == field_id)
    fields: dict[int, Any] = {}
    choices: dict[int, list[ChoiceView]] = {}
    for row in await ctx.rows(query):
        fields.setdefault(row.id, row)
        if row.choice_id is not None:
            choices.setdefault(row.id, []).append(ChoiceView(row.choice_id, row.choice))
    return [
        FieldView(key, row.name, row.kind, row.hint, row.is_required, tuple(choices.get(key, ())))
        for key, row in fields.items()
    ]


async def fields_of(ctx: Reading, client_ids: Collection[int]) -> dict[int, dict[int, FieldValue]]:
    """By client and field, what stands in the fields in use; however many clients are asked for, it is one query.

    Clients whom the actor may not see, and those with nothing in any field, are left out.
    """
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        _values()
        .join(Client, Client.id == ClientField.client_id)
        .where(among(ctx.dialect, Client.id, client_ids), visible_clients(ctx.actor))
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.client_id, []).append(row)
    return {key: {field: value for field, (value, _) in _joined(rows).items()} for key, rows in found.items()}


async def list_filled(ctx: Reading, client_id: int) -> list[FilledField]:
    """All fields of the team with what stands in them on this card, in order.

    `NotFoundError` if the card may not be seen, as far as the team has any fields.
    """
    ctx.require(Permission.SEE_CLIENTS)
    fields = await _fields(ctx)
    if not fields:
        # A team without fields of its own pays nothing more for them on every card.
        return []
    if await ctx.scalar(select(Client.id).where(Client.id == client_id, visible_clients(ctx.actor))) is None:
        raise NotFoundError(what="client")
    values = _joined(await ctx.rows(_values().where(ClientField.client_id == client_id)))
    return [FilledField(field, *values.get(field.id, (None, (0, 0)))) for field in fields]


async def get_filled(ctx: Reading, client_id: int, field_id: int) -> FilledField:
    """One field of a card; `NotFoundError` if the card or the field is gone or may not be seen."""
    ctx.require(Permission.SEE_CLIENTS)
    for filled in await list_filled(ctx, client_id):
        if filled.field.id == field_id:
            return filled
    raise NotFoundError(what="field")


async def count_filled(ctx: Reading, field_id: int) -> tuple[int, dict[int, int]]:
    """On how many visible cards the field is filled in, and how many carry each of its choices."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(ClientField.choice_id, func.count(ClientField.client_id.distinct()))
        .join(CustomField, CustomField.id == ClientField.field_id)
        .outerjoin(CustomChoice, CustomChoice.id == ClientField.choice_id)
        .join(Client, Client.id == ClientField.client_id)
        .where(ClientField.field_id == field_id, IN_USE, visible_clients(ctx.actor))
        .group_by(ClientField.choice_id)
    )
    if all(choice is None for choice, _ in rows):
        return sum(count for _, count in rows), {}
    total = await ctx.scalar(
        select(func.count(ClientField.client_id.distinct()))
        .join(CustomField, CustomField.id == ClientField.field_id)
        .outerjoin(CustomChoice, CustomChoice.id == ClientField.choice_id)
        .join(Client, Client.id == ClientField.client_id)
        .where(ClientField.field_id == field_id, IN_USE, visible_clients(ctx.actor))
    )
    return int(total or 0), dict(rows)


def _values() -> Query:
    """The values in use with their rows, choices in their order."""
    return (
        select(
            ClientField.client_id,
            ClientField.field_id,
            ClientField.id,
            ClientField.version,
            CustomField.kind,
            *_VALUES,
        )
        .join(CustomField, CustomField.id == ClientField.field_id)
        .outerjoin(CustomChoice, CustomChoice.id == ClientField.choice_id)
        .where(IN_USE)
        .order_by(CustomField.position, CustomField.id, CustomChoice.position, CustomChoice.id)
    )


def _joined(rows: Iterable[Any]) -> dict[int, tuple[FieldValue, tuple[int, int]]]:
    """The values of one card by field, each with the row and version that hold it; several choices become one value."""
    found: dict[int, tuple[FieldValue, tuple[int, int]]] = {}
    for row in rows:
        value = next(held for held in row[5:] if held is not None)
        if row.choice_id is not None:
            earlier = found[row.field_id][0] if row.kind is _SEVERAL and row.field_id in found else ()
            assert isinstance(earlier, tuple)
            value = (*earlier, row.choice_id)
        found[row.field_id] = (value, (row.id, row.version))
    return found
