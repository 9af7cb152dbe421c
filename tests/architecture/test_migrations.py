"""The migrations make what the tables say, on both databases, and every step can be gone back."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine

from app.migrations import config, migrate
from app.schema import is_newest, newest
from domain.base.database import Database
from domain.whole import metadata
from tests.support.postgres import PostgresServer

REVISIONS = [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()][::-1]
#: So many steps are gone back one by one; the older ones, which nobody changes any more, in the way down to nothing.
NEWEST = 4
_BY_HAND = ("client_fts", "ix_client_search_text")
#: These steps write rows anew, or settings, and leave the tables as they are.
_REWRITES = {"0006", "0048"}
_CARD = """
INSERT INTO client (id, kind, name, sex, name_folded, search_text, created_at, version)
VALUES (7, 'person', 'Юлия', 'unknown', 'юлия', '', CURRENT_TIMESTAMP, 1)
"""
_PHONE = """
INSERT INTO channel (client_id, kind, address, position, is_live, version)
VALUES (7, 'phone', '+79161234567', 0, true, 1)
"""


def _is_by_hand(_object: object, name: str | None, *_rest: object) -> bool:
    return not (name or "").startswith(_BY_HAND)


def _differences(connection: Connection) -> list[object]:
    options = {"include_object": _is_by_hand, "compare_type": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def _shape(connection: Connection) -> dict[str, object]:
    """All tables with their columns, indexes, keys; and on SQLite the statements themselves, triggers among them."""
    found: dict[str, object] = {}
    seen = inspect(connection)
    for table in seen.get_table_names():
        columns = [(column["name"], str(column["type"]), column["nullable"]) for column in seen.get_columns(table)]
        indexes = sorted(str(index["name"]) for index in seen.get_indexes(table))
        keys = sorted(str(key["referred_table"]) for key in seen.get_foreign_keys(table))
        found[table] = (sorted(columns), indexes, keys)
    if connection.dialect.name == "sqlite":
        statements = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        found |= {f"sql of {name}": statement for name, statement in statements}
    return found


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """The address of an SQLite file that is not there yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'deep' / 'down' / 'touchbase.db'}"


@pytest.fixture
async def empty_postgres_url(postgres_server: PostgresServer) -> AsyncIterator[str]:
    """The address of a PostgreSQL database with nothing in it."""
    name = await postgres_server.make_database()
    url = postgres_server.url(name)
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))
    await engine.dispose()
    yield url
    await postgres_server.drop_database(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest) -> str:
    """The address of a database with nothing in it. Not asynchronous: only so can a fixture ask for another one."""
    url: str = request.getfixturevalue(f"empty_{request.param}_url")
    return url


async def _shape_at(url: str) -> dict[str, object]:
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_shape)
    finally:
        await engine.dispose()


async def _go(url: str, revision: str, *, up: bool) -> None:
    engine = create_async_engine(url)
    step = command.upgrade if up else command.downgrade
    try:
        async with engine.begin() as connection:
            await connection.run_sync(lambda found: step(config(found), revision))
    finally:
        await engine.dispose()


async def test_the_tables_are_those_of_the_code(any_database: Database) -> None:
    async with any_database.read() as connection:
        assert await connection.run_sync(_differences) == []


async def test_every_step_can_be_gone_back(empty_url: str) -> None:
    if empty_url.startswith("sqlite"):
        Path(empty_url.split("///")[1]).parent.mkdir(parents=True)
    await _go(empty_url, REVISIONS[-NEWEST - 1], up=True)
    for revision in REVISIONS[-NEWEST:]:
        await _go(empty_url, revision, up=True)
        above = await _shape_at(empty_url)
        await _go(empty_url, "-1", up=False)
        below = await _shape_at(empty_url)
        assert {name for name in below if not name.startswith("sql of ")} <= set(above)
        assert (below == above) is (revision in _REWRITES)
        await _go(empty_url, revision, up=True)
        assert await _shape_at(empty_url) == above
    await _go(empty_url, "base", up=False)
    left = {name for name in await _shape_at(empty_url) if not name.startswith("sql of ")}
    assert left == {"alembic_version"}


async def test_migrate_makes_the_newest_from_nothing_and_then_does_nothing(empty_url: str) -> None:
    assert not await is_newest(empty_url)
    if empty_url.startswith("sqlite"):
        Path(empty_url.split("///")[1]).parent.mkdir(parents=True)
    await _go(empty_url, REVISIONS[-2], up=True)
    assert not await is_newest(empty_url)
    await migrate(empty_url)
    assert await is_newest(empty_url)
    made = await _shape_at(empty_url)
    assert set(metadata.tables) < set(made)
    await migrate(empty_url)
    assert await _shape_at(empty_url) == made


async def test_migrate_leaves_the_rows_alone(empty_url: str) -> None:
    await migrate(empty_url)
    engine = create_async_engine(empty_url)
    async with engine.begin() as connection:
        await connection.execute(text("INSERT INTO access_class (name, version) VALUES ('важные', 1)"))
    await migrate(empty_url)
    async with engine.connect() as connection:
        rows = (await connection.execute(text("SELECT name FROM access_class"))).scalars().all()
        revision = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
    await engine.dispose()
    assert rows == ["важные"]
    assert revision == newest() == REVISIONS[-1]


async def test_old_search_texts_are_written_anew(empty_url: str) -> None:
    if empty_url.startswith("sqlite"):
        Path(empty_url.split("///")[1]).parent.mkdir(parents=True)
    await _go(empty_url, "0005", up=True)
    engine = create_async_engine(empty_url)
    async with engine.begin() as connection:
        await connection.execute(text(_CARD))
        await connection.execute(text(_PHONE))
        # Not at once: the index of texts follows changes, not new rows.
        await connection.execute(text("UPDATE client SET search_text = 'юлия yuliya 79161234567'"))
    await _go(empty_url, "0006", up=True)
    async with engine.connect() as connection:
        searched = (await connection.execute(text("SELECT search_text FROM client"))).scalar_one()
    await engine.dispose()
    assert searched == "iulia 79161234567"


async def test_a_broken_file_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "touchbase.db"
    path.write_bytes(b"this is no database" * 100)
    assert not await is_newest(f"sqlite+aiosqlite:///{path}")
    with pytest.raises(Exception, match="not a database"):
        await migrate(f"sqlite+aiosqlite:///{path}")
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT 1 FROM sqlite_master")
