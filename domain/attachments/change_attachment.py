"""Rename a file of a card, take it off, make a photo the client's picture."""

from sqlalchemy import select

from domain.attachments.tables import Attachment, AttachmentKind
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.load_client import load_client
from domain.clients.rules import clean_line
from domain.files.rules import NAME_LIMIT, safe_name
from domain.journal.boundary import Writing


async def rename_attachment(
    ctx: Writing, client_id: int, attachment_id: int, name: str, *, version: int | None = None
) -> Attachment:
    """Call the file so; an ending that the new name lacks is kept, so that it still opens.

    Raises `NotFoundError`, `InvalidValueError`, `ChangedMeanwhileError` if it is no longer of this version.
    """
    attachment = await _load(ctx, client_id, attachment_id)
    attachment.check_seen(version)
    wanted = clean_line(name, field="name", longest=NAME_LIMIT)
    stem, dot, ending = attachment.name.rpartition(".")
    if stem and dot and "." not in wanted:
        wanted = f"{wanted}.{ending}"
    attachment.name = safe_name(wanted)
    await ctx.session.flush()
    return attachment


async def remove_attachment(ctx: Writing, client_id: int, attachment_id: int) -> Attachment:
    """Take the file off the card; undo brings it back with its bytes."""
    attachment = await _load(ctx, client_id, attachment_id)
    attachment.deleted_at = ctx.clock()
    await ctx.session.flush()
    return attachment


async def set_avatar(ctx: Writing, client_id: int, attachment_id: int) -> Attachment:
    """Make this photo the client's picture in the place of any other. `InvalidValueError` for what is no photo."""
    attachment = await _load(ctx, client_id, attachment_id)
    if attachment.kind is not AttachmentKind.PHOTO:
        raise InvalidValueError(field="avatar", reason="no-photo")
    others = select(Attachment).where(
        Attachment.client_id == client_id, Attachment.is_avatar.is_(True), Attachment.id != attachment_id
    )
    for other in (await ctx.session.execute(others)).scalars():
        other.is_avatar = False
    attachment.is_avatar = True
    await ctx.session.flush()
    return attachment


async def _load(ctx: Writing, client_id: int, attachment_id: int) -> Attachment:
    await load_client(ctx, client_id)
    attachment = await ctx.find(Attachment, attachment_id)
    if attachment is None or attachment.client_id != client_id or attachment.deleted_at is not None:
        raise NotFoundError(what="file")
    return attachment
