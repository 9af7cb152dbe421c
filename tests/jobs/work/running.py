"""Runners and their jobs, for tests."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.clients.tables import Client
from domain.journal.boundary import reading, writing
from domain.outbox.tables import OutboxMessage
from domain.work.queue_job import queue_job
from domain.work.views import JobView
from jobs.work.run import JobHandler
from jobs.work.runner import Runner
from tests.support.clocks import StillClock

Handlers = Mapping[str, JobHandler]


@asynccontextmanager
async def runner_of(database: Database, clock: StillClock, handlers: Handlers, **more: Any) -> AsyncIterator[Runner]:
    """A runner that is stopped at the end."""
    runner = Runner(database, handlers, clock, **{"worker_name": "one", **more})
    try:
        yield runner
    finally:
        await runner.stop(patience=1)


async def queue_rows(database: Database, actor: Actor, clock: StillClock, rows: int = 50) -> JobView:
    """A queued job of so many rows, in chunks of ten."""
    async with writing(database, actor, "queue", clock=clock) as ctx:
        return await queue_job(ctx, "count", {"rows": rows, "chunk": 10})


async def finish(runner: Runner) -> None:
    """Have the runner do all that is due."""
    await runner.tick()
    async with asyncio.timeout(30):
        await runner.idle()


async def rows_done(database: Database) -> list[int]:
    """The numbers of the rows that were written, in order."""
    async with reading(database, SYSTEM) as ctx:
        return sorted(int(name) for name in await ctx.column(select(Client.name)))


async def told(database: Database) -> list[dict[str, Any]]:
    """What the members were told."""
    async with reading(database, SYSTEM) as ctx:
        return await ctx.column(select(OutboxMessage.payload).order_by(OutboxMessage.id))
