"""The clerk: what comes together is written together, and what one account stumbles over holds up nobody else."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from domain.accounts.tables import ActionKind
from domain.actions.tables import ActionState, Reason
from domain.actions.views import Outcome
from domain.base.actor import Actor
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.campaigns.plan_recipients import plan_recipients
from domain.campaigns.render_actions import Templates
from domain.journal.boundary import Reading, writing
from domain.journal.kinds import ChangeKind
from domain.texts.markup import Template
from jobs.campaigns.clerk import Clerk, Taken, Turn
from tests.support.campaigns import add_people, add_sender, begin, consent, counts, draft, hold, tend
from tests.support.clocks import StillClock
from tests.support.people import add_member
from tests.support.persons import launch_kind


class Broken(Templates):
    """Knows no text of one job."""

    def __init__(self) -> None:
        super().__init__()
        self.job_id = 0

    async def of_job(self, ctx: Reading, job_id: int) -> Template | None:
        if job_id == self.job_id:
            raise RuntimeError("no text")
        return await super().of_job(ctx, job_id)


class Office:
    """Two communities, each with a campaign to four people of its own, and the clerk of both."""

    def __init__(self, database: Database, clock: StillClock, owner: Actor) -> None:
        self.database, self.clock, self.owner = database, clock, owner
        self.templates = Broken()
        self.clerk = Clerk(database, clock, self.templates)
        self.fences: dict[int, int] = {}
        self.jobs: list[int] = []

    async def open(self) -> "Office":
        for number in (1, 2):
            account_id = await add_sender(
                self.database, self.owner, self.clock, token=f"vk1.a.{'x' * 40}{number}", vk_id=100 + number
            )
            people = range(number * 10, number * 10 + 4)
            clients = await add_people(self.database, self.owner, self.clock, people, allow=account_id)
            ready = await draft(self.database, self.owner, self.clock, account_id, clients)
            self.jobs.append(await begin(self.database, self.owner, self.clock, ready.campaign_id))
            self.fences[account_id] = await hold(self.database, self.clock, account_id, f"worker {number}")
        return self

    def turn(self, number: int, *outcomes: Outcome, free: int = 10, stale: int = 0) -> Turn:
        account_id = list(self.fences)[number]
        return Turn(account_id, self.fences[account_id] - stale, outcomes, free)

    async def take(self, *turns: Turn) -> list[Taken | BaseException]:
        """The turns, all at the same moment."""
        return await asyncio.gather(*(self.clerk.take(turn) for turn in turns), return_exceptions=True)

    async def states(self, number: int) -> dict[ActionState, int]:
        return dict((await counts(self.database, self.jobs[number])).states)


@pytest.fixture
async def office(database: Database, clock: StillClock) -> AsyncIterator[Office]:
    found = await Office(database, clock, await add_member(database)).open()
    yield found
    await found.clerk.close()


def claimed(taken: Taken | BaseException) -> Taken:
    assert isinstance(taken, Taken)
    assert set(taken.texts) == {each.id for each in taken.claim.actions}
    return taken


async def test_turns_that_come_together_are_one_transaction(any_database: Database, clock: StillClock) -> None:
    office = await Office(any_database, clock, await add_member(any_database)).open()
    before = office.database.written
    one, two = map(claimed, await office.take(office.turn(0), office.turn(1, free=3)))
    assert office.database.written == before + 1
    assert (len(one.claim.actions), len(two.claim.actions)) == (4, 3)
    assert {each.address for each in two.claim.actions} == {"id20", "id21", "id22"}
    done = [Outcome(each.id, ActionState.DONE, remote_id=each.id + 7) for each in one.claim.actions]
    ends = [
        Outcome(two.claim.actions[0].id, ActionState.DONE, remote_id=5),
        Outcome(two.claim.actions[1].id, ActionState.SKIPPED, Reason.NEVER_ALLOWED, 901, ends_consent=True),
        Outcome(two.claim.actions[2].id, ActionState.PLANNED),
    ]
    one, two = map(claimed, await office.take(office.turn(0, *done), office.turn(1, *ends)))
    assert office.database.written == before + 2
    assert (len(one.claim.actions), len(two.claim.actions)) == (0, 2)
    assert await office.states(0) == {ActionState.DONE: 4}
    assert await office.states(1) == {ActionState.DONE: 1, ActionState.SKIPPED: 1, ActionState.SENDING: 2}
    async with office.database.read() as connection:
        rows = await connection.exec_driver_sql("SELECT count(*) FROM action WHERE remote_id = id + 7")
        touched = await connection.exec_driver_sql("SELECT count(*) FROM client WHERE last_touch_at IS NOT NULL")
        refused = await connection.exec_driver_sql("SELECT address FROM consent WHERE event = 'refused-901'")
        assert (rows.scalar_one(), touched.scalar_one(), refused.scalar_one()) == (4, 5, "id21")


async def test_each_lease_counts_for_itself(office: Office) -> None:
    one, two = map(claimed, await office.take(office.turn(0, stale=1), office.turn(1)))
    assert (len(one.claim.actions), len(two.claim.actions)) == (0, 4)
    late = [Outcome(each.id, ActionState.DONE) for each in two.claim.actions]
    await office.take(office.turn(0), office.turn(1, *late, stale=1))
    assert await office.states(1) == {ActionState.SENDING: 4}


async def test_what_one_account_stumbles_over_holds_up_nobody(office: Office) -> None:
    office.templates.job_id = office.jobs[0]
    failed, two = await office.take(office.turn(0), office.turn(1))
    assert isinstance(failed, RuntimeError)
    assert len(claimed(two).claim.actions) == 4
    # Nothing of it is left: whoever is claimed would be written to.
    assert await office.states(0) == {ActionState.PLANNED: 4}


async def test_who_is_cancelled_meanwhile_claims_nothing(office: Office) -> None:
    first, second = (asyncio.create_task(office.clerk.take(office.turn(number))) for number in (0, 1))
    await asyncio.sleep(0)
    second.cancel()
    assert len(claimed(await first).claim.actions) == 4
    await asyncio.gather(second, return_exceptions=True)
    assert await office.states(1) == {ActionState.PLANNED: 4}


async def test_a_busy_database_is_told_to_all(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise StorageError(reason="busy")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(office.database, "write", busy)
        told = await office.take(office.turn(0), office.turn(1))
    assert [each.data if isinstance(each, StorageError) else each for each in told] == [{"reason": "busy"}] * 2
    assert [len(claimed(each).claim.actions) for each in await office.take(office.turn(0), office.turn(1))] == [4, 4]


async def test_one_person_of_two_accounts_is_written_to_as_often_as_the_cap_says(office: Office) -> None:
    """Both accounts ask at the same moment, so neither sees the other's message on the way."""
    one, two = office.fences
    clients = await add_people(office.database, office.owner, office.clock, range(30, 33), allow=one)
    await consent(office.database, office.clock, two, range(30, 33))
    capped = {"text": "Раз", "cap_times": 1, "cap_days": 7}
    for account_id in (one, two):
        job_id = await launch_kind(
            office.database, office.owner, office.clock, ActionKind.MESSAGE, [account_id], clients, **capped
        )
        office.jobs.append(job_id)
        await tend(office.database, office.clock)
        async with writing(office.database, office.owner, ChangeKind.WORK, clock=office.clock) as ctx:
            assert not await plan_recipients(ctx, job_id)
    await office.take(office.turn(0, free=50), office.turn(1, free=50))
    begun = [(await office.states(number)).get(ActionState.SENDING, 0) for number in (2, 3)]
    assert sorted(begun) == [0, 3]
    assert {Reason.TOO_OFTEN: 3} in [(await counts(office.database, office.jobs[number])).reasons for number in (2, 3)]
