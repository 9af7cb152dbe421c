"""Fill in a field of a card."""

from datetime import date
from typing import Any

from sqlalchemy import select

from domain.base.errors import ChangedMeanwhileError, InvalidValueError
from domain.clients.load_client import load_client, refuse_unseen
from domain.fields.queries import get_field, get_field_of_choice, get_filled
from domain.fields.rules import check_value, print_of, search_key
from domain.fields.tables import ClientField, FieldKind
from domain.fields.views import FieldValue
from domain.journal.boundary import Writing


async def set_field(
    ctx: Writing,
    client_id: int,
    field_id: int,
    value: FieldValue | None,
    *,
    seen: tuple[int, int] | None = None,
    shown: int | None = None,
) -> None:
    """Put a value into a field of a card, or empty it with None; what stands there already changes nothing.

    Raises `NotFoundError` if the card or the field is gone, `InvalidValueError` for a value of another kind, and
    `ChangedMeanwhileError` if the row and version that the actor has `seen` no longer hold the value, or it is not the
    one that was `shown` (`rules.print_of`) any more.
    """
    await load_client(ctx, client_id)
    field = await get_field(ctx, field_id)
    if value is not None:
        check_value(field, value)
    rows = {row.slot: row for row in await _rows(ctx, client_id, field_id)}
    if shown is not None:
        refuse_unseen(print_of((await get_filled(ctx, client_id, field_id)).value), print_of(value), shown)
    # A row of several choices tells of one of them only.
    if seen is not None and field.kind not in {FieldKind.CHOICE, FieldKind.CHOICES}:
        _refuse_changed(rows.get(0), seen)
    wanted = {} if value is None else columns_by_slot(field.kind, value)
    for slot, row in rows.items():
        if slot not in wanted:
            await ctx.session.delete(row)
    for slot, columns in wanted.items():
        held = rows.get(slot)
        if held is None:
            ctx.session.add(ClientField(client_id=client_id, field_id=field_id, slot=slot, **columns))
        else:
            for name, column in columns.items():
                if getattr(held, name) != column:
                    setattr(held, name, column)
    await ctx.session.flush()


async def mark_choice(
    ctx: Writing, client_id: int, choice_id: int, *, is_chosen: bool, shown: int | None = None
) -> None:
    """Choose one of a field's choices, or take it back. Where the field takes one only, it replaces the other.

    `NotFoundError` if the card, the choice or its field is gone; `ChangedMeanwhileError` if it would replace another
    one than was `shown`.
    """
    await load_client(ctx, client_id)
    field = await get_field_of_choice(ctx, choice_id)
    rows = {row.choice_id: row for row in await _rows(ctx, client_id, field.id)}
    if field.kind is FieldKind.CHOICE and (is_chosen or choice_id in rows):
        await set_field(ctx, client_id, field.id, (choice_id,) if is_chosen else None, shown=shown)
    elif is_chosen and choice_id not in rows:
        (columns,) = columns_by_slot(field.kind, (choice_id,)).values()
        await ctx.add(ClientField(client_id=client_id, field_id=field.id, slot=choice_id, **columns))
    elif not is_chosen and choice_id in rows:
        await ctx.session.delete(rows[choice_id])
        await ctx.session.flush()


def columns_by_slot(kind: FieldKind, value: FieldValue) -> dict[int, dict[str, Any]]:
    """The rows that hold a value, by their slot: what is put into `client_field`, by bulk work too."""
    match value:
        case bool():
            return {0: {"flag_value": value}}
        case str():
            return {0: {"text_value": value, "folded": search_key(value)}}
        case int() | float():
            return {0: {"number_value": float(value)}}
        case date():
            return {0: {"date_value": value}}
        case tuple():
            return {(choice if kind is FieldKind.CHOICES else 0): {"choice_id": choice} for choice in value}
    raise InvalidValueError(field="value", reason="form")


def _refuse_changed(row: ClientField | None, seen: tuple[int, int]) -> None:
    if seen != ((row.id, row.version) if row is not None else (0, 0)):
        raise ChangedMeanwhileError


async def _rows(ctx: Writing, client_id: int, field_id: int) -> list[ClientField]:
    query = select(ClientField).where(ClientField.client_id == client_id, ClientField.field_id == field_id)
    return list((await ctx.session.execute(query)).scalars())
