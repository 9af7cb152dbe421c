"""A fresh database for every example of a property."""

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from domain.base.database import Database
from domain.whole import open_database


@asynccontextmanager
async def fresh_sqlite(mould: Path) -> AsyncIterator[Database]:
    """A copy of this migrated file, gone at the end."""
    with tempfile.TemporaryDirectory(prefix="touchbase-test-") as folder:
        path = Path(folder) / "touchbase.db"
        shutil.copy(mould, path)
        database = open_database(f"sqlite+aiosqlite:///{path}")
        try:
            yield database
        finally:
            await database.close()
