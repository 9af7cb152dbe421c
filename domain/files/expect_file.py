"""Take note of a document that somebody sent, before anything else is done with it."""

from domain.base.actor import Permission
from domain.base.views import view_of
from domain.files.rules import expiry_of, safe_name
from domain.files.tables import FileKind, FileState, StoredFile
from domain.files.views import FileView
from domain.journal.boundary import Writing


async def expect_file(
    ctx: Writing, name: str, size: int, telegram_file_id: str, kind: FileKind = FileKind.UPLOAD
) -> FileView:
    """Keep a row for a file whose bytes (`size` of them) are still at Telegram. It belongs to the actor."""
    ctx.require(Permission.SEE_CLIENTS)
    now = ctx.clock()
    file = await ctx.add(
        StoredFile(
            kind=kind,
            state=FileState.EXPECTED,
            name=safe_name(name),
            size=size,
            path=None,
            telegram_file_id=telegram_file_id,
            created_by_id=ctx.actor.member_id,
            created_at=now,
            expires_at=expiry_of(kind, now),
        )
    )
    return view_of(file, FileView)
