"""Which account does what for how long, and what has come of a campaign."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from domain.accounts.lease_accounts import lease_accounts
from domain.accounts.tables import AccountState, ActionKind
from domain.actions.claim_actions import claim_actions
from domain.actions.tables import Action, ActionState
from domain.base.actor import SYSTEM, Role
from domain.base.database import Database
from domain.base.tables import table_of
from domain.campaigns.forecast import done_before
from domain.campaigns.held import ends_of_jobs, list_held
from domain.campaigns.results import count_answers, list_results
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.touches.tables import Touch, TouchKind
from domain.work.move_job import move_job
from domain.work.queries import get_job
from domain.work.rules import Move
from tests.support.campaigns import LEASE, add_people, add_sender, begin, change_account, draft
from tests.support.clocks import StillClock
from tests.support.people import add_member


@pytest.mark.parametrize(
    ("left", "place", "done"),
    [
        ([(0, 10)], 0, 10),
        # Equal ones share: when the shorter ends, as much of the longer is done.
        ([(0, 10), (0, 30)], 0, 20),
        ([(0, 10), (0, 30)], 1, 40),
        # Whatever stands ahead goes first.
        ([(-1, 100), (0, 10)], 1, 110),
        ([(-1, 100), (0, 10)], 0, 100),
    ],
)
def test_how_much_is_done_before_a_campaign_is(left: list[tuple[int, int]], place: int, done: int) -> None:
    assert done_before(left, place) == done


async def test_what_is_put_first_has_the_account(any_database: Database, clock: StillClock) -> None:
    database, owner = any_database, await add_member(any_database)
    account_id = await add_sender(database, owner, clock)
    await change_account(database, account_id, caps={"message": {"hour": 10, "day": 1000}})
    people = await add_people(database, owner, clock, range(1, 31), allow=account_id)
    drafts = [await draft(database, owner, clock, account_id, some) for some in (people[:20], people[20:])]
    jobs = [await begin(database, owner, clock, each.campaign_id) for each in drafts]
    stranger = await add_member(database, 1002, Role.MANAGER)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        (held,) = await list_held(ctx)
        assert [(each.name, each.left) for each in held.stints] == [("Весна", 20), ("Весна", 10)]
        first, second = (each.ends_at for each in held.stints)
        # Ten an hour for both together: the smaller one is done when twenty are, the other with the thirtieth.
        assert first is not None
        assert second is not None
        assert timedelta() < first - second <= timedelta(hours=1)
        await move_job(ctx, jobs[1], Move.FIRST)
        ends = await ends_of_jobs(ctx, [await get_job(ctx, each) for each in jobs])
        assert ends[jobs[1]] is not None
        assert ends[jobs[1]] < second
    async with reading(database, stranger, clock) as ctx:
        (held,) = await list_held(ctx)
        assert {(each.campaign_id, each.name) for each in held.stints} == {(None, "")}
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        (served,) = await lease_accounts(ctx, "one", LEASE, {})
        claim = await claim_actions(ctx, account_id, served.fence, 8)
    assert {each.job_id for each in claim.actions} == {jobs[1]}
    await change_account(database, account_id, state=AccountState.WAITING)
    async with reading(database, owner, clock) as ctx:
        (held,) = await list_held(ctx)
        assert [each.ends_at for each in held.stints] == [None, None]


async def test_what_has_come_of_it_row_by_row(any_database: Database, clock: StillClock) -> None:
    database, owner = any_database, await add_member(any_database)
    account_id = await add_sender(database, owner, clock)
    people = await add_people(database, owner, clock, range(1, 4), allow=account_id)
    ready = await draft(database, owner, clock, account_id, people)
    job_id = await begin(database, owner, clock, ready.campaign_id)
    async with database.write() as connection:
        done = update(Action).where(Action.job_id == job_id, Action.client_id.in_(people[:2]))
        await connection.execute(done.values(state=ActionState.DONE, ended_at=clock() + timedelta(minutes=1)))
        for minutes in (0.5, 5, 6):
            heard = {"client_id": people[0], "kind": TouchKind.ANSWERED, "version": 1}
            await connection.execute(
                insert(table_of(Touch)), [heard | {"happened_at": clock() + timedelta(minutes=minutes)}]
            )
    clock.move(hours=1)
    async with reading(database, owner, clock) as ctx:
        assert await count_answers(ctx, job_id) == 1
        first, second, third = await list_results(ctx, job_id)
        assert await list_results(ctx, job_id, after=second.action_id) == [third]
    assert (first.name, first.address, first.kind) == ("Клиент 1", "id1", ActionKind.MESSAGE)
    assert first.text in {"Здравствуйте, друг!", "Добрый день, друг!"}
    assert first.answered_at == clock() - timedelta(minutes=55)
    assert (second.answered_at, third.text, third.state) == (None, None, ActionState.PLANNED)
