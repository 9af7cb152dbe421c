"""Note that the bytes of a file are gone."""

from sqlalchemy import update

from domain.base.actor import Permission
from domain.files.tables import FileState, StoredFile
from domain.journal.boundary import Writing


async def forget_file(ctx: Writing, file_id: int) -> None:
    """The bytes were removed; the row stays, since jobs and imports point at it. Doing it twice is harmless."""
    ctx.require(Permission.SYSTEM)
    gone = {"state": FileState.GONE, "path": None, "telegram_file_id": None}
    await ctx.execute(update(StoredFile).where(StoredFile.id == file_id).values(gone))
