"""Copying what was written back from SQLite's log into the base, beside the writers and not in their way.

Left to itself, SQLite does it within the commit that makes the log too long, and whoever waits to write waits for the
disk: a third of a second in the middle of an import (measured). Here another connection copies nearly all of it while
others write; only for the few pages written meanwhile they are kept off, for some milliseconds.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

from domain.base.sqlite_driver import SqliteConnection

_log = logging.getLogger(__name__)

#: The length of the log, in bytes, from which on it is copied back.
LONG_LOG = 32 << 20
#: What is left of its file, in bytes, once all of it is copied: a file that stays long would be copied at each write.
SHORT_LOG = 8 << 20
#: Should nobody come to it, SQLite does it by itself at so many pages (256 MB).
LAST_RESORT_PAGES = 64_000


class Checkpoints:
    """Looks at the length of the log after each write, and copies it back when it has grown long."""

    def __init__(self, path: Path, connect: Callable[[], Awaitable[SqliteConnection]], lock: asyncio.Lock) -> None:
        self._wal = path.with_name(f"{path.name}-wal")
        self._connect = connect
        self._lock = lock
        self._copying: asyncio.Task[None] | None = None

    def consider(self) -> None:
        """Begin to copy if the log is long and nobody does it yet. Takes microseconds."""
        if self._copying is not None and not self._copying.done():
            return
        try:
            is_long = self._wal.stat().st_size > LONG_LOG
        except OSError:
            return
        if is_long:
            self._copying = asyncio.create_task(self._copy())

    async def close(self) -> None:
        """Wait for what is being copied."""
        if self._copying is not None:
            await asyncio.gather(self._copying, return_exceptions=True)

    async def _copy(self) -> None:
        try:
            connection = await self._connect()
            try:
                await connection.run(_copy_back)
                # What was written in the meantime: after it the log is used again from its beginning.
                async with self._lock:
                    await connection.run(_copy_back)
            finally:
                await connection.close()
        except (OSError, sqlite3.Error) as error:
            # A full disk or a foreign lock: the next write looks again.
            _log.warning("the log of the database could not be copied back: %s", error)


def _copy_back(base: sqlite3.Connection) -> None:
    base.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
