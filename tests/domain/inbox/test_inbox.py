"""Updates are kept, given once, and replayed after a kill without doing anything twice."""

import asyncio

import pytest
from sqlalchemy import func, select

from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.base.errors import AlreadyAppliedError, DomainError, InvalidValueError
from domain.inbox.cause import UpdateCause
from domain.inbox.inbox import REPLAY_LIMIT, Inbox, RawUpdate
from domain.inbox.tables import InboxUpdate
from domain.journal.boundary import current_cause, reading, writing
from domain.team.queries import get_team
from domain.team.rename_team import rename_team
from tests.support.clocks import StillClock
from tests.support.keys import SEALER
from tests.support.people import add_member

UPDATES: list[RawUpdate] = [
    (11, {"update_id": 11, "message": {"text": "Иванов"}}),
    (12, {"update_id": 12, "message": {"text": "\u0000 \ud83d <b> 💬"}}),
    (13, {"update_id": 13, "callback_query": {"data": "home:1"}}),
]


@pytest.fixture
def inbox(any_database: Database, clock: StillClock) -> Inbox:
    return Inbox(any_database, clock, SEALER)


async def test_an_update_is_given_once(inbox: Inbox) -> None:
    assert await inbox.remember(UPDATES[:2]) == UPDATES[:2]
    assert await inbox.remember(UPDATES) == UPDATES[2:]
    assert await inbox.remember(UPDATES) == []
    assert await inbox.remember([]) == []


async def test_one_update_twice_in_one_answer_is_given_once(inbox: Inbox) -> None:
    assert await inbox.remember([UPDATES[0], UPDATES[0]]) == UPDATES[:1]


async def test_a_hundred_updates_fit_into_one_answer(inbox: Inbox) -> None:
    many: list[RawUpdate] = [(2**40 + key, {"update_id": key}) for key in range(100)]
    assert await inbox.remember(many) == many


async def test_two_pollers_never_get_the_same_update(inbox: Inbox) -> None:
    answers = await asyncio.gather(*(inbox.remember(UPDATES) for _ in range(4)))
    assert sorted(update[0] for answer in answers for update in answer) == [11, 12, 13]


async def test_what_was_not_finished_is_replayed_in_order(inbox: Inbox) -> None:
    await inbox.remember([UPDATES[2], UPDATES[0], UPDATES[1]])
    await inbox.finished([12])
    await inbox.finished([])
    assert await inbox.unfinished() == [UPDATES[0], UPDATES[2]]
    await inbox.finished([11, 13])
    assert await inbox.unfinished() == []


async def test_an_update_that_kills_the_program_is_given_up(inbox: Inbox) -> None:
    await inbox.remember(UPDATES[:1])
    for _ in range(REPLAY_LIMIT):
        assert await inbox.unfinished() == UPDATES[:1]
    assert await inbox.unfinished() == []
    assert await inbox.remember(UPDATES[:1]) == []


async def test_old_updates_are_forgotten_but_not_unfinished_ones(
    any_database: Database, inbox: Inbox, clock: StillClock
) -> None:
    await inbox.remember(UPDATES)
    await inbox.finished([11])
    clock.move(hours=1)
    await inbox.finished([12])
    clock.move(days=2, minutes=-30)
    assert await inbox.forget_old() == 1
    async with any_database.read() as connection:
        left = set((await connection.execute(select(InboxUpdate.id))).scalars())
    assert left == {12, 13}


async def _two_writes(database: Database, actor: Actor, *, die_after: int = 2) -> None:
    """A handler that renames the team twice, and may be killed in between."""
    for number in range(1, die_after + 1):
        async with writing(database, actor, "rename") as ctx:
            team = await get_team(ctx)
            await rename_team(ctx, f"{team.name}{number}")


async def _name(database: Database) -> str:
    async with reading(database, SYSTEM) as ctx:
        return (await get_team(ctx)).name


async def test_a_replay_does_nothing_twice(any_database: Database, inbox: Inbox) -> None:
    olga = await add_member(any_database)
    await inbox.remember(UPDATES[:1])
    cause = current_cause.set(UpdateCause(11))
    await _two_writes(any_database, olga)
    assert await _name(any_database) == "12"
    current_cause.reset(cause)
    cause = current_cause.set(UpdateCause(11))
    with pytest.raises(AlreadyAppliedError):
        await _two_writes(any_database, olga)
    with pytest.raises(AlreadyAppliedError):
        async with writing(any_database, olga, "rename") as ctx:
            await rename_team(ctx, "again")
    current_cause.reset(cause)
    assert await _name(any_database) == "12"


async def test_a_replay_goes_on_where_the_kill_came(any_database: Database, inbox: Inbox) -> None:
    olga = await add_member(any_database)
    await inbox.remember(UPDATES[:1])
    cause = current_cause.set(UpdateCause(11))
    await _two_writes(any_database, olga, die_after=1)
    current_cause.reset(cause)
    cause = current_cause.set(UpdateCause(11))
    with pytest.raises(AlreadyAppliedError):
        await _two_writes(any_database, olga)
    async with writing(any_database, olga, "rename") as ctx:
        await rename_team(ctx, "second write")
    current_cause.reset(cause)
    assert await _name(any_database) == "second write"


async def test_a_write_that_was_rolled_back_may_be_done_by_the_replay(any_database: Database, inbox: Inbox) -> None:
    olga = await add_member(any_database)
    await inbox.remember(UPDATES[:1])
    cause = current_cause.set(UpdateCause(11))
    with pytest.raises(InvalidValueError):
        async with writing(any_database, olga, "rename") as ctx:
            await rename_team(ctx, "")
    current_cause.reset(cause)
    cause = current_cause.set(UpdateCause(11))
    async with writing(any_database, olga, "rename") as ctx:
        await rename_team(ctx, "Команда")
    current_cause.reset(cause)
    assert await _name(any_database) == "Команда"


async def test_two_handlings_of_one_update_write_once(any_database: Database, inbox: Inbox) -> None:
    olga = await add_member(any_database)
    await inbox.remember(UPDATES[:1])

    async def handle() -> None:
        current_cause.set(UpdateCause(11))
        async with writing(any_database, olga, "rename") as ctx:
            await rename_team(ctx, (await get_team(ctx)).name + "x")

    answers = await asyncio.gather(*(asyncio.create_task(handle()) for _ in range(5)), return_exceptions=True)
    assert answers.count(None) == 1
    assert sum(isinstance(answer, DomainError) for answer in answers) == 4
    assert await _name(any_database) == "x"


async def test_an_update_outside_the_inbox_writes_nothing(any_database: Database) -> None:
    olga = await add_member(any_database)
    cause = current_cause.set(UpdateCause(99))
    with pytest.raises(AlreadyAppliedError):
        await _two_writes(any_database, olga)
    current_cause.reset(cause)
    async with any_database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(InboxUpdate))).scalar_one() == 0
