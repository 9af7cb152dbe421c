"""Tell who has sent a file for a card that Telegram never handed it over."""

from sqlalchemy import select

from domain.attachments.tables import Attachment
from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.outbox.post import post

#: The kind of the outbox's message; its payload is `client_id` and `attachment_id`.
LOST_FILE = "lost-file"


async def tell_lost_file(ctx: Writing, file_id: int) -> None:
    """Leave a message for the member; does nothing for a file that hangs on no card, or was taken off."""
    ctx.require(Permission.SYSTEM)
    query = select(Attachment.id, Attachment.client_id, Attachment.member_id)
    found = await ctx.first(query.where(Attachment.file_id == file_id, Attachment.deleted_at.is_(None)))
    if found is not None and found.member_id is not None:
        payload = {"client_id": found.client_id, "attachment_id": found.id}
        await post(ctx, f"{LOST_FILE}:{file_id}", LOST_FILE, payload=payload, member_id=found.member_id)
