"""How a connection crosses over to its thread: once for a statement, and not at all for what goes with it."""

from collections.abc import Callable
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text

from domain.base.database import Database


@pytest.fixture
def crossings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was waited for, one entry a crossing."""
    found: list[str] = []
    cross = aiosqlite.Connection._execute

    async def count(self: aiosqlite.Connection, work: Callable[..., Any], *args: Any, **named: Any) -> Any:
        found.append(getattr(work, "__name__", ""))
        return await cross(self, work, *args, **named)  # type: ignore[no-untyped-call]  # The library has no types there.

    monkeypatch.setattr(aiosqlite.Connection, "_execute", count)
    return found


async def test_a_read_crosses_once_for_each_statement(database: Database, crossings: list[str]) -> None:
    async with database.read() as connection:
        await connection.execute(text("SELECT 1"))
    crossings.clear()
    async with database.read() as connection:
        await connection.execute(text("SELECT count(*) FROM client"))
        await connection.execute(text("SELECT count(*) FROM tag"))
    assert len(crossings) == 2


async def test_nothing_crosses_for_a_block_without_a_statement(database: Database, crossings: list[str]) -> None:
    async with database.write() as connection:
        await connection.execute(text("SELECT 1"))
    crossings.clear()
    async with database.write():
        pass
    assert crossings == []
    async with database.write() as connection:
        await connection.execute(text("INSERT INTO tag (name, folded, version) VALUES ('a', 'a', 1)"))
    assert len(crossings) == 2, "the statement with its beginning, and the end"


async def test_a_read_sees_one_moment_and_the_next_one_another(database: Database) -> None:
    count = text("SELECT count(*) FROM tag")
    async with database.write() as writer:
        await writer.execute(text("INSERT INTO tag (name, folded, version) VALUES ('b', 'b', 1)"))
    async with database.read() as reader:
        before = (await reader.execute(count)).scalar_one()
        async with database.write() as writer:
            await writer.execute(text("INSERT INTO tag (name, folded, version) VALUES ('a', 'a', 1)"))
        assert (await reader.execute(count)).scalar_one() == before
    async with database.read() as reader:
        assert (await reader.execute(count)).scalar_one() == before + 1


async def test_an_error_takes_the_whole_block_back(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as writer:
            await writer.execute(text("INSERT INTO tag (name, folded, version) VALUES ('a', 'a', 1)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.read() as reader:
        assert (await reader.execute(text("SELECT count(*) FROM tag"))).scalar_one() == 0
