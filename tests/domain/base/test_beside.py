"""Another SQLite file beside the base: seen inside the block, and never after it."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from domain.base.database import Database

_COUNT = text("SELECT count(*) FROM beside.row")


@pytest.fixture
def beside(tmp_path: Path) -> str:
    """A file with two rows, to be read only."""
    path = tmp_path / "a file beside?.db"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE row (body)")
        base.execute("INSERT INTO row VALUES ('a'), ('b')")
    base.close()
    return f"{path.as_uri()}?mode=ro"


async def is_gone(database: Database) -> bool:
    with pytest.raises(OperationalError, match="no such table"):
        async with database.write() as connection:
            await connection.execute(_COUNT)
    return True


async def test_it_is_there_for_the_block_alone(sqlite: Database, beside: str) -> None:
    for block in (sqlite.read, sqlite.write):
        async with block(beside) as connection:
            assert (await connection.execute(_COUNT)).scalar() == 2
    assert await is_gone(sqlite)


async def test_it_can_only_be_read(sqlite: Database, beside: str) -> None:
    with pytest.raises(Exception, match="read"):
        async with sqlite.write(beside) as connection:
            await connection.execute(text("DELETE FROM beside.row"))
    assert await is_gone(sqlite)


async def fall(database: Database, beside: str) -> None:
    async with database.write(beside) as connection:
        await connection.execute(_COUNT)
        raise ZeroDivisionError


async def test_an_error_of_the_block_leaves_nothing_beside(sqlite: Database, beside: str) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await fall(sqlite, beside)
    assert await is_gone(sqlite)


async def test_a_reader_that_was_left_open_costs_the_connection_only(sqlite: Database, beside: str) -> None:
    async with sqlite.write(beside) as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        # A cursor in the middle of its rows keeps the file from being let go.
        left = await raw.run(lambda base: base.execute("SELECT body FROM beside.row"))
        await raw.run(lambda _: left.fetchone())
    assert await is_gone(sqlite)
    async with sqlite.write(beside) as connection:
        assert (await connection.execute(_COUNT)).scalar() == 2
