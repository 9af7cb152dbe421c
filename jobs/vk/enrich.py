"""The job that asks VK who the people on the cards are."""

import asyncio
import re
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from domain.enrichment.queries import addresses_to_ask
from domain.enrichment.rules import EnrichCounts
from domain.enrichment.take_answers import Answers, take_answers
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team
from domain.vk.profile import FIELDS, MOST_AT_ONCE, Profile, read_profiles
from jobs.vk.asking import PATIENCE, Asking, Callers, Sleep
from jobs.work.run import JobHandler, JobRun

_ID = re.compile(r"id([1-9][0-9]*)")


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
        asking = Asking(run, gateways, sleep=sleep, patience=patience)
        while True:
            async with reading(run.database, run.actor, run.clock) as look:
                addresses = await addresses_to_ask(look, at_once)
                region = (await get_team(look)).phone_region
            if not addresses:
                return counts.to_json() | {"change_id": run.job.change_id}
            answers = await _about(run, asking, addresses, region)
            async with run.chunk(ChangeKind.ENRICHED) as ctx:
                await take_answers(ctx, counts, addresses, answers)
                total = max(run.job.total or 0, counts.asked)
                run.progress(counts.asked, total, cursor={"counts": counts.to_json()})

    return handle


async def _about(run: JobRun, asking: Asking, addresses: Collection[str], region: str) -> Answers:
    """Who these are. An address that VK does not answer by is asked about by itself: pages that are gone are."""
    plain = [found[1] if (found := _ID.fullmatch(address)) else address for address in addresses]
    told = await asking.call("users.get", {"user_ids": ",".join(plain), "fields": FIELDS})
    profiles = read_profiles(told, region=region)
    by_name = {person.screen_name.lower(): person for person in profiles.values() if person.screen_name}
    people: dict[str, Profile] = {}
    no_persons: set[str] = set()
    for address in addresses:
        number = _ID.fullmatch(address)
        person = profiles.get(int(number[1])) if number else by_name.get(address)
        if person is None and number is None:
            await run.check()
            kind, vk_id = await asking.resolve(address)
            person = profiles.get(vk_id) if kind == "user" else None
            if kind not in {"user", ""}:
                no_persons.add(address)
        if person is not None:
            people[address] = person
    return Answers(people, frozenset(no_persons))
