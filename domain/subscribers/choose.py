"""Choose what a harvest takes and what it gives. Whatever was checked is void then."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from domain.audience.tables import HarvestList
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.rules import clean_line
from domain.journal.boundary import Writing
from domain.subscribers.finding import harvest_to_change
from domain.subscribers.harvest_work import stop_work
from domain.subscribers.options import HarvestOptions
from domain.subscribers.queries import get_harvest
from domain.subscribers.sieve import Sieve
from domain.subscribers.tables import Harvest, HarvestStep
from domain.subscribers.views import HarvestView
from domain.transfer.given import Given, checked_given

#: The oldest that anybody is, by VK's own form.
OLDEST = 120
MOST_CITIES = 20
#: Who was on VK longer ago than this is not told from who has left.
LONGEST_AWAY = 365


async def switch_list(ctx: Writing, harvest_id: int, version: int, list_id: int) -> HarvestView:
    """Take a list in, or leave it out.

    All of these raise `NotFoundError`, `HarvestStateError` once the harvest runs, `ChangedMeanwhileError` if somebody
    was faster.
    """
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id, version=version)
    query = select(HarvestList).where(HarvestList.id == list_id, HarvestList.harvest_id == harvest_id)
    found = (await ctx.session.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFoundError(what="harvest")
    found.is_on = not found.is_on
    return await _put(ctx, harvest, HarvestOptions.from_json(harvest.options))


async def choose_sieve(ctx: Writing, harvest_id: int, version: int, **chosen: Any) -> HarvestView:
    """Choose whom to take: fields of `Sieve` with their new values. `InvalidValueError` for impossible ones."""
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id, version=version)
    options = HarvestOptions.from_json(harvest.options)
    sieve = _checked(replace(options.sieve, **chosen))
    return await _put(ctx, harvest, replace(options, sieve=sieve))


async def choose_given(ctx: Writing, harvest_id: int, version: int, given: Given) -> HarvestView:
    """Choose what everybody gets. Raises what `checked_given` raises."""
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id, version=version)
    options = HarvestOptions.from_json(harvest.options)
    chosen = await checked_given(ctx, given)
    return await _put(ctx, harvest, replace(options, given=replace(options.given, **chosen)))


async def choose_known(ctx: Writing, harvest_id: int, version: int, *, fills: bool) -> HarvestView:
    """Whether the gaps of cards that are there already are filled."""
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id, version=version)
    return await _put(ctx, harvest, replace(HarvestOptions.from_json(harvest.options), fills_known=fills))


def _checked(sieve: Sieve) -> Sieve:
    ages = [age for age in (sieve.age_from, sieve.age_to) if age is not None]
    if any(not 0 <= age <= OLDEST for age in ages) or ages != sorted(ages):
        raise InvalidValueError(field="age", reason="ages")
    if sieve.seen_days is not None and not 1 <= sieve.seen_days <= LONGEST_AWAY:
        raise InvalidValueError(field="days", reason="range")
    if len(sieve.cities) > MOST_CITIES:
        raise InvalidValueError(field="city", reason="too-long", longest=MOST_CITIES)
    return replace(sieve, cities=tuple(clean_line(city, field="city") for city in sieve.cities))


async def _put(ctx: Writing, harvest: Harvest, options: HarvestOptions) -> HarvestView:
    if harvest.step is HarvestStep.CHECKING:
        await stop_work(ctx, harvest)
    harvest.options, harvest.report = options.to_json(), None
    harvest.step = HarvestStep.OPEN
    harvest.version += 1
    await ctx.session.flush()
    return await get_harvest(ctx, harvest.id)
