"""Goals 1 and 2: an import of a workbook by the real job, and the same file again, beside the barest import."""

import asyncio
import importlib
import os
import subprocess
import sys
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.settings import Settings
from bench.base import Importing, open_base, settings_in
from bench.measure import Measure
from bench.memory import Memory
from bench.people import contact_file
from domain.base.database import Database
from domain.clients.tables import Client
from domain.journal.tables import ChangeRow


async def measure_import(rows: int, folder: Path) -> list[Measure]:
    """The floor, the imports, the floor again: the machine's mood falls on all of them.

    The floor reads the file too, so the import it is held against reads it as well, as if its rows were not staged by
    the check any more; what somebody waits for who presses «import» is measured beside it, in a base of its own.
    """
    # What the process of a bot holds besides, for it is their memory together that counts.
    importlib.import_module("app.run_bot")
    source = await asyncio.to_thread(contact_file, folder, rows)
    floors = [await asyncio.to_thread(_floor, folder / "raw-1.db", source)]
    settings = settings_in(folder)
    # The process of a bot finds its base made, as `make run` makes it.
    await asyncio.to_thread(_migrate, settings)
    async with open_base(settings) as (database, actor):
        importing = Importing(settings, database, actor)
        checking = await _timed(importing.check(rows, folder))
        importing.forget_staged()
        async with Memory() as memory:
            whole = await _timed(importing.run(checking.result))
        assert await _count(database, Client) == rows
        journal = await _count(database, ChangeRow)
        again = await _timed(importing.run((await _timed(importing.check(rows, folder))).result))
        written = await _count(database, ChangeRow) - journal
        await importing.stop()
    settings = settings_in(folder / "pressed")
    async with open_base(settings) as (database, actor):
        importing = Importing(settings, database, actor)
        import_id = await importing.check(rows, folder)
        pressed = await _timed(importing.run(import_id))
        undone = await importing.undo(import_id)
        await importing.stop()
    floors.append(await asyncio.to_thread(_floor, folder / "raw-2.db", source))
    floor = sum(floors) / len(floors)
    return [
        Measure(f"1 import of {rows:,} rows, xlsx, read anew", whole.seconds, "s", floor, 2.0),
        Measure("1 the same from the press to the end", pressed.seconds, "s", floor, 2.0),
        Measure("(looking at the file and checking it)", checking.seconds, "s", floor),
        Measure("1 bot and reader together, at most", memory.peak, "MB", None, 400),
        Measure("(taking it back)", undone, "s", pressed.seconds),
        Measure("2 the same file again", again.seconds, "s", pressed.seconds, 1.0),
        Measure("2 rows written by it", written, "rows", None, 0),
    ]


@dataclass(frozen=True)
class _Timed:
    seconds: float
    result: Any


async def _timed(work: Awaitable[Any]) -> _Timed:
    start = time.perf_counter()
    result = await work
    return _Timed(time.perf_counter() - start, result)


def _migrate(settings: Settings) -> None:
    given = {"DATA_DIR": str(settings.data_dir), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-m", "app.cli", "migrate"], check=True, capture_output=True, env=given)


def _floor(path: Path, source: Path) -> float:
    command = [sys.executable, "-m", "bench.raw_import", str(path), str(source)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


async def _count(database: Database, entity: type[Client] | type[ChangeRow]) -> int:
    async with database.read() as connection:
        return int((await connection.execute(select(func.count()).select_from(entity))).scalar_one())
