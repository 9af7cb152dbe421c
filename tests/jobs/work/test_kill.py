"""A worker that is killed, again and again, still does every row of its job once."""

import asyncio
import random
import sys

from sqlalchemy import select

from app.migrations import ROOT
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.clients.tables import Client
from domain.journal.boundary import reading, writing
from domain.journal.tables import Change
from domain.outbox.tables import OutboxMessage
from domain.work.queue_job import queue_job
from domain.work.tables import JobState
from tests.support.people import add_member
from tests.support.work import look

ROWS, CHUNK = 500, 5
KILLS = 2


async def _work(url: str, dice: random.Random | None) -> int | None:
    """Run a worker; with dice, kill it after a few chunks, somewhere between a row and the next commit."""
    worker = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.jobs.work.worker", url), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert worker.stdout is not None
    if dice is not None:
        for _ in range(dice.randint(2, 30)):
            assert await worker.stdout.readline(), "the worker ended by itself"
        await asyncio.sleep(dice.uniform(0, 0.01))
        worker.kill()
    while await worker.stdout.readline():
        pass
    return await worker.wait()


async def test_a_killed_worker_loses_and_doubles_nothing(any_database: Database) -> None:
    olga = await add_member(any_database)
    async with writing(any_database, olga, "queue") as ctx:
        job = await queue_job(ctx, "count", {"rows": ROWS, "chunk": CHUNK})
    dice = random.Random(20260302)
    for _ in range(KILLS):
        assert await _work(any_database.url, dice) == -9
    assert await _work(any_database.url, None) == 0
    done = await look(any_database, job.id)
    assert (done.state, done.done, done.fence) == (JobState.DONE, ROWS, KILLS + 1)
    async with reading(any_database, SYSTEM) as ctx:
        names = sorted(int(name) for name in await ctx.column(select(Client.name)))
        changes = await ctx.rows(select(Change.id, Change.rows))
        told = await ctx.column(select(OutboxMessage.payload))
    assert names == list(range(ROWS))
    assert [tuple(change) for change in changes] == [(done.change_id, ROWS)]
    assert told == [{"job_id": job.id, "state": "done"}]
