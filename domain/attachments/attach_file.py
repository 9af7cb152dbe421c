"""Hang a file on a card."""

from domain.attachments.received import ReceivedFile
from domain.attachments.rules import LONGEST_CAPTION, check_size
from domain.attachments.tables import Attachment, AttachmentKind
from domain.clients.load_client import load_client
from domain.files.expect_file import expect_file
from domain.files.keep_file import keep_file
from domain.files.rules import safe_name
from domain.files.tables import FileKind
from domain.journal.boundary import Writing


async def attach_file(ctx: Writing, client_id: int, received: ReceivedFile, caption: str = "") -> Attachment:
    """A file that is still at Telegram; the fetcher brings its bytes. Undo takes it off again.

    Raises `NotFoundError`, `AttachmentTooLargeError`.
    """
    await load_client(ctx, client_id)
    check_size(received.size)
    file = await expect_file(ctx, received.name, received.size, received.telegram_file_id, FileKind.ATTACHMENT)
    return await ctx.add(
        Attachment(
            client_id=client_id,
            file_id=file.id,
            member_id=ctx.actor.member_id,
            kind=received.kind,
            name=file.name,
            caption=caption.strip()[:LONGEST_CAPTION],
            seconds=received.seconds,
            album=received.album,
            added_at=ctx.clock(),
        )
    )


async def attach_picture(ctx: Writing, client_id: int, name: str, path: str, size: int) -> Attachment:
    """A picture whose bytes lie at `path` already, as `FileStore.stored` gives it."""
    await load_client(ctx, client_id)
    check_size(size)
    file = await keep_file(ctx, safe_name(name), path, size, FileKind.ATTACHMENT)
    return await ctx.add(
        Attachment(
            client_id=client_id,
            file_id=file.id,
            member_id=ctx.actor.member_id,
            kind=AttachmentKind.PHOTO,
            name=file.name,
            added_at=ctx.clock(),
        )
    )
