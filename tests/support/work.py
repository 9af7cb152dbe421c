"""Jobs for tests: of the kind `count`, claimed for a minute."""

from datetime import timedelta

from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.journal.boundary import reading, writing
from domain.work.claim_jobs import claim_jobs
from domain.work.queries import get_job
from domain.work.queue_job import queue_job
from domain.work.views import JobView
from tests.support.clocks import StillClock

MINUTE = timedelta(minutes=1)
KINDS = ("count",)


async def queue(database: Database, actor: Actor, clock: StillClock, **more: object) -> JobView:
    """A queued job of this actor."""
    async with writing(database, actor, "queue", clock=clock) as ctx:
        return await queue_job(ctx, "count", {"n": 1}, **more)  # type: ignore[arg-type]  # Passed on as they are.


async def claim(
    database: Database, clock: StillClock, worker: str = "one", limit: int = 10, kinds: tuple[str, ...] = KINDS
) -> list[JobView]:
    """The jobs that this worker gets."""
    async with writing(database, SYSTEM, "claim", clock=clock) as ctx:
        return await claim_jobs(ctx, worker, limit, MINUTE, kinds=kinds)


async def look(database: Database, job_id: int) -> JobView:
    """The job as it is now."""
    async with reading(database, SYSTEM) as ctx:
        return await get_job(ctx, job_id)
