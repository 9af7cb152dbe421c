"""An import whose worker is killed again and again ends as if nothing had been: row for row, and count for count."""

import asyncio
import csv
import json
import os
import random
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bench.people import TITLES, people
from domain.base.database import Database
from domain.files.store import FileStore
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.transfer.run_import import run_import
from domain.whole import open_database
from domain.work.tables import JobState
from tests.jobs.transfer.support import Desk
from tests.support.clocks import StillClock
from tests.support.dumps import check_search, dump
from tests.support.people import add_member

ROWS = 2_000
KILLS = 5
#: `CRASH_POINTS=500 pytest tests/crash` looks closer.
IMPORTS = max(1, int(os.environ.get("CRASH_POINTS", "10")) // KILLS)
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Prepared:
    """A base in which an import is about to start, and what it looks like when nobody disturbs it."""

    folder: Path
    now: str
    job_id: int
    expected: dict[str, Any]


def contacts(path: Path, count: int, *, seed: int) -> Path:
    """A file with all that can happen: people twice, blanks, totals, bad values, rows of the same person."""
    dice = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, delimiter=";")
        table.writerow(TITLES)
        for person in people(count, seed=1):
            row = list(person)
            fate = dice.random()
            if fate < 0.05:
                table.writerow([""] * len(row))
            elif fate < 0.07:
                table.writerow(["Итого", "", "", "", "", "", "", "", "", "", "", "100"])
            elif fate < 0.10:
                row[2] = "позвонить позже"
            elif fate < 0.20:
                table.writerow([*row[:4], "", "Самара", *row[6:10], "повтор", "ещё раз"])
            elif fate < 0.25:
                row[0], row[1] = row[0], f"{row[1]} Вторая"
            table.writerow(row)
    return path


@pytest.fixture(scope="module")
async def prepared(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("prepared")
    shutil.copy(empty_sqlite, folder / "touchbase.db")
    clock = StillClock()
    database = open_(folder)
    actor = await add_member(database)
    desk = Desk(database, FileStore(folder / "files"), clock, actor)
    # Some of them are there already: the file will find them, and change a few.
    await desk.bring(contacts(folder / "first.csv", ROWS // 4, seed=7))
    view = await desk.send(contacts(folder / "second.csv", ROWS, seed=8))
    await desk.check(view.id)
    async with writing(database, actor, ChangeKind.WORK, clock=clock) as ctx:
        job_id = (await run_import(ctx, view.id)).job_id
    await database.close()
    assert job_id is not None
    undisturbed = tmp_path_factory.mktemp("undisturbed")
    now = clock.now.isoformat()
    expected = await outcome(await put_through(folder, undisturbed, now, seed=0, kills=0), job_id)
    return Prepared(folder, now, job_id, expected)


@pytest.mark.timeout(60 * IMPORTS)
@pytest.mark.parametrize("seed", range(IMPORTS))
async def test_a_killed_import_ends_the_same(prepared: Prepared, tmp_path: Path, seed: int) -> None:
    killed = await put_through(prepared.folder, tmp_path / "killed", prepared.now, seed=seed, kills=KILLS)
    found = await outcome(killed, prepared.job_id)
    for name, rows in prepared.expected.items():
        assert found[name] == rows, f"{name} differs, seed {seed}"


async def put_through(prepared: Path, folder: Path, now: str, *, seed: int, kills: int) -> Path:
    """Do the import in a copy of the prepared folder, with so many deaths on the way."""
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    request = {
        "database": url(folder),
        "files": str(folder / "files"),
        "now": now,
        "seed": seed,
        "kills": kills,
        "chunk": 100,
    }
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.crash.worker", json.dumps(request), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await worker.communicate()
    assert worker.returncode == 0
    # A life that was to die late may have come to its end before.
    assert int(said) >= kills - 2
    return folder


async def outcome(folder: Path, job_id: int) -> dict[str, Any]:
    """All that the import has left behind, the journal and the counts included."""
    database = open_(folder)
    found: dict[str, Any] = dict(await dump(database))
    async with database.read() as connection:
        job = (await connection.exec_driver_sql(f"SELECT state, result, done FROM job WHERE id = {job_id}")).one()
        left = (await connection.exec_driver_sql("SELECT count(*) FROM import_trace")).scalar_one()
    assert job.state == JobState.DONE
    assert left == 0
    await check_search(database)
    await database.close()
    return {**found, "result": json.loads(job.result), "done": job.done}


def url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'touchbase.db'}"


def open_(folder: Path) -> Database:
    return open_database(url(folder))
