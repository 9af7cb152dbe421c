"""The job that asks VK what the links of a harvest are, and whether their lists may be seen."""

import asyncio
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.accounts.tables import AccountKind
from domain.accounts.trouble import concerns_account
from domain.audience.tables import Listing, ListProblem
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.subscribers.errors import NoReaderError
from domain.subscribers.note_lists import FoundList, note_lists
from domain.subscribers.problems import problem_of_list
from domain.subscribers.queries import get_harvest
from domain.subscribers.views import HarvestView, ListView
from domain.vk.errors import VkError
from domain.vk.policy import Reaction, react
from domain.vk.profile import Profile, read_profiles
from jobs.subscribers.walk import Walk
from jobs.vk.asking import PATIENCE, Asking, Callers, Sleep
from jobs.work.run import JobHandler, JobRun

_NUMBERED = re.compile(r"(club|id)([1-9]\d*)")
_GROUPS = frozenset({"group", "page", "event"})
#: VK's answer to a question about communities none of which is there.
_NONE_FOUND = 100

#: What a name belongs to: a kind of VK's (`user`, `group` …; "" for nothing) and its id.
Meant = tuple[str, int]


def look_job(gateways: Callers, *, sleep: Sleep = asyncio.sleep, patience: timedelta = PATIENCE) -> JobHandler:
    """Handler of `harvest-look`. Result: `harvest_id`. It writes nothing before its end, so it can be done again."""

    async def handle(run: JobRun) -> dict[str, Any]:
        harvest_id = run.job.parameters["harvest_id"]
        async with reading(run.database, run.actor, run.clock) as ctx:
            view = await get_harvest(ctx, harvest_id)
        found = await look_at(view, run, gateways, Asking(run, gateways, sleep=sleep, patience=patience))
        async with run.chunk(ChangeKind.WORK) as ctx:
            await note_lists(ctx, harvest_id, found)
            run.progress(len(view.lists), len(view.lists))
        return {"harvest_id": harvest_id}

    return handle


async def look_at(view: HarvestView, run: JobRun, gateways: Callers, asking: Asking) -> Mapping[int, list[FoundList]]:
    """What VK says of the links of a harvest: the lists that each leads to, by the link's id."""
    look = _Look(run, gateways, asking)
    return await look.at([each for each in view.lists if each.name and each.problem is None])


class _Look:
    """One look at all links of a harvest."""

    def __init__(self, run: JobRun, gateways: Callers, asking: Asking) -> None:
        self._run, self._gateways, self._asking = run, gateways, asking

    async def at(self, links: Collection[ListView]) -> Mapping[int, list[FoundList]]:
        """The lists that each link leads to, by the link's id."""
        meant = {link.name: await self._meant(link.name) for link in links}
        groups = await self._groups({key for kind, key in meant.values() if kind in _GROUPS})
        people = await self._people({key for kind, key in meant.values() if kind == "user"})
        found: dict[int, list[FoundList]] = {}
        for link in links:
            lists = _lists_of(link.listing, meant[link.name], groups, people)
            probed = [await self._probed(each) for each in lists]
            # What holds for both lists of a person is said once.
            is_one = len({each.problem for each in probed}) == 1 and probed[0].problem is not None
            found[link.id] = probed[:1] if is_one else probed
        return found

    async def _meant(self, name: str) -> Meant:
        numbered = _NUMBERED.fullmatch(name)
        if numbered is not None:
            return "group" if numbered[1] == "club" else "user", int(numbered[2])
        await self._run.check()
        return await self._asking.resolve(name)

    async def _groups(self, ids: Collection[int]) -> dict[int, str]:
        """The names of those communities that are there."""
        if not ids:
            return {}
        try:
            told = await self._asking.call("groups.getById", {"group_ids": sorted(ids)})
        except VkError as error:
            if error.number != _NONE_FOUND:
                raise
            return {}
        groups = told.get("groups") if isinstance(told, dict) else None
        return {int(each["id"]): str(each.get("name") or f"club{each['id']}") for each in groups or ()}

    async def _people(self, ids: Collection[int]) -> dict[int, Profile]:
        if not ids:
            return {}
        return read_profiles(await self._asking.call("users.get", {"user_ids": sorted(ids)}))

    async def _probed(self, one: FoundList) -> FoundList:
        """The list with the number of its people, or with the reason why we are not shown it."""
        if one.problem is not None or one.listing is None:
            return one
        await self._run.check()
        listing = ListView(0, "", "", one.listing, one.owner_id, one.title, None, None, is_on=True)
        try:
            return replace(one, total=await Walk(self._asking, listing, "").count())
        except NoReaderError:
            return replace(one, problem=ListProblem.NEEDS_PERSON)
        except VkError as error:
            if concerns_account(error) or react(error).reaction is Reaction.REST_METHOD:
                raise
            return replace(one, problem=problem_of_list(error, has_person=self._has_person))

    @property
    def _has_person(self) -> bool:
        return any(account.kind is AccountKind.PERSON for account in self._gateways.accounts)


def _lists_of(
    wanted: Listing | None, meant: Meant, groups: Mapping[int, str], people: Mapping[int, Profile]
) -> list[FoundList]:
    """The lists of whatever a name belongs to; of a person the one that the link names, or both."""
    kind, key = meant
    if kind in _GROUPS and key in groups:
        return [FoundList(Listing.MEMBERS, key, groups[key])]
    if kind == "user" and key in people:
        person = people[key]
        gone = ListProblem.GONE if person.deactivated is not None else None
        title = person.name or f"id{key}"
        lists = [wanted] if wanted is not None else [Listing.FRIENDS, Listing.FOLLOWERS]
        # Of somebody whose page is gone one line says all.
        return [FoundList(each, key, title, problem=gone) for each in (lists[:1] if gone else lists)]
    is_other = kind not in {"", "user"} and kind not in _GROUPS
    return [FoundList(problem=ListProblem.NO_LIST if is_other else ListProblem.UNKNOWN)]
