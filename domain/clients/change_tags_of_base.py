"""The tags of the whole base: rename one, merge two, remove one from every card. Admins do so, for all at once."""

from sqlalchemy import and_, func, literal, select
from sqlalchemy.orm import aliased

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.folding import fold
from domain.clients.rules import TAG_LENGTH, clean_line
from domain.clients.tables import ClientTag, Tag
from domain.journal.boundary import Writing
from domain.journal.sets import delete_set, insert_set


async def rename_tag(ctx: Writing, tag_id: int, name: str) -> Tag:
    """Give a tag another name, on all cards. A name that another tag has merges the two; gives the tag that is left.

    Raises `NotFoundError`, `InvalidValueError`.
    """
    tag = await _tag(ctx, tag_id)
    line = clean_line(name.strip().lstrip("#"), field="tag", longest=TAG_LENGTH)
    folded = fold(line)
    if not folded:
        raise InvalidValueError(field="tag", reason="empty")
    other = (await ctx.session.execute(select(Tag).where(Tag.folded == folded))).scalar_one_or_none()
    if other is not None and other.id != tag.id:
        return await merge_tags(ctx, tag.id, other.id)
    tag.name, tag.folded = line, folded
    await ctx.session.flush()
    return tag


async def merge_tags(ctx: Writing, tag_id: int, into_id: int) -> Tag:
    """Whoever carries the first tag carries the second instead, once; the first is no more. Raises `NotFoundError`."""
    await _tag(ctx, tag_id)
    into = await _tag(ctx, into_id)
    if tag_id == into_id:
        return into
    carried = aliased(ClientTag)
    has_both = select(1).where(carried.client_id == ClientTag.client_id, carried.tag_id == into_id).exists()
    # Ids are never given twice, so the new links are those behind the last one.
    last = await ctx.scalar(select(func.max(ClientTag.id))) or 0
    rows = select(ClientTag.client_id, literal(into_id)).where(ClientTag.tag_id == tag_id, ~has_both)
    made = and_(ClientTag.tag_id == into_id, ClientTag.id > last)
    await insert_set(ctx, ClientTag, ("client_id", "tag_id"), rows, made)
    await _drop(ctx, tag_id)
    return into


async def remove_tag(ctx: Writing, tag_id: int) -> str:
    """Take a tag off every card and out of the base; undo brings both back. Gives its name. Raises `NotFoundError`."""
    name = (await _tag(ctx, tag_id)).name
    await _drop(ctx, tag_id)
    return name


async def _tag(ctx: Writing, tag_id: int) -> Tag:
    ctx.require(Permission.SETTINGS)
    tag = await ctx.find(Tag, tag_id)
    if tag is None:
        raise NotFoundError(what="tag")
    return tag


async def _drop(ctx: Writing, tag_id: int) -> None:
    """The links first: an undo goes from the last row to the first, so that the tag is there again before they are."""
    await delete_set(ctx, ClientTag, ClientTag.tag_id == tag_id)
    await ctx.session.delete(await _tag(ctx, tag_id))
    await ctx.session.flush()
