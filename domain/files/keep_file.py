"""Take note of a file that lies in the files' folder already."""

from domain.base.actor import Permission
from domain.base.views import view_of
from domain.files.rules import expiry_of, safe_name
from domain.files.tables import FileKind, FileState, StoredFile
from domain.files.views import FileView
from domain.journal.boundary import Writing


async def keep_file(ctx: Writing, name: str, path: str, size: int, kind: FileKind) -> FileView:
    """Keep a row for a file of `size` bytes at `path` (relative, as `FileStore.stored` gives it), the actor's own."""
    ctx.require(Permission.SEE_CLIENTS)
    now = ctx.clock()
    file = await ctx.add(
        StoredFile(
            kind=kind,
            state=FileState.HERE,
            name=safe_name(name),
            size=size,
            path=path,
            telegram_file_id=None,
            created_by_id=ctx.actor.member_id,
            created_at=now,
            expires_at=expiry_of(kind, now),
        )
    )
    return view_of(file, FileView)
