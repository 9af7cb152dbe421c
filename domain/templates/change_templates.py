"""Keep a text, and change what is kept."""

from collections.abc import Sequence

from domain.base.actor import Permission
from domain.enclosures.rules import check_count
from domain.journal.boundary import Writing
from domain.templates.finding import template_to_change
from domain.templates.queries import get_template
from domain.templates.rules import NAME_LENGTH, clean_category, clean_name, name_from
from domain.templates.tables import MessageTemplate
from domain.texts.declined import want_names
from domain.texts.markup import Template
from domain.texts.parse import parse


async def add_template(
    ctx: Writing, text: str, *, name: str = "", category: str = "", enclosure_ids: Sequence[int] = ()
) -> MessageTemplate:
    """Keep a text of the actor's own; without a name it is called by how it begins.

    Raises `TextError` with the place of a mistake, `InvalidValueError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    parsed = await _read(ctx, text)
    check_count(len(enclosure_ids))
    return await ctx.add(
        MessageTemplate(
            name=clean_name(name or name_from(parsed)),
            category=clean_category(category),
            text=text,
            enclosure_ids=list(enclosure_ids),
            owner_id=ctx.actor.member_id,
            created_at=ctx.clock(),
        )
    )


async def rewrite_template(ctx: Writing, template_id: int, text: str, *, version: int | None = None) -> MessageTemplate:
    """Give it another text. Raises `TextError`, `NotFoundError`, `AccessDeniedError`, `ChangedMeanwhileError`."""
    template = await template_to_change(ctx, template_id, version=version)
    await _read(ctx, text)
    template.text = text
    await ctx.session.flush()
    return template


async def rename_template(ctx: Writing, template_id: int, name: str, *, version: int | None = None) -> MessageTemplate:
    """Give it another name. Raises as above, and `InvalidValueError`."""
    template = await template_to_change(ctx, template_id, version=version)
    template.name = clean_name(name)
    await ctx.session.flush()
    return template


async def sort_template(ctx: Writing, template_id: int, category: str) -> MessageTemplate:
    """Put it into a category, which is any word; "" takes it out of the one it is in. Raises as above."""
    template = await template_to_change(ctx, template_id)
    template.category = clean_category(category)
    await ctx.session.flush()
    return template


async def share_template(ctx: Writing, template_id: int, *, is_shared: bool) -> MessageTemplate:
    """Open it to the team, or keep it to its owner. Raises `NotFoundError`, `AccessDeniedError`."""
    template = await template_to_change(ctx, template_id)
    template.is_shared = is_shared
    await ctx.session.flush()
    return template


async def duplicate_template(ctx: Writing, template_id: int) -> MessageTemplate:
    """A copy of one's own of any template that one may use, outside of every series. Raises `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    found = await get_template(ctx, template_id)
    return await ctx.add(
        MessageTemplate(
            name=_copied(found.name),
            category=found.category,
            text=found.text,
            enclosure_ids=list(found.enclosure_ids),
            owner_id=ctx.actor.member_id,
            created_at=ctx.clock(),
        )
    )


async def remove_template(ctx: Writing, template_id: int) -> MessageTemplate:
    """Take it out of use; undo brings it back. Raises `NotFoundError`, `AccessDeniedError`."""
    template = await template_to_change(ctx, template_id)
    template.deleted_at = ctx.clock()
    await ctx.session.flush()
    return template


def _copied(name: str) -> str:
    mark = " (2)"
    return name[: NAME_LENGTH - len(mark)].rstrip() + mark


async def _read(ctx: Writing, text: str) -> Template:
    """The text read; what it needs to know of names is asked for by the time it is sent."""
    parsed = parse(text)
    if parsed.cases:
        await want_names(ctx)
    return parsed
