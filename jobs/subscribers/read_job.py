"""The job that writes down who is in the lists of a harvest, so that a campaign can be meant for them."""

import asyncio
from contextlib import aclosing
from datetime import timedelta
from typing import Any

from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.subscribers.note_lists import note_lists
from domain.subscribers.queries import get_harvest
from domain.subscribers.read_lists import lists_read
from domain.subscribers.repeat import note_members
from domain.subscribers.tables import HarvestStep
from jobs.subscribers.look_job import look_at
from jobs.subscribers.tour import begin_tour
from jobs.vk.asking import PATIENCE, Asking, Callers, Sleep
from jobs.work.run import JobHandler, JobRun

#: Ids in one transaction: they are short, so that many hold the database no longer than a thousand cards.
CHUNK = 5_000


def read_job(
    gateways: Callers, *, sleep: Sleep = asyncio.sleep, patience: timedelta = PATIENCE, chunk: int = CHUNK
) -> JobHandler:
    """Handler of `harvest-read`. Result: `harvest_id`, and the `HarvestCounts` as `counts` (seen, ended).

    Of the people it asks for their ids alone, 25,000 in a call. Whoever goes on after a kill notes some of them once
    more, which changes nothing. A list that VK shows no more breaks off, the others go on.
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        if run.job.result:
            # All was done already; only the last word about it was lost.
            return run.job.result
        asking = Asking(run, gateways, sleep=sleep, patience=patience)
        harvest_id = run.job.parameters["harvest_id"]
        async with reading(run.database, run.actor, run.clock) as look:
            view = await get_harvest(look, harvest_id)
        if view.step is HarvestStep.LOOKING:
            found = await look_at(view, run, gateways, asking)
            async with run.chunk(ChangeKind.WORK) as ctx:
                await note_lists(ctx, harvest_id, found, then=HarvestStep.READING)
        tour = await begin_tour(run, asking, gateways, chunk)
        number, counts = tour.view.readings + 1, tour.counts
        async with aclosing(tour.people("")) as people_of:
            async for listing, people in people_of:
                counts.seen += len(people)
                async with run.chunk(ChangeKind.WORK) as ctx:
                    await note_members(ctx, listing.id, number, [person.vk_id for person in people])
                    run.progress(counts.seen, tour.total, cursor=tour.cursor())
        async with run.chunk(ChangeKind.WORK) as ctx:
            has_any = bool(counts.seen or tour.whole)
            await lists_read(ctx, harvest_id, run.job.id, tour.whole, has_any=has_any)
            result = {"harvest_id": harvest_id, "counts": counts.to_json()}
            run.progress(counts.seen, max(counts.seen, 1), result=result)
        return result

    return handle
