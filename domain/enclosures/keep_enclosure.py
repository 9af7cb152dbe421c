"""Take in a file that is to go along with messages."""

from domain.attachments.received import ReceivedFile
from domain.attachments.rules import check_size
from domain.attachments.tables import AttachmentKind
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.enclosures.rules import check_enclosed
from domain.enclosures.tables import Enclosure, EnclosureKind
from domain.files.expect_file import expect_file
from domain.files.tables import FileKind
from domain.journal.boundary import Writing

_KINDS = {AttachmentKind.PHOTO: EnclosureKind.PHOTO, AttachmentKind.DOCUMENT: EnclosureKind.DOCUMENT}


async def keep_enclosure(ctx: Writing, received: ReceivedFile) -> Enclosure:
    """A photo or document that is still at Telegram; the fetcher brings its bytes.

    Raises `InvalidValueError` for anything else and for what VK does not take, `AttachmentTooLargeError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    kind = _KINDS.get(received.kind)
    if kind is None:
        raise InvalidValueError(field="file", reason="no-enclosure")
    check_size(received.size)
    file = await expect_file(ctx, received.name, received.size, received.telegram_file_id, FileKind.ENCLOSURE)
    check_enclosed(kind, file.name)
    member_id = ctx.actor.member_id
    return await ctx.add(
        Enclosure(kind=kind, file_id=file.id, name=file.name, member_id=member_id, added_at=ctx.clock())
    )
