"""What a field offers to choose from."""

from collections.abc import Iterable

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.positions import behind, move
from domain.clients.rules import clean_line
from domain.fields.change_fields import load_field
from domain.fields.rules import CHOICE_LENGTH, MOST_CHOICES, search_key
from domain.fields.tables import CustomChoice, FieldKind
from domain.journal.boundary import Writing


async def add_choices(ctx: Writing, field_id: int, names: Iterable[str]) -> list[CustomChoice]:
    """New choices behind the others; those that the field offers already are passed over.

    `InvalidValueError` for an empty or too long name, more than `MOST_CHOICES`, or a field that has no choices.
    """
    field = await load_field(ctx, field_id)
    if field.kind not in {FieldKind.CHOICE, FieldKind.CHOICES}:
        raise InvalidValueError(field="choice", reason="form")
    known = {search_key(choice.name) for choice in await _choices(ctx, field_id)}
    last = await ctx.scalar(select(func.max(CustomChoice.position)).where(CustomChoice.field_id == field_id))
    added = []
    for name in names:
        line = clean_line(name, field="choice", longest=CHOICE_LENGTH)
        if search_key(line) in known:
            continue
        known.add(search_key(line))
        last = behind(last)
        added.append(CustomChoice(field_id=field_id, name=line, position=last))
    if len(known) > MOST_CHOICES:
        raise InvalidValueError(field="choice", reason="too-many", longest=MOST_CHOICES)
    ctx.session.add_all(added)
    await ctx.session.flush()
    return added


async def rename_choice(ctx: Writing, choice_id: int, name: str) -> CustomChoice:
    """Give a choice another name on all cards; `InvalidValueError` if the field offers it already."""
    choice = await _load(ctx, choice_id)
    line = clean_line(name, field="choice", longest=CHOICE_LENGTH)
    for other in await _choices(ctx, choice.field_id):
        if other.id != choice_id and search_key(other.name) == search_key(line):
            raise InvalidValueError(field="choice", reason="taken")
    choice.name = line
    await ctx.session.flush()
    return choice


async def move_choice(ctx: Writing, choice_id: int, *, up: bool) -> None:
    """Swap a choice with its neighbour; at the edge nothing happens."""
    choice = await _load(ctx, choice_id)
    move(await _choices(ctx, choice.field_id), choice, up=up)
    await ctx.session.flush()


async def remove_choice(ctx: Writing, choice_id: int) -> CustomChoice:
    """Offer it no more. Cards keep the mark under the surface, so undo brings everything back."""
    choice = await _load(ctx, choice_id)
    choice.deleted_at = ctx.clock()
    await ctx.session.flush()
    return choice


async def _choices(ctx: Writing, field_id: int) -> list[CustomChoice]:
    query = select(CustomChoice).where(CustomChoice.field_id == field_id, CustomChoice.deleted_at.is_(None))
    return list((await ctx.session.execute(query.order_by(CustomChoice.position, CustomChoice.id))).scalars())


async def _load(ctx: Writing, choice_id: int) -> CustomChoice:
    ctx.require(Permission.SETTINGS)
    choice = await ctx.find(CustomChoice, choice_id)
    if choice is None or choice.deleted_at is not None:
        raise NotFoundError(what="choice")
    await load_field(ctx, choice.field_id)
    return choice
