"""People of a list brought into the base, on both databases; and who came and who left."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from domain.audience.tables import HarvestList, Listing
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind, Sex, SourceKind
from domain.clients.tables import Client, ClientSource
from domain.enrichment.tables import VkPage
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.subscribers.options import HarvestOptions
from domain.subscribers.queries import get_harvest
from domain.subscribers.repeat import Difference, compare_runs, note_members, repeat_harvest, start_due_harvests
from domain.subscribers.tables import Harvest, HarvestStep
from domain.subscribers.take_members import prepare_run, take_members
from domain.subscribers.views import ListView
from domain.team.tables import Scope
from domain.transfer.options import ImportOptions
from domain.vk.profile import Profile
from tests.support.clocks import StillClock
from tests.support.people import Role, add_member

LIST = ListView(1, "vk.com/club5", "club5", Listing.MEMBERS, 5, "Пекарня", 3, None, is_on=True)
PEOPLE = [
    Profile(1, "Анна", "Орлова", "anna", Sex.FEMALE, city="Казань", phones=("+79160000001",)),
    Profile(2, "Иван", "Лосев", sites=("https://losev.example.org",)),
    Profile(3, "Пётр", "Юдин"),
]


async def test_on_both_databases(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    own = await add_member(any_database, 1002, Role.MANAGER, Scope.OWN, name="Марк")
    async with writing(any_database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        await add_client(ctx, "Хозяйка", [(ChannelKind.VK, "anna")])
    async with writing(any_database, own, ChangeKind.HARVESTED, clock=clock) as ctx:
        run = await prepare_run(ctx, HarvestOptions(given=ImportOptions(tags=("Хлеб",))))
        await take_members(ctx, run, LIST, PEOPLE)
        # The same people in another list: a second source, nobody twice.
        await take_members(ctx, run, LIST, PEOPLE[1:])
        change_id = ctx.change_id
    assert (run.counts.created, run.counts.foreign, run.counts.twice) == (2, 1, 2)
    assert run.counts.adds_up
    async with writing(any_database, owner, ChangeKind.HARVESTED, clock=clock) as ctx:
        run = await prepare_run(ctx, HarvestOptions())
        await take_members(ctx, run, LIST, PEOPLE)
    assert (run.counts.filled, run.counts.known) == (1, 2)
    assert change_id is not None
    async with reading(any_database, owner, clock) as look:
        cities = await look.column(select(Client.city).where(Client.name == "Хозяйка"))
        sources = await look.scalar(
            select(func.count()).select_from(ClientSource).where(ClientSource.kind == SourceKind.SUBSCRIBER)
        )
        pages = await look.scalar(select(func.count()).select_from(VkPage))
        mine = await look.column(select(Client.responsible_id).where(Client.name == "Иван Лосев"))
    assert (cities, sources, pages, mine) == (["Казань"], 3, 3, [own.member_id])


async def test_who_joined_and_who_left(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    async with writing(any_database, owner, ChangeKind.WORK, clock=clock) as ctx:
        harvest = await ctx.add(Harvest(member_id=owner.member_id, chat_id=1, created_at=clock()))
        one = (await ctx.add(HarvestList(harvest_id=harvest.id, position=0, link="x"))).id
        await note_members(ctx, one, 1, [1, 2, 3])
        assert await compare_runs(ctx, [one], 1) == Difference()
        await note_members(ctx, one, 2, [2, 3, 4, 5])
        assert await compare_runs(ctx, [one], 2) == Difference(2, 1, (1,))
        await note_members(ctx, one, 3, [2, 3, 4, 5])
        assert await compare_runs(ctx, [one], 3) == Difference()


@pytest.mark.parametrize("days", [1, 7])
async def test_a_missed_time_is_made_up_for_once(database: Database, clock: StillClock, days: int) -> None:
    owner = await add_member(database)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        row = Harvest(member_id=owner.member_id, chat_id=1, step=HarvestStep.DONE, runs=1, created_at=clock())
        harvest_id = (await ctx.add(row)).id
        await ctx.add(HarvestList(harvest_id=harvest_id, position=0, link="x", listing=Listing.MEMBERS, owner_id=5))
        view = await repeat_harvest(ctx, harvest_id, days)
    assert view.next_run_at == clock() + timedelta(days=days)
    clock.move(days=days * 3 + 0.5)
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert await start_due_harvests(ctx) == 1
        # It is at work now, so the next time it is passed by.
        clock.move(days=days)
        assert await start_due_harvests(ctx) == 0
    async with reading(database, owner, clock) as look:
        view = await get_harvest(look, harvest_id)
    assert view.step is HarvestStep.RUNNING
    assert view.next_run_at is not None
    assert clock() < view.next_run_at <= clock() + timedelta(days=days)
