"""Tables that the jobs write for a person: made in the files' folder, then kept by a row."""

import asyncio
from pathlib import Path

from domain.base.actor import Permission
from domain.files.keep_file import keep_file
from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.files.views import FileView
from domain.journal.boundary import Writing


async def keep_written(ctx: Writing, store: FileStore, path: Path, kind: FileKind) -> FileView:
    """Keep a row for a table that was written to `path`, a path that the store gave."""
    ctx.require(Permission.SEE_CLIENTS)
    size = (await asyncio.to_thread(path.stat)).st_size
    return await keep_file(ctx, path.name, store.stored(path), size, kind)
