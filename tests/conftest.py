"""What all tests share: a fresh migrated database each, on SQLite or on PostgreSQL."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.migrations import migrate
from domain.base.database import Database
from domain.whole import open_database


@pytest.fixture(scope="session")
async def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that nobody has written to: the mould of every test's own."""
    path = tmp_path_factory.mktemp("mould") / "touchbase.db"
    await migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture
async def sqlite(empty_sqlite: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A fresh SQLite database."""
    path = tmp_path / "touchbase.db"
    shutil.copy(empty_sqlite, path)
    database = open_database(f"sqlite+aiosqlite:///{path}")
    yield database
    await database.close()


@pytest.fixture
async def database(sqlite: Database) -> Database:
    """The database that most tests need."""
    return sqlite
