"""Put tags on a card and take them off."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.folding import fold
from domain.clients.load_client import load_client
from domain.clients.rules import TAG_LENGTH, clean_line
from domain.clients.tables import ClientTag, Tag
from domain.journal.boundary import Writing


async def tag_client(ctx: Writing, client_id: int, name: str) -> Tag:
    """Put a tag on a card, making the tag if nobody has used it yet. Twice is once."""
    await load_client(ctx, client_id)
    tag = await find_or_make_tag(ctx, name)
    await _put(ctx, client_id, tag.id)
    return tag


async def put_tag(ctx: Writing, client_id: int, tag_id: int) -> None:
    """Put a known tag on a card. Twice is once; `NotFoundError` if the tag is gone."""
    await load_client(ctx, client_id)
    if await ctx.find(Tag, tag_id) is None:
        raise NotFoundError(what="tag")
    await _put(ctx, client_id, tag_id)


async def untag_client(ctx: Writing, client_id: int, tag_id: int) -> None:
    """Take a tag off a card; one that isn't there is no error."""
    await load_client(ctx, client_id)
    link = await _link(ctx, client_id, tag_id)
    if link is not None:
        await ctx.session.delete(link)
        await ctx.session.flush()


async def find_or_make_tag(ctx: Writing, name: str) -> Tag:
    """The tag of this name in any case, made if it isn't there."""
    ctx.require(Permission.EDIT_CLIENTS)
    line = clean_line(name.strip().lstrip("#"), field="tag", longest=TAG_LENGTH)
    folded = fold(line)
    if not folded:
        raise InvalidValueError(field="tag", reason="empty")
    tag = (await ctx.session.execute(select(Tag).where(Tag.folded == folded))).scalar_one_or_none()
    return tag if tag is not None else await ctx.add(Tag(name=line, folded=folded))


async def _put(ctx: Writing, client_id: int, tag_id: int) -> None:
    if await _link(ctx, client_id, tag_id) is None:
        await ctx.add(ClientTag(client_id=client_id, tag_id=tag_id))


async def _link(ctx: Writing, client_id: int, tag_id: int) -> ClientTag | None:
    return (
        await ctx.session.execute(select(ClientTag).where(ClientTag.client_id == client_id, ClientTag.tag_id == tag_id))
    ).scalar_one_or_none()
