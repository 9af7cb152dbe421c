"""The job that looks through the base for cards that may be one person."""

import asyncio
from datetime import datetime
from typing import Any

from domain.base.bulk import in_parts
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.merging.find_twins import find_by_address, forget_pairs, keep_pairs, people_after, surest
from domain.merging.namesakes import Crowd
from domain.merging.queries import count_pairs
from domain.merging.views import FoundPair
from jobs.work.run import JobHandler, JobRun

#: People whose names are taken in at once: so many cost some 50 ms.
AT_ONCE = 2_000


def scan_job(*, at_once: int = AT_ONCE) -> JobHandler:
    """Handler of `twin-scan`. Result: `pairs`, how many wait now for whoever started it.

    What it finds is kept in memory until it has seen everybody: after a kill it begins anew, and finds the same.
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        since = run.clock()
        async with reading(run.database, run.actor, run.clock) as look:
            found = await find_by_address(look)
        found += await _namesakes(run, at_once)
        await _keep(run, surest(found), since)
        async with reading(run.database, run.actor, run.clock) as look:
            return {"pairs": await count_pairs(look)}

    return handle


async def _namesakes(run: JobRun, at_once: int) -> list[FoundPair]:
    crowd, after = Crowd(), 0
    while True:
        async with reading(run.database, run.actor, run.clock) as look:
            people = await people_after(look, after, at_once)
        if not people:
            break
        crowd.take(people)
        after = people[-1].id
        await run.check()
    found: list[FoundPair] = []
    for part in crowd.pairs():
        found += part
        # Whoever presses a button meanwhile must not wait for the whole crowd.
        await asyncio.sleep(0)
    return found


async def _keep(run: JobRun, pairs: list[FoundPair], since: datetime) -> None:
    total, done = len(pairs), 0
    for part in in_parts(pairs):
        async with run.chunk(ChangeKind.WORK) as ctx:
            await keep_pairs(ctx, part)
            done += len(part)
            run.progress(done, total)
    async with run.chunk(ChangeKind.WORK) as ctx:
        await forget_pairs(ctx, since)
        run.progress(total, total)
