"""The jobs that go through the lists of a harvest: one counts, the other brings their people into the base."""

import asyncio
from contextlib import aclosing
from datetime import timedelta
from typing import Any

from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.subscribers.repeat import compare_runs, note_members
from domain.subscribers.run_harvest import checked, harvested
from domain.subscribers.take_members import check_members, take_members
from jobs.subscribers.tour import begin_tour
from jobs.vk.asking import PATIENCE, Asking, Callers, Sleep
from jobs.work.run import JobHandler, JobRun

#: People in one transaction: a press waits for one at most.
CHUNK = 1_000
_CHECKED_AT_ONCE = 5_000
#: What a card is filled with. Of the pictures only the largest: three addresses would be half of the answer.
CARD_FIELDS = "sex,bdate,city,photo_max,has_photo,contacts,site,screen_name"


def check_job(gateways: Callers, *, sleep: Sleep = asyncio.sleep, patience: timedelta = PATIENCE) -> JobHandler:
    """Handler of `harvest-check`. Result: `harvest_id`. It writes nothing but what it has counted."""

    async def handle(run: JobRun) -> dict[str, Any]:
        asking = Asking(run, gateways, sleep=sleep, patience=patience)
        tour = await begin_tour(run, asking, gateways, _CHECKED_AT_ONCE)
        fields = tour.view.options.sieve.fields
        async with aclosing(tour.people(fields)) as found:
            async for _listing, people in found:
                async with reading(run.database, run.actor, run.clock) as ctx:
                    await check_members(ctx, tour.state, people)
                async with run.chunk(ChangeKind.WORK):
                    run.progress(tour.counts.seen, tour.total, cursor=tour.cursor())
        async with run.chunk(ChangeKind.WORK) as ctx:
            await checked(ctx, tour.view.id, run.job.id, tour.counts)
            run.progress(tour.counts.seen, tour.counts.seen)
        return {"harvest_id": tour.view.id}

    return handle


def run_job(
    gateways: Callers, *, sleep: Sleep = asyncio.sleep, patience: timedelta = PATIENCE, chunk: int = CHUNK
) -> JobHandler:
    """Handler of `harvest-run`. Result: `harvest_id`, `change_id` (None if nothing changed), the `HarvestCounts` as
    `counts`, and `gone`: ids of some of those who have left the lists since the run before.

    All people are one change of the journal. Where the lists stand is saved with the people themselves, so whoever goes
    on after a kill knows exactly what the first one knew. A list that VK shows no more breaks off, the others go on.
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        if run.job.result:
            # All was done already; only the last word about it was lost.
            return run.job.result
        asking = Asking(run, gateways, sleep=sleep, patience=patience)
        tour = await begin_tour(run, asking, gateways, chunk)
        number, notes = tour.view.readings + 1, tour.view.notes_members
        fields = ",".join(dict.fromkeys(f"{CARD_FIELDS},{tour.view.options.sieve.fields}".strip(",").split(",")))
        async with aclosing(tour.people(fields)) as found:
            async for listing, people in found:
                async with run.chunk(ChangeKind.HARVESTED, title=tour.view.title) as ctx:
                    await take_members(ctx, tour.state, listing, people)
                    if notes:
                        await note_members(ctx, listing.id, number, [person.vk_id for person in people])
                    run.progress(tour.counts.seen, tour.total, cursor=tour.cursor())
        async with run.chunk(ChangeKind.HARVESTED, title=tour.view.title) as ctx:
            change = await compare_runs(ctx, tour.whole if notes else (), number)
            tour.counts.joined, tour.counts.left = change.joined, change.left
            result = {
                "harvest_id": tour.view.id,
                "change_id": run.job.change_id,
                "counts": tour.counts.to_json(),
                "gone": list(change.gone),
            }
            await harvested(ctx, tour.view.id)
            run.progress(tour.counts.seen, max(tour.counts.seen, 1), result=result)
        return result

    return handle
