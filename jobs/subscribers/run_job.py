"""The jobs that go through the lists of a harvest: one counts, the other brings their people into the base."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from domain.accounts.tables import AccountKind
from domain.accounts.trouble import concerns_account
from domain.base.bulk import in_parts
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.errors import NoReaderError
from domain.subscribers.problems import problem_of_list
from domain.subscribers.queries import get_harvest
from domain.subscribers.repeat import compare_runs, note_members
from domain.subscribers.run_harvest import checked, harvested
from domain.subscribers.tables import ListProblem
from domain.subscribers.take_members import HarvestRun, check_members, prepare_run, take_members
from domain.subscribers.views import HarvestView, ListView
from domain.team.queries import get_team
from domain.vk.errors import VkError
from domain.vk.policy import Reaction, react
from domain.vk.profile import Profile, read_profile
from jobs.subscribers.walk import Part, Place, Walk, id_of
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
        tour = await _begin(run, asking, gateways, _CHECKED_AT_ONCE)
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
        tour = await _begin(run, asking, gateways, chunk)
        number, repeats = tour.view.runs + 1, tour.view.repeat_days > 0
        fields = ",".join(dict.fromkeys(f"{CARD_FIELDS},{tour.view.options.sieve.fields}".strip(",").split(",")))
        async with aclosing(tour.people(fields)) as found:
            async for listing, people in found:
                async with run.chunk(ChangeKind.HARVESTED, title=tour.view.title) as ctx:
                    await take_members(ctx, tour.state, listing, people)
                    if repeats:
                        await note_members(ctx, listing.id, number, [person.vk_id for person in people])
                    run.progress(tour.counts.seen, tour.total, cursor=tour.cursor())
        whole = [each.id for each in tour.view.to_read if each.id not in tour.counts.ended]
        async with run.chunk(ChangeKind.HARVESTED, title=tour.view.title) as ctx:
            change = await compare_runs(ctx, whole if repeats else (), number)
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


@dataclass(slots=True)
class _Tour:
    """A way through all lists of a harvest, from wherever an earlier worker stood."""

    view: HarvestView
    state: HarvestRun
    asking: Asking
    gateways: Callers
    region: str
    chunk: int
    list_id: int = 0
    place: Place = field(default_factory=Place)

    @property
    def counts(self) -> HarvestCounts:
        """What it has come to so far."""
        return self.state.counts

    async def people(self, fields: str) -> AsyncGenerator[tuple[ListView, Sequence[Profile]]]:
        """The people of all lists, a chunk at a time. `cursor` tells the place behind them."""
        lists = self.view.to_read
        first = next((number for number, each in enumerate(lists) if each.id == self.list_id), 0)
        for listing in lists[first:]:
            if listing.id != self.list_id:
                self.list_id, self.place = listing.id, Place()
            if listing.id in self.counts.ended:
                continue
            walk = Walk(self.asking, listing, fields)
            try:
                async with aclosing(_ahead(walk.parts(self.place))) as parts:
                    async for part in parts:
                        for people, place in self._chunks(part):
                            self.place = place
                            yield listing, people
            except NoReaderError:
                self.counts.ended[listing.id] = ListProblem.NEEDS_PERSON
            except VkError as error:
                if concerns_account(error) or react(error).reaction is Reaction.REST_METHOD:
                    raise
                self.counts.ended[listing.id] = problem_of_list(error, has_person=self._has_person)

    def _chunks(self, part: Part) -> Iterator[tuple[Sequence[Profile], Place]]:
        done = self.place.offset
        for items in in_parts(part.items, self.chunk):
            done += len(items)
            is_last = items[-1] is part.items[-1]
            place = part.after if is_last else Place(done, id_of(items[-1]))
            people = [self._profile(item) for item in items]
            yield [person for person in people if person is not None], place

    def _profile(self, item: Any) -> Profile | None:
        return Profile(id_of(item)) if isinstance(item, int) else read_profile(item, region=self.region)

    @property
    def total(self) -> int:
        """How many people the lists hold, as far as it is known by now."""
        return max(self.view.total, self.counts.seen)

    def cursor(self) -> dict[str, Any]:
        """Where a later worker goes on."""
        return {
            "first_id": self.state.first_id,
            "counts": self.counts.to_json(),
            "list_id": self.list_id,
            "offset": self.place.offset,
            "last": self.place.last,
        }

    @property
    def _has_person(self) -> bool:
        return any(account.kind is AccountKind.PERSON for account in self.gateways.accounts)


async def _begin(run: JobRun, asking: Asking, gateways: Callers, chunk: int) -> _Tour:
    cursor = run.job.cursor
    async with reading(run.database, run.actor, run.clock) as ctx:
        view = await get_harvest(ctx, run.job.parameters["harvest_id"])
        state = await prepare_run(ctx, view.options, cursor.get("first_id"))
        region = (await get_team(ctx)).phone_region
    state.counts = HarvestCounts.from_json(cursor.get("counts"))
    place = Place(cursor.get("offset", 0), cursor.get("last", 0))
    return _Tour(view, state, asking, gateways, region, chunk, cursor.get("list_id", 0), place)


async def _ahead(parts: AsyncIterator[Part]) -> AsyncGenerator[Part]:
    """The same parts; each is asked for while the one before it is still at work."""

    async def following() -> Part | None:
        return await anext(parts, None)

    coming = asyncio.create_task(following())
    try:
        while (part := await coming) is not None:
            coming = asyncio.create_task(following())
            yield part
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
