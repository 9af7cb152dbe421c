"""Names are learnt in their cases: one bearer is asked about for each, and what VK does not know is asked once."""

from datetime import timedelta
from typing import Any

import pytest

from domain.accounts.tables import AccountKind, AccountState
from domain.accounts.views import ServedAccount
from domain.base.actor import Actor
from domain.base.database import Database
from domain.clients.edit_client import edit_client, set_sex
from domain.clients.kinds import Sex
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.texts.cases import Case
from domain.texts.declined import people_to_ask, want_names
from domain.texts.queries import list_people
from domain.vk.errors import VkError, VkUnreachableError
from domain.work.kinds import JobKind
from domain.work.queries import list_jobs
from domain.work.tables import JobState
from domain.work.views import JobView
from jobs.vk.asking import Sleep
from jobs.vk.learn_names import declined_in, names_job
from jobs.vk.transport import Params
from jobs.work.runner import Runner
from tests.support.campaigns import add_people
from tests.support.clocks import StillClock
from tests.support.people import add_member

ANNA = {"id": 11, "first_name": "Анна", "last_name": "Ким", "sex": 1, "first_name_dat": "Анне", "last_name_dat": "Ким"}
GONE = {"id": 12, "first_name": "DELETED", "last_name": "", "deactivated": "banned", "first_name_dat": "DELETED"}


class Told:
    """Accounts that answer so; one that refuses comes first, and VK is away for the first `down` calls."""

    def __init__(self, *people: dict[str, Any], accounts: int = 2, down: int = 0) -> None:
        self.people, self.down = {each["id"]: each for each in people}, down
        self.accounts = tuple(
            ServedAccount(key, AccountKind.COMMUNITY, key, b"", AccountState.ACTIVE, None, None, None, 1)
            for key in range(1, accounts + 1)
        )
        self.asked: list[list[int]] = []

    async def call(self, account_id: int, method: str, params: Params, **_: Any) -> Any:
        assert method == "users.get"
        if self.down:
            self.down -= 1
            raise VkUnreachableError(was_sent=True, reason="HTTP 502")
        if account_id == 1:
            raise VkError(15)
        ids = params["user_ids"]
        assert isinstance(ids, list)
        self.asked.append([int(key) for key in ids])
        return [self.people[int(key)] for key in ids if int(key) in self.people]


def clock_sleep(clock: StillClock) -> Sleep:
    """Nobody waits in a test; the clock is moved instead."""

    async def sleep(seconds: float) -> None:
        clock.move(seconds=seconds)

    return sleep


async def learn(database: Database, owner: Actor, clock: StillClock, told: Told, at_once: int = 10) -> JobView:
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await want_names(ctx)
    handler = names_job(told, at_once=at_once, sleep=clock_sleep(clock))
    runner = Runner(database, {JobKind.NAMES: handler}, clock, worker_name="test")
    await runner.tick()
    await runner.idle()
    await runner.stop()
    async with reading(database, owner, clock) as look:
        return (await list_jobs(look))[0]


async def test_each_name_is_asked_about_once(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    clients = await add_people(database, owner, clock, [11, 12, 13])
    async with writing(database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        for client_id, first, last in zip(clients, ("Анна", "Олег", "Анна"), ("Ким", "Ли", None), strict=True):
            await edit_client(ctx, client_id, first_name=first, last_name=last)
            await set_sex(ctx, client_id, Sex.MALE if first == "Олег" else Sex.FEMALE)
    told = Told(ANNA, GONE)
    job = await learn(database, owner, clock, told, at_once=1)
    assert (job.state, job.result) == (JobState.DONE, {"learnt": 2})
    assert told.asked == [[11], [12]]
    async with reading(database, owner, clock) as look:
        assert await people_to_ask(look, 10) == []
        people = await list_people(look, clients, cases=[Case.DATIVE])
        assert [people[key].cases.get(Case.DATIVE) for key in clients] == [
            ("Анне", "Ким"),
            (None, None),
            ("Анне", None),
        ]


async def test_an_outage_is_waited_out(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    (client_id,) = await add_people(database, owner, clock, [11])
    async with writing(database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        await edit_client(ctx, client_id, first_name="Анна")
    began = clock()
    job = await learn(database, owner, clock, Told(ANNA, down=12))
    assert (job.state, job.result) == (JobState.DONE, {"learnt": 2})
    assert clock() - began > timedelta(minutes=5)


@pytest.mark.parametrize(("accounts", "problem"), [(0, "no-community"), (1, "vk-refused")])
async def test_nobody_to_ask(database: Database, clock: StillClock, accounts: int, problem: str) -> None:
    owner = await add_member(database)
    (client_id,) = await add_people(database, owner, clock, [11])
    async with writing(database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        await edit_client(ctx, client_id, first_name="Анна")
    job = await learn(database, owner, clock, Told(ANNA, accounts=accounts))
    assert job.state is JobState.FAILED
    assert job.problem is not None
    assert job.problem["code"] == problem


@pytest.mark.parametrize("answer", [None, {}, [1], [{"id": "x"}], [{"id": 5, "first_name": "Ян"}], [GONE]])
def test_an_odd_answer_teaches_nothing(answer: object) -> None:
    assert declined_in(answer) == []
