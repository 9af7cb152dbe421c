"""The runner brings every job to its end: well, badly, paused or cancelled."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import InvalidValueError
from domain.journal.boundary import reading, writing
from domain.journal.tables import Change
from domain.team.tables import Member
from domain.work.cancel_job import cancel_job
from domain.work.pause_job import pause_job
from domain.work.resume_job import resume_job
from domain.work.tables import JobState
from jobs.work.run import JobRun
from tests.jobs.work.running import finish, queue_rows, rows_done, runner_of, told
from tests.support.clocks import StillClock
from tests.support.counting import CountingHandler
from tests.support.people import add_member, suspend
from tests.support.work import claim, look


async def test_a_job_is_done_in_one_change_and_reported(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    job = await queue_rows(any_database, olga, clock)
    async with runner_of(any_database, clock, {"count": CountingHandler()}) as runner:
        await finish(runner)
    done = await look(any_database, job.id)
    assert (done.state, done.done, done.total, done.result) == (JobState.DONE, 50, 50, {"rows": 50})
    assert await rows_done(any_database) == list(range(50))
    assert await told(any_database) == [{"job_id": job.id, "state": "done"}]
    async with reading(any_database, SYSTEM) as ctx:
        changes = await ctx.rows(select(Change.id, Change.kind, Change.rows, Change.member_id, Change.details))
    assert [tuple(change) for change in changes] == [(done.change_id, "count", 50, olga.member_id, {"rows": 50})]


async def test_edits_of_entities_in_many_chunks_are_one_change(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    job = await queue_rows(any_database, olga, clock)

    async def rename(run: JobRun) -> dict[str, Any]:
        for number in range(3):
            async with run.chunk("rename") as ctx:
                member = await ctx.find(Member, olga.member_id or 0)
                assert member is not None
                member.name = f"Ольга {number}"
        return {}

    async with runner_of(any_database, clock, {"count": rename}) as runner:
        await finish(runner)
    done = await look(any_database, job.id)
    async with reading(any_database, SYSTEM) as ctx:
        changes = await ctx.rows(select(Change.id, Change.rows))
    assert [tuple(change) for change in changes] == [(done.change_id, 3)]


async def test_more_jobs_than_hands_are_all_done(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    jobs = [await queue_rows(any_database, olga, clock, 20) for _ in range(7)]
    at_once = [0, 0]

    async def watch(_first: int) -> None:
        await asyncio.sleep(0.001)

    counting = CountingHandler(watch)

    async def handler(run: JobRun) -> dict[str, Any]:
        at_once[0] += 1
        at_once[1] = max(at_once)
        result = await counting(run)
        at_once[0] -= 1
        return result

    async with runner_of(any_database, clock, {"count": handler}, concurrency=2) as runner:
        await finish(runner)
    assert at_once == [0, 2]
    for job in jobs:
        assert (await look(any_database, job.id)).state is JobState.DONE
    assert await rows_done(any_database) == sorted(list(range(20)) * 7)


async def test_an_error_with_words_fails_the_job_and_keeps_what_was_done(
    any_database: Database, clock: StillClock
) -> None:
    job = await queue_rows(any_database, await add_member(any_database), clock)

    async def refuse(first: int) -> None:
        if first == 20:
            raise InvalidValueError(field="row", reason="bad")

    async with runner_of(any_database, clock, {"count": CountingHandler(refuse)}) as runner:
        await finish(runner)
    failed = await look(any_database, job.id)
    assert failed.state is JobState.FAILED
    assert failed.problem == {"code": "invalid-value", "data": {"field": "row", "reason": "bad"}}
    assert (failed.done, failed.cursor) == (20, {"row": 20})
    assert await rows_done(any_database) == list(range(20))
    assert await told(any_database) == [{"job_id": job.id, "state": "failed"}]


async def test_a_mistake_of_the_program_is_logged_and_fails_the_job(
    database: Database, clock: StillClock, caplog: pytest.LogCaptureFixture
) -> None:
    job = await queue_rows(database, await add_member(database), clock)

    async def stumble(_first: int) -> None:
        raise ZeroDivisionError("a mistake")

    with caplog.at_level(logging.ERROR):
        async with runner_of(database, clock, {"count": CountingHandler(stumble)}) as runner:
            await finish(runner)
    failed = await look(database, job.id)
    assert (failed.state, failed.problem) == (JobState.FAILED, {"code": "unexpected", "data": {}})
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(("deed", "state"), [(pause_job, JobState.PAUSED), (cancel_job, JobState.CANCELLED)])
async def test_a_job_stops_after_the_chunk_in_which_it_was_told_to(
    any_database: Database, clock: StillClock, deed: Callable[..., Any], state: JobState
) -> None:
    olga = await add_member(any_database)
    job = await queue_rows(any_database, olga, clock)
    inside, told = asyncio.Event(), asyncio.Event()

    async def wait(first: int) -> None:
        if first == 20:
            inside.set()
            if not any_database.is_sqlite:
                await told.wait()

    async def tell() -> None:
        await inside.wait()
        async with writing(any_database, olga, "steer", clock=clock) as ctx:
            await deed(ctx, job.id)
        told.set()

    async with runner_of(any_database, clock, {"count": CountingHandler(wait)}) as runner:
        telling = asyncio.create_task(tell())
        await finish(runner)
        await telling
        stopped = await look(any_database, job.id)
        assert stopped.state is state
        # On SQLite the press waits for the chunk that holds the lock, and comes right after it.
        assert await rows_done(any_database) == list(range(stopped.done))
        assert stopped.done in ({30, 40} if any_database.is_sqlite else {30})
        if state is JobState.PAUSED:
            async with writing(any_database, olga, "steer", clock=clock) as ctx:
                await resume_job(ctx, job.id)
            await finish(runner)
            assert await rows_done(any_database) == list(range(50))


async def test_a_wish_made_before_the_start_is_obeyed_without_a_chunk(database: Database, clock: StillClock) -> None:
    olga = await add_member(database)
    job = await queue_rows(database, olga, clock)
    await claim(database, clock, "dead")
    async with writing(database, olga, "steer", clock=clock) as ctx:
        await cancel_job(ctx, job.id)
    clock.move(minutes=2)
    handler = CountingHandler()
    async with runner_of(database, clock, {"count": handler}) as runner:
        await finish(runner)
    assert (await look(database, job.id)).state is JobState.CANCELLED
    assert handler.runs == 0


async def test_a_job_without_chunks_can_be_stopped(database: Database, clock: StillClock) -> None:
    olga = await add_member(database)
    job = await queue_rows(database, olga, clock)

    async def look_up(run: JobRun) -> dict[str, Any]:
        await run.check()
        async with writing(database, olga, "steer", clock=clock) as ctx:
            await pause_job(ctx, job.id)
        await run.check()
        raise AssertionError("goes on although paused")

    async with runner_of(database, clock, {"count": look_up}) as runner:
        await finish(runner)
    assert (await look(database, job.id)).state is JobState.PAUSED


async def test_a_suspended_member_s_job_is_refused(database: Database, clock: StillClock) -> None:
    mark = await add_member(database, 1002, Role.MANAGER)
    job = await queue_rows(database, mark, clock)
    await suspend(database, mark)
    handler = CountingHandler()
    async with runner_of(database, clock, {"count": handler}) as runner:
        await finish(runner)
    failed = await look(database, job.id)
    assert (failed.state, failed.problem) == (
        JobState.FAILED,
        {"code": "access-denied", "data": {"permission": "any"}},
    )
    assert handler.runs == 0


async def test_a_job_runs_with_the_rights_of_today(database: Database, clock: StillClock) -> None:
    mark = await add_member(database, 1002, Role.MANAGER)
    await queue_rows(database, mark, clock)
    await queue_rows(database, SYSTEM, clock)
    actors: list[Actor] = []

    async def note(run: JobRun) -> dict[str, Any]:
        actors.append(run.actor)
        return {}

    async with runner_of(database, clock, {"count": note}, concurrency=1) as runner:
        await finish(runner)
    assert actors == [mark, SYSTEM]
