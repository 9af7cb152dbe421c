"""Put templates one behind the other, and change the row."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.base.positions import move
from domain.journal.boundary import Writing
from domain.templates.finding import series_to_change, template_to_change
from domain.templates.rules import MOST_IN_SERIES, clean_name
from domain.templates.tables import MessageTemplate, TemplateSeries


async def add_series(ctx: Writing, name: str) -> TemplateSeries:
    """A new series of the actor's own. Raises `InvalidValueError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    series = TemplateSeries(name=clean_name(name), owner_id=ctx.actor.member_id, created_at=ctx.clock())
    return await ctx.add(series)


async def rename_series(ctx: Writing, series_id: int, name: str) -> TemplateSeries:
    """Give it another name. Raises `NotFoundError`, `AccessDeniedError`, `InvalidValueError`."""
    series = await series_to_change(ctx, series_id)
    series.name = clean_name(name)
    await ctx.session.flush()
    return series


async def share_series(ctx: Writing, series_id: int, *, is_shared: bool) -> TemplateSeries:
    """Open it to the team with all its letters, or keep them to their owners. Raises as above."""
    series = await series_to_change(ctx, series_id)
    series.is_shared = is_shared
    for letter in await _letters(ctx, series_id):
        letter.is_shared = is_shared
    await ctx.session.flush()
    return series


async def remove_series(ctx: Writing, series_id: int) -> TemplateSeries:
    """Take it out of use; its letters stay as templates, and undo brings it back. Raises as above."""
    series = await series_to_change(ctx, series_id)
    series.deleted_at = ctx.clock()
    await ctx.session.flush()
    return series


async def put_in_series(ctx: Writing, template_id: int, series_id: int) -> MessageTemplate:
    """Make it the last letter of a series, out of any other; who may read the series may read it too.

    Raises `NotFoundError`, `AccessDeniedError`, `InvalidValueError` for a series that is full.
    """
    series, template = await series_to_change(ctx, series_id), await template_to_change(ctx, template_id)
    letters = [each for each in await _letters(ctx, series_id) if each.id != template_id]
    if len(letters) >= MOST_IN_SERIES:
        raise InvalidValueError(field="series", reason="too-many", longest=MOST_IN_SERIES)
    template.series_id = series_id
    template.position = letters[-1].position + 1 if letters else 0
    template.is_shared = template.is_shared or series.is_shared
    await ctx.session.flush()
    return template


async def take_out_of_series(ctx: Writing, template_id: int) -> MessageTemplate:
    """Leave it a template by itself. Raises `NotFoundError`, `AccessDeniedError`."""
    template = await template_to_change(ctx, template_id)
    template.series_id = None
    await ctx.session.flush()
    return template


async def move_letter(ctx: Writing, template_id: int, *, up: bool) -> MessageTemplate:
    """Swap it with its neighbour in the series; at the edge, and outside of any, nothing happens. Raises as above."""
    template = await template_to_change(ctx, template_id)
    if template.series_id is not None:
        await series_to_change(ctx, template.series_id)
        move(await _letters(ctx, template.series_id), template, up=up)
        await ctx.session.flush()
    return template


async def _letters(ctx: Writing, series_id: int) -> list[MessageTemplate]:
    query = select(MessageTemplate).where(MessageTemplate.series_id == series_id, MessageTemplate.deleted_at.is_(None))
    ordered = query.order_by(MessageTemplate.position, MessageTemplate.id)
    return list((await ctx.session.execute(ordered)).scalars())
