"""The log of SQLite is copied back beside the writers, and does not grow for ever."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from domain.base import checkpoints
from domain.base.database import Database

_ROW = text("INSERT INTO filler (body) VALUES (:body)")


async def fill(database: Database, writes: int) -> None:
    """So many writes of a tenth of a megabyte."""
    for _ in range(writes):
        async with database.write() as connection:
            await connection.execute(_ROW, {"body": "x" * 100_000})


async def test_the_log_is_used_again_from_its_beginning(
    sqlite: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "LONG_LOG", 1_000_000)
    async with sqlite.write() as connection:
        await connection.execute(text("CREATE TABLE filler (body)"))
    for _ in range(10):
        await fill(sqlite, 10)
        await asyncio.sleep(0.05)
    log = tmp_path / "touchbase.db-wal"
    assert log.stat().st_size < 6_000_000
    async with sqlite.read() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM filler"))).scalar() == 100


async def test_a_log_that_was_long_is_short_again(sqlite: Database, tmp_path: Path) -> None:
    async with sqlite.write() as connection:
        await connection.execute(text("CREATE TABLE filler (body)"))
    log = tmp_path / "touchbase.db-wal"
    async with sqlite.write() as connection:
        # More than a checkpoint leaves behind, in one transaction that none can shorten.
        await connection.execute(text("INSERT INTO filler VALUES (zeroblob(40000000))"))
    assert log.stat().st_size > checkpoints.LONG_LOG
    assert sqlite._checkpoints is not None
    await sqlite._checkpoints.close()
    await fill(sqlite, 1)
    assert log.stat().st_size <= checkpoints.SHORT_LOG


async def test_a_log_that_cannot_be_copied_back_disturbs_nobody(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(checkpoints, "LONG_LOG", 1_000)
    async with sqlite.write() as connection:
        await connection.execute(text("CREATE TABLE filler (body)"))

    async def refuse() -> None:
        raise OSError("no more descriptors")

    assert sqlite._checkpoints is not None
    monkeypatch.setattr(sqlite._checkpoints, "_connect", refuse)
    await fill(sqlite, 3)
    await sqlite._checkpoints.close()
    assert "no more descriptors" in caplog.text
