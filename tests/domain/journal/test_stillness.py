"""Whether anybody has written since a look: own transactions don't count, everybody else's do."""

import contextlib
import sqlite3

import pytest
from sqlalchemy import text

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.journal.stillness import Stillness

OTHERS = ("here", "durably", "another process")


async def asked(database: Database, still: Stillness) -> bool:
    """Ask in a transaction of our own, which writes."""
    async with writing(database, SYSTEM, ChangeKind.WORK) as ctx:
        found = await still.holds(ctx)
        await ctx.execute(text("UPDATE job SET done = done"))
        await ctx.open_change()
    return found


async def write(database: Database, who: str) -> None:
    """Somebody else writes."""
    if who == "another process":
        with sqlite3.connect(database.url.removeprefix("sqlite+aiosqlite:///")) as other:
            other.execute("UPDATE alembic_version SET version_num = version_num")
        other.close()
        return
    async with writing(database, SYSTEM, ChangeKind.WORK, is_durable=who == "durably") as ctx:
        await ctx.open_change()


@pytest.mark.parametrize("who", OTHERS)
async def test_others_break_it_and_we_do_not(database: Database, who: str) -> None:
    still = Stillness(database)
    await still.begin()
    assert [await asked(database, still) for _ in range(3)] == [True] * 3
    await write(database, who)
    assert [await asked(database, still) for _ in range(3)] == [False] * 3
    await still.begin()
    assert await asked(database, still)


async def test_what_we_took_back_breaks_it_too(database: Database) -> None:
    still = Stillness(database)
    await still.begin()
    with contextlib.suppress(ZeroDivisionError):
        async with writing(database, SYSTEM, ChangeKind.WORK) as ctx:
            assert await still.holds(ctx)
            raise ZeroDivisionError
    assert not await asked(database, still)


async def test_on_postgres_it_never_holds(postgres: Database) -> None:
    still = Stillness(postgres)
    await still.begin()
    assert not await asked(postgres, still)
