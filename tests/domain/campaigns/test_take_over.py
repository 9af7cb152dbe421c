"""One of several accounts dies: whom it has not begun with go over to the others, each still meant once."""

import pytest
from sqlalchemy import select, update

from domain.accounts.remove_account import remove_account
from domain.accounts.tables import AccountState, ActionKind
from domain.actions.claim_actions import claim_actions
from domain.actions.tables import Action, ActionState
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.campaigns.plan_recipients import plan_recipients
from domain.campaigns.take_over import left_behind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.work.queries import get_job
from tests.support.campaigns import add_people, change_account, counts, hold, tend
from tests.support.clocks import StillClock
from tests.support.keys import TOKEN
from tests.support.people import add_member
from tests.support.persons import MANY, add_person, launch_kind

PEOPLE = 30


@pytest.fixture
async def pages(database: Database, clock: StillClock) -> tuple[Actor, list[int]]:
    """The owner, and three personal pages that may act."""
    owner = await add_member(database)
    return owner, [
        await add_person(database, owner, clock, token=TOKEN[:-1] + str(number), vk_id=900 + number)
        for number in range(3)
    ]


async def started(
    database: Database, clock: StillClock, pages: tuple[Actor, list[int]], kind: ActionKind, **values: object
) -> int:
    """A campaign of this kind by all three pages to everybody, planned; gives its job."""
    owner, accounts = pages
    people = await add_people(database, owner, clock, range(1, PEOPLE + 1))
    job_id = await launch_kind(database, owner, clock, kind, accounts, people, **values)
    await tend(database, clock)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        while await plan_recipients(ctx, job_id):
            pass
    return job_id


async def who(database: Database, job_id: int) -> dict[int, int]:
    """How many open actions each account has."""
    async with reading(database, SYSTEM) as ctx:
        open_ = await ctx.column(
            select(Action.account_id).where(Action.job_id == job_id, Action.state == ActionState.PLANNED)
        )
    return {account_id: open_.count(account_id) for account_id in set(open_)}


async def test_what_was_not_begun_goes_over(
    database: Database, clock: StillClock, pages: tuple[Actor, list[int]]
) -> None:
    owner, (dead, asleep, living) = pages
    job_id = await started(database, clock, pages, ActionKind.FRIEND_REQUEST)
    assert await who(database, job_id) == {dead: 10, asleep: 10, living: 10}
    # Two are under way, and of one more nobody knows whether it went out: those stay where they are.
    fence = await hold(database, clock, dead)
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        begun = [each.id for each in (await claim_actions(ctx, dead, fence, 3)).actions]
        maybe = {"state": ActionState.PLANNED, "maybe_since": clock.now}
        await ctx.execute(update(Action).where(Action.id == begun[0]).values(maybe))
    await change_account(database, dead, state=AccountState.DEAD)
    # Somebody has forbidden one of the others to ask anybody: nobody goes over to that one.
    await change_account(database, asleep, caps=MANY | {ActionKind.FRIEND_REQUEST.value: {"hour": 0, "day": 0}})
    await tend(database, clock)
    await tend(database, clock)
    assert await who(database, job_id) == {dead: 1, asleep: 10, living: 17}
    assert (await counts(database, job_id)).total == PEOPLE
    # The other one is taken away altogether, with its people and those whom it took over before.
    await change_account(database, asleep, caps=MANY)
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await remove_account(ctx, living)
    await tend(database, clock)
    assert await who(database, job_id) == {dead: 1, asleep: 27}
    async with reading(database, owner, clock) as ctx:
        told = await left_behind(ctx, await get_job(ctx, job_id))
        clients = await ctx.column(select(Action.client_id).where(Action.job_id == job_id))
    assert told == [("Анна 900", 7), ("Анна 902", 17)]
    assert len(set(clients)) == len(clients) == PEOPLE
    # And the last one: then they wait.
    await change_account(database, asleep, state=AccountState.DEAD)
    await tend(database, clock)
    assert await who(database, job_id) == {dead: 1, asleep: 27}


@pytest.mark.parametrize("each_account", [True, False])
async def test_a_like_of_each_account_is_its_own(
    database: Database, clock: StillClock, pages: tuple[Actor, list[int]], each_account: bool
) -> None:
    _, (dead, one, two) = pages
    likes = {"on_avatar": True, "wall_posts": 1, "each_account": each_account}
    job_id = await started(database, clock, pages, ActionKind.LIKE, **likes)
    await change_account(database, dead, state=AccountState.DEAD)
    before = await who(database, job_id)
    await tend(database, clock)
    now = await who(database, job_id)
    assert now == before if each_account else now == {one: PEOPLE, two: PEOPLE}
