"""The team's own fields: one layout of the card for all."""

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.positions import behind, move
from domain.clients.rules import clean_line
from domain.fields.rules import MOST_FIELDS, NAME_LENGTH, clean_hint, search_key
from domain.fields.tables import CustomField, FieldKind
from domain.journal.boundary import Writing


async def add_field(ctx: Writing, name: str, kind: FieldKind) -> CustomField:
    """A new field behind the others. What it may hold is settled here and stays.

    `InvalidValueError` for an empty or too long name, one that another field has, or more than `MOST_FIELDS` fields.
    """
    ctx.require(Permission.SETTINGS)
    line = clean_line(name, field="name", longest=NAME_LENGTH)
    if await _refuse_known(ctx, line) >= MOST_FIELDS:
        raise InvalidValueError(field="fields", reason="too-many", longest=MOST_FIELDS)
    last = await ctx.scalar(select(func.max(CustomField.position)))
    return await ctx.add(CustomField(name=line, kind=kind, position=behind(last)))


async def rename_field(ctx: Writing, field_id: int, name: str) -> CustomField:
    """Give a field another name; `InvalidValueError` as when it is added."""
    field = await load_field(ctx, field_id)
    line = clean_line(name, field="name", longest=NAME_LENGTH)
    await _refuse_known(ctx, line, but=field_id)
    field.name = line
    await ctx.session.flush()
    return field


async def hint_field(ctx: Writing, field_id: int, hint: str | None) -> CustomField:
    """Say how a field is to be filled in, or take the hint away."""
    field = await load_field(ctx, field_id)
    field.hint = None if hint is None else clean_hint(hint)
    await ctx.session.flush()
    return field


async def require_field(ctx: Writing, field_id: int, *, is_required: bool) -> CustomField:
    """Have the field marked on every card where it is empty, or no longer."""
    field = await load_field(ctx, field_id)
    field.is_required = is_required
    await ctx.session.flush()
    return field


async def move_field(ctx: Writing, field_id: int, *, up: bool) -> None:
    """Swap a field with its neighbour; at the edge nothing happens."""
    field = await load_field(ctx, field_id)
    query = select(CustomField).where(CustomField.deleted_at.is_(None))
    rows = (await ctx.session.execute(query.order_by(CustomField.position, CustomField.id))).scalars()
    move(list(rows), field, up=up)
    await ctx.session.flush()


async def remove_field(ctx: Writing, field_id: int) -> CustomField:
    """Take a field off all cards. What stood in it stays under the surface, so undo brings everything back."""
    field = await load_field(ctx, field_id)
    field.deleted_at = ctx.clock()
    await ctx.session.flush()
    return field


async def load_field(ctx: Writing, field_id: int) -> CustomField:
    """The field for editing, or `NotFoundError` if it is gone."""
    ctx.require(Permission.SETTINGS)
    field = await ctx.find(CustomField, field_id)
    if field is None or field.deleted_at is not None:
        raise NotFoundError(what="field")
    return field


async def _refuse_known(ctx: Writing, name: str, *, but: int | None = None) -> int:
    """How many fields there are; two of one name could not be told apart in a menu or in a file."""
    known = await ctx.rows(select(CustomField.id, CustomField.name).where(CustomField.deleted_at.is_(None)))
    if any(key != but and search_key(other) == search_key(name) for key, other in known):
        raise InvalidValueError(field="name", reason="taken")
    return len(known)
