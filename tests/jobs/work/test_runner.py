"""The runner brings every job to its end: well, badly, paused, given back, and never twice."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import InvalidValueError, StorageError
from domain.clients.tables import Client
from domain.inbox.cause import UpdateCause
from domain.journal.boundary import current_cause, reading, writing
from domain.journal.tables import Change
from domain.outbox.tables import OutboxMessage
from domain.work.cancel_job import cancel_job
from domain.work.pause_job import pause_job
from domain.work.queue_job import queue_job
from domain.work.resume_job import resume_job
from domain.work.tables import JobState
from domain.work.views import JobView
from jobs.work.run import JobHandler, JobRun
from jobs.work.runner import BUSY_RETRIES, PUT_OFF, Runner
from tests.support.clocks import StillClock
from tests.support.counting import CountingHandler
from tests.support.people import add_member, suspend
from tests.support.work import claim, look

_Handlers = Mapping[str, JobHandler]


@asynccontextmanager
async def _runner(database: Database, clock: StillClock, handlers: _Handlers, **more: Any) -> AsyncIterator[Runner]:
    runner = Runner(database, handlers, clock, **{"worker_name": "one", **more})
    try:
        yield runner
    finally:
        await runner.stop(patience=1)


async def _queue(database: Database, actor: Actor, clock: StillClock, rows: int = 50, kind: str = "count") -> JobView:
    async with writing(database, actor, "queue", clock=clock) as ctx:
        return await queue_job(ctx, kind, {"rows": rows, "chunk": 10})


async def _finish(runner: Runner) -> None:
    await runner.tick()
    async with asyncio.timeout(30):
        await runner.idle()


async def _names(database: Database) -> list[int]:
    async with reading(database, SYSTEM) as ctx:
        return sorted(int(name) for name in await ctx.column(select(Client.name)))


async def _told(database: Database) -> list[dict[str, Any]]:
    async with reading(database, SYSTEM) as ctx:
        return await ctx.column(select(OutboxMessage.payload).order_by(OutboxMessage.id))


async def test_a_job_is_done_in_one_change_and_reported(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    job = await _queue(any_database, olga, clock)
    async with _runner(any_database, clock, {"count": CountingHandler()}) as runner:
        await _finish(runner)
    done = await look(any_database, job.id)
    assert (done.state, done.done, done.total, done.result) == (JobState.DONE, 50, 50, {"rows": 50})
    assert await _names(any_database) == list(range(50))
    assert await _told(any_database) == [{"job_id": job.id, "state": "done"}]
    async with reading(any_database, SYSTEM) as ctx:
        changes = await ctx.rows(select(Change.id, Change.kind, Change.rows, Change.member_id, Change.details))
    assert [tuple(change) for change in changes] == [(done.change_id, "count", 50, olga.member_id, {"rows": 50})]


async def test_more_jobs_than_hands_are_all_done(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    jobs = [await _queue(any_database, olga, clock, 20) for _ in range(7)]
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

    async with _runner(any_database, clock, {"count": handler}, concurrency=2) as runner:
        await _finish(runner)
    assert at_once == [0, 2]
    for job in jobs:
        assert (await look(any_database, job.id)).state is JobState.DONE
    assert await _names(any_database) == sorted(list(range(20)) * 7)


async def test_an_error_with_words_fails_the_job_and_keeps_what_was_done(
    any_database: Database, clock: StillClock
) -> None:
    job = await _queue(any_database, await add_member(any_database), clock)

    async def refuse(first: int) -> None:
        if first == 20:
            raise InvalidValueError(field="row", reason="bad")

    async with _runner(any_database, clock, {"count": CountingHandler(refuse)}) as runner:
        await _finish(runner)
    failed = await look(any_database, job.id)
    assert failed.state is JobState.FAILED
    assert failed.problem == {"code": "invalid-value", "data": {"field": "row", "reason": "bad"}}
    assert (failed.done, failed.cursor) == (20, {"row": 20})
    assert await _names(any_database) == list(range(20))
    assert await _told(any_database) == [{"job_id": job.id, "state": "failed"}]


async def test_a_mistake_of_the_program_is_logged_and_fails_the_job(
    database: Database, clock: StillClock, caplog: pytest.LogCaptureFixture
) -> None:
    job = await _queue(database, await add_member(database), clock)

    async def stumble(_first: int) -> None:
        raise ZeroDivisionError("a mistake")

    with caplog.at_level(logging.ERROR):
        async with _runner(database, clock, {"count": CountingHandler(stumble)}) as runner:
            await _finish(runner)
    failed = await look(database, job.id)
    assert (failed.state, failed.problem) == (JobState.FAILED, {"code": "unexpected", "data": {}})
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(("deed", "state"), [(pause_job, JobState.PAUSED), (cancel_job, JobState.CANCELLED)])
async def test_a_job_stops_after_the_chunk_in_which_it_was_told_to(
    any_database: Database, clock: StillClock, deed: Callable[..., Any], state: JobState
) -> None:
    olga = await add_member(any_database)
    job = await _queue(any_database, olga, clock)
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

    async with _runner(any_database, clock, {"count": CountingHandler(wait)}) as runner:
        telling = asyncio.create_task(tell())
        await _finish(runner)
        await telling
        stopped = await look(any_database, job.id)
        assert stopped.state is state
        # On SQLite the press waits for the chunk that holds the lock, and comes right after it.
        assert await _names(any_database) == list(range(stopped.done))
        assert stopped.done in ({30, 40} if any_database.is_sqlite else {30})
        if state is JobState.PAUSED:
            async with writing(any_database, olga, "steer", clock=clock) as ctx:
                await resume_job(ctx, job.id)
            await _finish(runner)
            assert await _names(any_database) == list(range(50))


async def test_a_wish_made_before_the_start_is_obeyed_without_a_chunk(database: Database, clock: StillClock) -> None:
    olga = await add_member(database)
    job = await _queue(database, olga, clock)
    await claim(database, clock, "dead")
    async with writing(database, olga, "steer", clock=clock) as ctx:
        await cancel_job(ctx, job.id)
    clock.move(minutes=2)
    handler = CountingHandler()
    async with _runner(database, clock, {"count": handler}) as runner:
        await _finish(runner)
    assert (await look(database, job.id)).state is JobState.CANCELLED
    assert handler.runs == 0


async def test_a_job_without_chunks_can_be_stopped(database: Database, clock: StillClock) -> None:
    olga = await add_member(database)
    job = await _queue(database, olga, clock)

    async def look_up(run: JobRun) -> dict[str, Any]:
        await run.check()
        async with writing(database, olga, "steer", clock=clock) as ctx:
            await pause_job(ctx, job.id)
        await run.check()
        raise AssertionError("goes on although paused")

    async with _runner(database, clock, {"count": look_up}) as runner:
        await _finish(runner)
    assert (await look(database, job.id)).state is JobState.PAUSED


async def test_a_suspended_member_s_job_is_refused(database: Database, clock: StillClock) -> None:
    mark = await add_member(database, 1002, Role.MANAGER)
    job = await _queue(database, mark, clock)
    await suspend(database, mark)
    handler = CountingHandler()
    async with _runner(database, clock, {"count": handler}) as runner:
        await _finish(runner)
    failed = await look(database, job.id)
    assert (failed.state, failed.problem) == (
        JobState.FAILED,
        {"code": "access-denied", "data": {"permission": "any"}},
    )
    assert handler.runs == 0


async def test_a_job_runs_with_the_rights_of_today(database: Database, clock: StillClock) -> None:
    mark = await add_member(database, 1002, Role.MANAGER)
    await _queue(database, mark, clock)
    await _queue(database, SYSTEM, clock)
    actors: list[Actor] = []

    async def note(run: JobRun) -> dict[str, Any]:
        actors.append(run.actor)
        return {}

    async with _runner(database, clock, {"count": note}, concurrency=1) as runner:
        await _finish(runner)
    assert actors == [mark, SYSTEM]


async def test_a_busy_database_is_tried_again_from_the_last_chunk(
    any_database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.work.runner.FIRST_WAIT", 0.001)
    job = await _queue(any_database, await add_member(any_database), clock)
    failures: list[int] = []

    async def busy(first: int) -> None:
        if failures.count(first) < BUSY_RETRIES:
            failures.append(first)
            raise StorageError(reason="busy")

    handler = CountingHandler(busy)
    async with _runner(any_database, clock, {"count": handler}) as runner:
        await _finish(runner)
    assert (await look(any_database, job.id)).state is JobState.DONE
    assert await _names(any_database) == list(range(50))
    assert len(failures) == 5 * BUSY_RETRIES


async def test_a_database_that_stays_busy_puts_the_job_off(
    database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.work.runner.FIRST_WAIT", 0.001)
    job = await _queue(database, await add_member(database), clock)

    async def busy(first: int) -> None:
        if first == 30:
            raise StorageError(reason="busy")

    handler = CountingHandler(busy)
    async with _runner(database, clock, {"count": handler}) as runner:
        await _finish(runner)
        later = await look(database, job.id)
        assert (later.state, later.run_at, later.cursor) == (JobState.SCHEDULED, clock() + PUT_OFF, {"row": 30})
        assert handler.runs == BUSY_RETRIES + 1
        handler.disturb = lambda _first: asyncio.sleep(0)
        clock.now += PUT_OFF
        await _finish(runner)
    assert await _names(database) == list(range(50))


async def test_a_full_disk_fails_the_job(database: Database, clock: StillClock) -> None:
    job = await _queue(database, await add_member(database), clock)

    async def full(_first: int) -> None:
        raise StorageError(reason="full")

    async with _runner(database, clock, {"count": CountingHandler(full)}) as runner:
        await _finish(runner)
    assert (await look(database, job.id)).problem == {"code": "storage", "data": {"reason": "full"}}


async def test_a_worker_that_goes_home_gives_its_jobs_back_at_once(any_database: Database, clock: StillClock) -> None:
    job = await _queue(any_database, await add_member(any_database), clock)
    inside, let_go = asyncio.Event(), asyncio.Event()

    async def wait(first: int) -> None:
        if first == 20:
            inside.set()
            await let_go.wait()

    async with _runner(any_database, clock, {"count": CountingHandler(wait)}) as runner:
        await runner.tick()
        await inside.wait()
        stopping = asyncio.create_task(runner.stop())
        await asyncio.sleep(0.01)
        let_go.set()
        await stopping
    back = await look(any_database, job.id)
    assert (back.state, back.run_at, back.done, back.cursor) == (JobState.SCHEDULED, clock(), 30, {"row": 30})
    async with _runner(any_database, clock, {"count": CountingHandler()}, worker_name="two") as runner:
        await _finish(runner)
    assert await _names(any_database) == list(range(50))


async def test_a_chunk_that_does_not_end_is_rolled_back_when_patience_is_over(
    any_database: Database, clock: StillClock
) -> None:
    job = await _queue(any_database, await add_member(any_database), clock)
    inside = asyncio.Event()

    async def hang(first: int) -> None:
        if first == 20:
            inside.set()
            await asyncio.Event().wait()

    async with _runner(any_database, clock, {"count": CountingHandler(hang)}) as runner:
        await runner.tick()
        await inside.wait()
        await runner.stop(patience=0.01)
    back = await look(any_database, job.id)
    assert (back.state, back.done) == (JobState.SCHEDULED, 20)
    assert await _names(any_database) == list(range(20))


async def test_a_worker_that_lost_its_lease_writes_nothing_more(any_database: Database, clock: StillClock) -> None:
    job = await _queue(any_database, await add_member(any_database), clock)
    lost, taken = asyncio.Event(), asyncio.Event()

    async def sleep_too_long(run: JobRun) -> dict[str, Any]:
        lost.set()
        await taken.wait()
        return await CountingHandler()(run)

    async with _runner(any_database, clock, {"count": sleep_too_long}) as slow:
        await slow.tick()
        await lost.wait()
        clock.move(seconds=61)
        async with _runner(any_database, clock, {"count": CountingHandler()}, worker_name="two") as other:
            await _finish(other)
        taken.set()
        await slow.idle()
    done = await look(any_database, job.id)
    assert (done.state, done.fence) == (JobState.DONE, 2)
    assert await _names(any_database) == list(range(50))
    assert len(await _told(any_database)) == 1


async def test_ticks_keep_the_lease_and_notice_its_loss(any_database: Database, clock: StillClock) -> None:
    job = await _queue(any_database, await add_member(any_database), clock)
    inside = asyncio.Event()

    async def hang(_run: JobRun) -> dict[str, Any]:
        inside.set()
        await asyncio.Event().wait()
        raise AssertionError

    async with _runner(any_database, clock, {"count": hang}) as runner:
        await runner.tick()
        await inside.wait()
        for _ in range(6):
            clock.move(seconds=25)
            await runner.tick()
        assert await claim(any_database, clock, "two") == []
        clock.move(seconds=61)
        assert [found.id for found in await claim(any_database, clock, "two")] == [job.id]
        await runner.tick()
        async with asyncio.timeout(10):
            await runner.idle()
    assert (await look(any_database, job.id)).state is JobState.RUNNING, "it is the other's now"


async def test_waking_starts_what_was_queued_a_moment_ago(database: Database, clock: StillClock) -> None:
    olga = await add_member(database)
    async with _runner(database, clock, {"count": CountingHandler()}) as runner:
        for _ in range(3):
            await _queue(database, olga, clock, 10)
            runner.wake()
        async with asyncio.timeout(10):
            await runner.idle()
    assert await _names(database) == sorted(list(range(10)) * 3)


async def test_a_job_woken_by_a_press_is_not_caused_by_it(database: Database, clock: StillClock) -> None:
    olga = await add_member(database)
    job = await _queue(database, olga, clock)
    async with _runner(database, clock, {"count": CountingHandler()}) as runner:
        cause = current_cause.set(UpdateCause(4242))
        runner.wake()
        await runner.tick()
        assert current_cause.get() is not None
        current_cause.reset(cause)
        async with asyncio.timeout(10):
            await runner.idle()
    assert (await look(database, job.id)).state is JobState.DONE


async def test_a_tick_without_a_database_is_only_logged(
    database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    job = await _queue(database, await add_member(database), clock)
    async with _runner(database, clock, {"count": CountingHandler()}) as runner:
        with monkeypatch.context() as patch:
            patch.setattr(database, "write", _locked)
            await runner.tick()
        assert "busy" in caplog.text
        await _finish(runner)
    assert (await look(database, job.id)).state is JobState.DONE


@asynccontextmanager
async def _locked() -> AsyncIterator[None]:
    raise StorageError(reason="busy")
    yield
