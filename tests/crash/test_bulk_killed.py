"""A bulk edit whose worker is killed again and again ends as if nothing had been: row for row, and count for count."""

import asyncio
import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.database import Database
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.start_bulk import start_bulk
from domain.bulk.tags import AddTag
from domain.clients.add_client import add_client
from domain.clients.change_tags import tag_client
from domain.clients.kinds import ChannelKind
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.whole import open_database
from domain.work.tables import JobState
from tests.support.clocks import StillClock
from tests.support.dumps import check_search, dump
from tests.support.people import add_member

CLIENTS, CHUNK, KILLS = 240, 10, 5
#: `CRASH_POINTS=500 pytest tests/crash` looks closer.
EDITS = max(1, int(os.environ.get("CRASH_POINTS", "5")) // KILLS)
#: About so many statements does the job of the test take.
STATEMENTS = 250
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Prepared:
    """A base in which a bulk edit is about to start, and what it looks like when nobody disturbs it."""

    folder: Path
    now: str
    expected: dict[str, Any]


@pytest.fixture(scope="module")
async def prepared(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("prepared")
    shutil.copy(empty_sqlite, folder / "touchbase.db")
    clock, database = StillClock(), open_(folder)
    actor = await add_member(database)
    async with writing(database, actor, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        for number in range(CLIENTS):
            client = await add_client(ctx, f"Клиент {number}", [(ChannelKind.PHONE, f"+7916{number:07}")])
            if number % 7 == 0:
                await tag_client(ctx, client.id, "весна")
    async with writing(database, actor, ChangeKind.WORK, clock=clock) as ctx:
        plan = await plan_bulk(ctx, Audience(wanted=ClientFilter()), AddTag(name="весна"))
        await start_bulk(ctx, plan.id, 7)
    await database.close()
    undisturbed, now = tmp_path_factory.mktemp("undisturbed"), clock.now.isoformat()
    expected = await outcome(await put_through(folder, undisturbed, now, seed=0, kills=0))
    return Prepared(folder, now, expected)


@pytest.mark.timeout(60 * EDITS)
@pytest.mark.parametrize("seed", range(EDITS))
async def test_a_killed_bulk_edit_ends_the_same(prepared: Prepared, tmp_path: Path, seed: int) -> None:
    killed = await put_through(prepared.folder, tmp_path / "killed", prepared.now, seed=seed, kills=KILLS)
    found = await outcome(killed)
    for name, rows in prepared.expected.items():
        assert found[name] == rows, f"{name} differs, seed {seed}"


async def put_through(prepared: Path, folder: Path, now: str, *, seed: int, kills: int) -> Path:
    """Do the edit in a copy of the prepared folder, with so many deaths on the way."""
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    request = {"database": url(folder), "files": str(folder / "files"), "now": now, "seed": seed, "kills": kills}
    request |= {"chunk": CHUNK, "statements": STATEMENTS}
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.crash.worker", json.dumps(request), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await worker.communicate()
    assert worker.returncode == 0
    # A life that was to die late may have come to its end before.
    assert int(said) >= kills - 2
    return folder


async def outcome(folder: Path) -> dict[str, Any]:
    """All that the edit has left behind, the journal and the counts included."""
    database = open_(folder)
    found: dict[str, Any] = dict(await dump(database))
    async with database.read() as connection:
        job = (await connection.exec_driver_sql("SELECT state, result, done FROM job")).one()
    assert job.state == JobState.DONE
    result = json.loads(job.result)
    assert (result["changed"], result["skipped"]) == (
        CLIENTS - len(range(0, CLIENTS, 7)),
        {"already": len(range(0, CLIENTS, 7))},
    )
    await check_search(database)
    await database.close()
    return {**found, "result": result, "done": job.done}


def url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'touchbase.db'}"


def open_(folder: Path) -> Database:
    return open_database(url(folder))
