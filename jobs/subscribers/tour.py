"""The way through all lists of a harvest, from wherever an earlier worker stood: for all jobs that go it."""

from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

from domain.accounts.tables import AccountKind
from domain.accounts.trouble import concerns_account
from domain.audience.tables import ListProblem
from domain.base.bulk import in_parts
from domain.journal.boundary import reading
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.errors import NoReaderError
from domain.subscribers.problems import problem_of_list
from domain.subscribers.queries import get_harvest
from domain.subscribers.take_members import HarvestRun, prepare_run
from domain.subscribers.views import HarvestView, ListView
from domain.team.queries import get_team
from domain.vk.errors import VkError
from domain.vk.policy import Reaction, react
from domain.vk.profile import Profile, read_profile
from jobs.subscribers.walk import Part, Place, Walk, id_of
from jobs.vk.asking import Asking, Callers
from jobs.work.ahead import fetched_ahead
from jobs.work.run import JobRun


@dataclass(slots=True)
class Tour:
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
                async with aclosing(fetched_ahead(walk.parts(self.place))) as parts:
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

    @property
    def whole(self) -> list[int]:
        """The lists that did not break off."""
        return [each.id for each in self.view.to_read if each.id not in self.counts.ended]

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


async def begin_tour(run: JobRun, asking: Asking, gateways: Callers, chunk: int) -> Tour:
    """The way of this job, from where its cursor stands; `chunk` people are handed out at a time, at most."""
    cursor = run.job.cursor
    async with reading(run.database, run.actor, run.clock) as ctx:
        view = await get_harvest(ctx, run.job.parameters["harvest_id"])
        state = await prepare_run(ctx, view.options, cursor.get("first_id"))
        region = (await get_team(ctx)).phone_region
    state.counts = HarvestCounts.from_json(cursor.get("counts"))
    place = Place(cursor.get("offset", 0), cursor.get("last", 0))
    return Tour(view, state, asking, gateways, region, chunk, cursor.get("list_id", 0), place)
