"""The order of waiting jobs, and when a running one will be done."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.base.actor import Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.work.errors import JobStateError
from domain.work.kinds import JobKind
from domain.work.move_job import move_job
from domain.work.pause_job import pause_job
from domain.work.queries import list_jobs, list_open_jobs, places_in_line
from domain.work.queue_job import queue_job
from domain.work.rules import Move, expected_end, moved
from domain.work.tables import JobState
from tests.support.clocks import StillClock
from tests.support.people import add_member
from tests.support.work import MINUTE, claim, queue


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=6), st.integers(0, 5), st.sampled_from(Move))
@settings(max_examples=150)
def test_a_move_changes_the_places_in_line_one(ranks: list[int], place: int, move: Move) -> None:
    line = sorted(enumerate(ranks), key=lambda each: (each[1], each[0]))
    place %= len(line)
    key = line[place][0]
    wanted = [each for each, _ in line if each != key]
    wanted.insert({Move.FIRST: 0, Move.EARLIER: max(0, place - 1), Move.LATER: place + 1}[move], key)
    new = dict(line) | moved(line, key, move)
    assert sorted(new, key=lambda each: (new[each], each)) == wanted


def test_jobs_that_nobody_moves_stay_equal() -> None:
    assert moved([(1, 0), (2, 0), (3, 0)], 3, Move.FIRST) == {3: -1}
    assert moved([(1, 0), (2, 0)], 1, Move.FIRST) == {}


async def test_the_line_is_worked_off_in_its_new_order(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    first, second, third = [(await queue(any_database, olga, clock)).id for _ in range(3)]
    async with writing(any_database, olga, ChangeKind.WORK, clock=clock) as ctx:
        assert await move_job(ctx, third, Move.FIRST)
        assert await move_job(ctx, first, Move.LATER)
        assert not await move_job(ctx, third, Move.FIRST)
    async with reading(any_database, olga, clock) as look:
        assert [job.id for job in await list_open_jobs(look)] == [third, second, first]
        assert await places_in_line(look) == {third: (1, 3), second: (2, 3), first: (3, 3)}
    assert [job.id for job in await claim(any_database, clock, limit=1)] == [third]
    assert [job.id for job in await claim(any_database, clock)] == [second, first]
    async with writing(any_database, olga, ChangeKind.WORK, clock=clock) as ctx:
        with pytest.raises(JobStateError):
            await move_job(ctx, third, Move.FIRST)


async def test_campaigns_stand_in_a_line_of_their_own(database: Database, clock: StillClock) -> None:
    olga = await add_member(database)
    async with writing(database, olga, ChangeKind.WORK, clock=clock) as ctx:
        spring, autumn = [await queue_job(ctx, JobKind.CAMPAIGN, {"campaign_id": n}) for n in (1, 2)]
        await pause_job(ctx, spring.id)
        await move_job(ctx, autumn.id, Move.EARLIER)
    export = await queue(database, olga, clock)
    async with reading(database, olga, clock) as look:
        assert await places_in_line(look, JobKind.CAMPAIGN) == {autumn.id: (1, 2), spring.id: (2, 2)}
        assert await places_in_line(look) == {export.id: (1, 1)}
        # What rests is shown below what will go on by itself.
        assert [job.id for job in await list_open_jobs(look)] == [autumn.id, export.id, spring.id]
        assert await list_jobs(look, ended=True) == []


async def test_only_who_steers_the_jobs_of_others_moves(database: Database, clock: StillClock) -> None:
    olga, mark = await add_member(database), await add_member(database, 1002, Role.MANAGER)
    theirs = await queue(database, olga, clock)
    await _is_refused(database, mark, clock, theirs.id)
    await _is_refused(database, mark, clock, (await queue(database, mark, clock)).id)


async def _is_refused(database: Database, actor: Actor, clock: StillClock, job_id: int) -> None:
    async with writing(database, actor, ChangeKind.WORK, clock=clock) as ctx:
        with pytest.raises(AccessDeniedError):
            await move_job(ctx, job_id, Move.FIRST)


async def test_the_end_follows_the_pace_of_the_present_run(database: Database, clock: StillClock) -> None:
    olga = await add_member(database)
    await queue(database, olga, clock, total=100)
    (job,) = await claim(database, clock)
    assert expected_end(job, clock()) is None
    # Half was done before a pause of a day: the pace is that of what was done since.
    half = replace(job, done=60, paced_done=50, paced_at=clock() - MINUTE)
    assert expected_end(half, clock()) == clock() + timedelta(minutes=4)
    assert expected_end(replace(half, state=JobState.PAUSED), clock()) is None
