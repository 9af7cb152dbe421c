"""The job that asks VK who the people on the cards are."""

import asyncio
import itertools
import re
from collections.abc import Awaitable, Callable, Collection
from datetime import timedelta
from typing import Any, Protocol

from domain.enrichment.errors import NoCommunityError
from domain.enrichment.queries import addresses_to_ask
from domain.enrichment.rules import EnrichCounts
from domain.enrichment.take_answers import Answers, take_answers
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team
from domain.vk.errors import VkError, VkUnreachableError
from domain.vk.policy import Reaction, react
from domain.vk.profile import FIELDS, MOST_AT_ONCE, Profile, read_profiles
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.line import Priority
from jobs.vk.transport import Params
from jobs.work.run import JobHandler, JobRun

#: The first wait before a call that failed is tried again, in seconds; each further is twice as long, up to a longest.
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
#: So often it is looked for an account that may ask, and for so long an outage of VK is waited out.
_LOOKS, PATIENCE = 8, timedelta(days=1)
#: So often a waiting job looks whether a person has paused or cancelled it, in seconds.
_STEP = 5.0
_ID = re.compile(r"id([1-9][0-9]*)")


class Callers(Protocol):
    """The accounts of this worker, as far as asking goes (`Gateways`)."""

    @property
    def account_ids(self) -> frozenset[int]:
        """Those that are at work."""

    async def call(
        self, account_id: int, method: str, params: Params, *, priority: Priority = ..., job: int | None = None
    ) -> Any:
        """Call VK as one of them."""


Sleep = Callable[[float], Awaitable[None]]


def enrich_job(
    gateways: Callers,
    *,
    at_once: int = MOST_AT_ONCE,
    sleep: Sleep = asyncio.sleep,
    patience: timedelta = PATIENCE,
) -> JobHandler:
    """Handler of `enrich`. Result: the `EnrichCounts`, and `change_id` (None if nothing changed).

    It asks about `at_once` people in one call. What was asked is remembered with what was filled in, so whoever goes
    on after a kill asks only about the rest.
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        counts = EnrichCounts.from_json(run.job.cursor.get("counts", {}))
        asking = _Asking(run, gateways, sleep, patience)
        while True:
            async with reading(run.database, run.actor, run.clock) as look:
                addresses = await addresses_to_ask(look, at_once)
                region = (await get_team(look)).phone_region
            if not addresses:
                return counts.to_json() | {"change_id": run.job.change_id}
            answers = await asking.about(addresses, region)
            async with run.chunk(ChangeKind.ENRICHED) as ctx:
                await take_answers(ctx, counts, addresses, answers)
                total = max(run.job.total or 0, counts.asked)
                run.progress(counts.asked, total, cursor={"counts": counts.to_json()})

    return handle


class _Asking:
    """Asks as whatever account is at work, behind everything that cannot wait."""

    def __init__(self, run: JobRun, gateways: Callers, sleep: Sleep, patience: timedelta) -> None:
        self._run, self._gateways, self._sleep, self._patience = run, gateways, sleep, patience

    async def about(self, addresses: Collection[str], region: str) -> Answers:
        """Who these are. An address that VK does not answer by is asked about by itself: pages that are gone are."""
        plain = [found[1] if (found := _ID.fullmatch(address)) else address for address in addresses]
        told = await self._call("users.get", {"user_ids": ",".join(plain), "fields": FIELDS})
        profiles = read_profiles(told, region=region)
        by_name = {person.screen_name.lower(): person for person in profiles.values() if person.screen_name}
        people: dict[str, Profile] = {}
        no_persons: set[str] = set()
        for address in addresses:
            number = _ID.fullmatch(address)
            person = profiles.get(int(number[1])) if number else by_name.get(address)
            if person is None and number is None:
                await self._run.check()
                kind, vk_id = await self._resolve(address)
                person = profiles.get(vk_id) if kind == "user" else None
                if kind not in {"user", ""}:
                    no_persons.add(address)
            if person is not None:
                people[address] = person
        return Answers(people, frozenset(no_persons))

    async def _resolve(self, name: str) -> tuple[str, int]:
        """What a screen name belongs to: its kind ("" for nothing) and id."""
        found = await self._call("utils.resolveScreenName", {"screen_name": name})
        # For a name that is free VK answers with an empty list in the place of the object.
        return (str(found.get("type", "")), int(found.get("object_id", 0))) if isinstance(found, dict) else ("", 0)

    async def _call(self, method: str, params: Params) -> Any:
        """Call until it is answered; an account that refuses leaves the question to the next one.

        An outage is waited out: what was asked so far is kept, and nobody has to press anything afterwards.
        """
        refused: set[int] = set()
        problem: Exception = NoCommunityError()
        began = self._run.clock()
        for attempt in itertools.count():
            account = min(self._gateways.account_ids - refused, default=None)
            if account is not None:
                try:
                    return await self._gateways.call(
                        account, method, params, priority=Priority.BACKGROUND, job=self._run.job.id
                    )
                except GatewayClosedError:
                    refused.add(account)
                except VkUnreachableError as error:
                    problem = error
                except VkError as error:
                    problem = error
                    if react(error, method).reaction is not Reaction.REPEAT:
                        refused.add(account)
            elif isinstance(problem, VkError) or (isinstance(problem, NoCommunityError) and attempt >= _LOOKS):
                # Every account was refused, or there is none at all, and no wait makes that better.
                raise problem
            if self._run.clock() - began > self._patience:
                raise problem
            await self._rest(min(_FIRST_WAIT * 2 ** min(attempt, 10), _LONGEST_WAIT))
        raise AssertionError("it counts without end")

    async def _rest(self, seconds: float) -> None:
        while seconds > 0:
            await self._run.check()
            await self._sleep(min(seconds, _STEP))
            seconds -= _STEP
