"""A worker in a process of its own, for the test that kills it: `python -m tests.jobs.work.worker <database url>`."""

import asyncio
import sys

from domain.base.actor import SYSTEM
from domain.base.clock import utc_now
from domain.journal.boundary import reading
from domain.whole import open_database
from domain.work.queries import list_jobs
from domain.work.rules import ENDED
from jobs.work.runner import Runner
from tests.support.counting import CountingHandler


async def _say(first: int) -> None:
    """Tell whoever watches that the rows of a chunk are written and not committed yet."""
    sys.stdout.write(f"{first}\n")
    sys.stdout.flush()
    await asyncio.sleep(0)


async def work(url: str) -> None:
    """Work until every job has ended."""
    database = open_database(url)
    runner = Runner(database, {"count": CountingHandler(_say)}, utc_now, worker_name="killed")
    while True:
        await runner.tick()
        await runner.idle()
        await asyncio.sleep(0.01)
        async with reading(database, SYSTEM) as ctx:
            if all(job.state in ENDED for job in await list_jobs(ctx)):
                break
    await database.close()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1]))
