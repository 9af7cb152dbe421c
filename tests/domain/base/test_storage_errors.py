"""Whatever a database can't do at the moment is told as `StorageError`, and nothing is left half done."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update

from domain.base.database import Database
from domain.base.errors import StorageError
from domain.team.tables import AccessClass
from domain.whole import open_database

FIRST, SECOND = 1, 2


async def _add_two(database: Database) -> None:
    async with database.write() as connection:
        for key in (FIRST, SECOND):
            await connection.execute(insert(AccessClass).values(id=key, name=str(key), version=1))


async def _names(database: Database) -> list[str]:
    async with database.read() as connection:
        return list((await connection.execute(select(AccessClass.name).order_by(AccessClass.id))).scalars())


@pytest.mark.parametrize(
    "url", ["postgresql+asyncpg://postgres@127.0.0.1:1/x", "postgresql+asyncpg://postgres@/x?host={folder}"]
)
async def test_a_server_that_is_away(tmp_path: Path, url: str) -> None:
    database = open_database(url.format(folder=tmp_path))
    for opened in (database.read, database.write):
        with pytest.raises(StorageError) as caught:
            async with opened():
                pass
        assert caught.value.data == {"reason": "broken"}
    await database.close()


async def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    database = open_database(f"sqlite+aiosqlite:///{tmp_path}/missing/touchbase.db")
    with pytest.raises(StorageError) as caught:
        async with database.write():
            pass
    assert caught.value.data == {"reason": "readonly"}
    await database.close()


async def test_an_error_of_the_block_stays_what_it_is(any_database: Database) -> None:
    with pytest.raises(FileNotFoundError):
        async with any_database.write():
            raise FileNotFoundError("the disk is full of files that aren't this one")
    async with any_database.write() as connection:
        await connection.execute(select(1))


async def test_a_connection_that_was_cut_writes_nothing_and_the_next_one_works(postgres: Database) -> None:
    await _add_two(postgres)

    async def cut() -> None:
        async with postgres.write() as connection:
            await connection.execute(update(AccessClass).values(name=AccessClass.name + "!"))
            pid = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
            async with postgres.write() as other:
                await other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
            await connection.execute(select(1))

    with pytest.raises(StorageError) as caught:
        await cut()
    assert caught.value.data == {"reason": "broken"}
    assert await _names(postgres) == ["1", "2"]


async def test_one_of_two_that_wait_for_each_other_is_told_busy(postgres: Database) -> None:
    await _add_two(postgres)
    first_done = asyncio.Barrier(2)

    async def both(one: int, other: int, mark: str) -> None:
        async with postgres.write() as connection:
            rename = update(AccessClass).values(name=AccessClass.name + mark)
            await connection.execute(rename.where(AccessClass.id == one))
            await first_done.wait()
            await connection.execute(rename.where(AccessClass.id == other))

    answers = await asyncio.gather(both(FIRST, SECOND, "a"), both(SECOND, FIRST, "b"), return_exceptions=True)
    assert answers.count(None) == 1
    (error,) = [answer for answer in answers if answer is not None]
    assert isinstance(error, StorageError)
    assert error.data == {"reason": "busy"}
    assert await _names(postgres) in (["1a", "2a"], ["1b", "2b"])


async def test_a_reader_cannot_write(sqlite: Database) -> None:
    with pytest.raises(StorageError) as caught:
        async with sqlite.read() as connection:
            await connection.execute(insert(AccessClass).values(id=FIRST, name="x", version=1))
    assert caught.value.data == {"reason": "readonly"}
