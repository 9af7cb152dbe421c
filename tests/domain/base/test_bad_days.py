"""Bad days of a SQLite file: locked, full, read-only, torn. Each is told by its reason, nothing is written by halves,
and the process goes on when the day gets better.
"""

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.clients.add_client import add_client
from domain.clients.tables import Client
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.team.tables import AccessClass
from domain.whole import open_database
from tests.support.base_dump import check_whole

BUSY_MS = 200


@pytest.fixture
def path(empty_sqlite: Path, tmp_path: Path) -> Path:
    """A migrated file."""
    found = tmp_path / "touchbase.db"
    shutil.copy(empty_sqlite, found)
    return found


@asynccontextmanager
async def opened(path: Path, query: str = "") -> AsyncIterator[Database]:
    """The product's database on this file, of little patience."""
    name = f"file:{path}{query}&uri=true" if query else str(path)
    database = open_database(f"sqlite+aiosqlite:///{name}", busy_timeout_ms=BUSY_MS)
    try:
        yield database
    finally:
        await database.close()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another process holds the write lock."""
    program = (
        "import sqlite3, sys; base = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "base.execute('BEGIN IMMEDIATE'); print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "locked"
        try:
            yield
        finally:
            other.stdin.close()
            other.wait(10)


async def add(database: Database, *names: str) -> None:
    async with writing(database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        for name in names:
            await add_client(ctx, name)


async def names(database: Database) -> list[str]:
    async with database.read() as connection:
        return list((await connection.execute(select(Client.name).order_by(Client.id))).scalars())


async def refused(database: Database, reason: str, *wanted: str) -> None:
    """A write of these names is refused for this reason."""
    with pytest.raises(StorageError) as caught:
        await add(database, *wanted)
    assert caught.value.data == {"reason": reason}


async def test_locked_by_another_process(path: Path) -> None:
    async with opened(path) as database:
        await add(database, "before")
        with locked(path):
            started = time.monotonic()
            await refused(database, "busy", "during")
            assert time.monotonic() - started < 5
            assert await names(database) == ["before"]
        await add(database, "after")
        assert await names(database) == ["before", "after"]
        await check_whole(database)


async def test_locked_from_the_very_start(path: Path) -> None:
    async with opened(path) as database:
        with locked(path):
            await refused(database, "busy", "during")
            assert await names(database) == []
        await add(database, "after")
        assert await names(database) == ["after"]


async def test_a_lock_shorter_than_the_patience_is_only_waited_for(path: Path) -> None:
    async with opened(path) as database:
        await add(database, "before")
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(add(database, "patient"))
        await asyncio.sleep(BUSY_MS / 4_000)
        other.execute("COMMIT")
        await waiting
        other.close()
        assert await names(database) == ["before", "patient"]


async def test_a_full_disk(path: Path) -> None:
    async with opened(path) as database:
        await add(database, "before")
        async with database.write() as connection:
            pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
            await connection.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
        await refused(database, "full", *(f"{n} {'x' * 200}" for n in range(200)))
        assert await names(database) == ["before"]
        async with database.write() as connection:
            await connection.execute(text("PRAGMA max_page_count = 1000000"))
        await add(database, "after")
        assert await names(database) == ["before", "after"]
        await check_whole(database)


@pytest.mark.parametrize("query", ["?mode=ro", "?immutable=1"])
async def test_a_file_that_can_only_be_read(path: Path, query: str) -> None:
    async with opened(path) as database:
        await add(database, "before")
    async with opened(path, query) as database:
        await refused(database, "readonly", "during")
        assert await names(database) == ["before"]
    async with opened(path) as database:
        await add(database, "after")
        assert await names(database) == ["before", "after"]


async def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)
    async with opened(path) as database:
        await refused(database, "broken", "during")
        with pytest.raises(StorageError):
            await names(database)


async def test_a_torn_file(path: Path) -> None:
    async with opened(path) as database:
        await add(database, *(f"{n} {'x' * 200}" for n in range(200)))
    # The head of the file, with the schema, stays whole; everything behind it is noise.
    with path.open("r+b") as file:
        file.seek(4096 * 8)
        file.write(b"\xa5" * (path.stat().st_size - 4096 * 8))
    async with opened(path) as database:
        await refused(database, "broken", "during")
        # It isn't hidden either that the reading fails.
        with pytest.raises(StorageError) as caught:
            await names(database)
        assert caught.value.data == {"reason": "broken"}


async def test_no_update_is_lost(any_database: Database) -> None:
    async with any_database.write() as connection:
        await connection.execute(insert(AccessClass).values(id=1, name="0", version=1))

    async def count_up() -> None:
        for _ in range(20):
            async with any_database.write() as connection:
                row = select(AccessClass.name).where(AccessClass.id == 1).with_for_update()
                found = (await connection.execute(row)).scalar_one()
                await connection.execute(update(AccessClass).values(name=str(int(found) + 1)))

    await asyncio.gather(*(count_up() for _ in range(20)))
    async with any_database.read() as connection:
        assert (await connection.execute(select(AccessClass.name))).scalar_one() == "400"


async def test_a_press_gets_its_turn_between_the_chunks_of_a_job(sqlite: Database) -> None:
    order: list[str] = []
    begun = asyncio.Event()

    async def job() -> None:
        for chunk in range(6):
            async with sqlite.write() as connection:
                begun.set()
                await connection.execute(insert(AccessClass).values(name=f"chunk {chunk}", version=1))
                await asyncio.sleep(0.01)
                order.append(f"chunk {chunk}")

    async def press(name: str) -> None:
        async with sqlite.write() as connection:
            await connection.execute(insert(AccessClass).values(name=name, version=1))
            order.append(name)

    working = asyncio.create_task(job())
    await begun.wait()
    await asyncio.gather(press("press 1"), press("press 2"))
    # Both came while the first chunk was written, so both are before the second one.
    assert order[:3] == ["chunk 0", "press 1", "press 2"]
    await working
    assert order[3:] == [f"chunk {n}" for n in range(1, 6)]
