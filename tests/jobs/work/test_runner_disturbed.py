"""Whatever disturbs the runner, a busy database, the end of its day, a lost lease: nothing is lost or doubled."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from domain.base.database import Database
from domain.base.errors import StorageError
from domain.inbox.cause import UpdateCause
from domain.journal.boundary import current_cause
from domain.work.tables import JobState
from jobs.work.run import JobRun
from jobs.work.runner import BUSY_RETRIES, PUT_OFF
from tests.jobs.work.running import finish, queue_rows, rows_done, runner_of, told
from tests.support.clocks import StillClock
from tests.support.counting import CountingHandler
from tests.support.people import add_member
from tests.support.work import claim, look


async def test_a_busy_database_is_tried_again_from_the_last_chunk(
    any_database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.work.runner.FIRST_WAIT", 0.001)
    job = await queue_rows(any_database, await add_member(any_database), clock)
    failures: list[int] = []

    async def busy(first: int) -> None:
        if failures.count(first) < BUSY_RETRIES:
            failures.append(first)
            raise StorageError(reason="busy")

    handler = CountingHandler(busy)
    async with runner_of(any_database, clock, {"count": handler}) as runner:
        await finish(runner)
    assert (await look(any_database, job.id)).state is JobState.DONE
    assert await rows_done(any_database) == list(range(50))
    assert len(failures) == 5 * BUSY_RETRIES


async def test_a_database_that_stays_busy_puts_the_job_off(
    database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.work.runner.FIRST_WAIT", 0.001)
    job = await queue_rows(database, await add_member(database), clock)

    async def busy(first: int) -> None:
        if first == 30:
            raise StorageError(reason="busy")

    handler = CountingHandler(busy)
    async with runner_of(database, clock, {"count": handler}) as runner:
        await finish(runner)
        later = await look(database, job.id)
        assert (later.state, later.run_at, later.cursor) == (JobState.SCHEDULED, clock() + PUT_OFF, {"row": 30})
        assert handler.runs == BUSY_RETRIES + 1
        handler.disturb = lambda _first: asyncio.sleep(0)
        clock.now += PUT_OFF
        await finish(runner)
    assert await rows_done(database) == list(range(50))


async def test_a_full_disk_fails_the_job(database: Database, clock: StillClock) -> None:
    job = await queue_rows(database, await add_member(database), clock)

    async def full(_first: int) -> None:
        raise StorageError(reason="full")

    async with runner_of(database, clock, {"count": CountingHandler(full)}) as runner:
        await finish(runner)
    assert (await look(database, job.id)).problem == {"code": "storage", "data": {"reason": "full"}}


async def test_a_worker_that_goes_home_gives_its_jobs_back_at_once(any_database: Database, clock: StillClock) -> None:
    job = await queue_rows(any_database, await add_member(any_database), clock)
    inside, let_go = asyncio.Event(), asyncio.Event()

    async def wait(first: int) -> None:
        if first == 20:
            inside.set()
            await let_go.wait()

    async with runner_of(any_database, clock, {"count": CountingHandler(wait)}) as runner:
        await runner.tick()
        await inside.wait()
        stopping = asyncio.create_task(runner.stop())
        await asyncio.sleep(0.01)
        let_go.set()
        await stopping
    back = await look(any_database, job.id)
    assert (back.state, back.run_at, back.done, back.cursor) == (JobState.SCHEDULED, clock(), 30, {"row": 30})
    async with runner_of(any_database, clock, {"count": CountingHandler()}, worker_name="two") as runner:
        await finish(runner)
    assert await rows_done(any_database) == list(range(50))


async def test_a_chunk_that_does_not_end_is_rolled_back_when_patience_is_over(
    any_database: Database, clock: StillClock
) -> None:
    job = await queue_rows(any_database, await add_member(any_database), clock)
    inside = asyncio.Event()

    async def hang(first: int) -> None:
        if first == 20:
            inside.set()
            await asyncio.Event().wait()

    async with runner_of(any_database, clock, {"count": CountingHandler(hang)}) as runner:
        await runner.tick()
        await inside.wait()
        await runner.stop(patience=0.01)
    back = await look(any_database, job.id)
    assert (back.state, back.done) == (JobState.SCHEDULED, 20)
    assert await rows_done(any_database) == list(range(20))


async def test_a_worker_that_lost_its_lease_writes_nothing_more(any_database: Database, clock: StillClock) -> None:
    job = await queue_rows(any_database, await add_member(any_database), clock)
    lost, taken = asyncio.Event(), asyncio.Event()

    async def sleep_too_long(run: JobRun) -> dict[str, Any]:
        lost.set()
        await taken.wait()
        return await CountingHandler()(run)

    async with runner_of(any_database, clock, {"count": sleep_too_long}) as slow:
        await slow.tick()
        await lost.wait()
        clock.move(seconds=61)
        async with runner_of(any_database, clock, {"count": CountingHandler()}, worker_name="two") as other:
            await finish(other)
        taken.set()
        await slow.idle()
    done = await look(any_database, job.id)
    assert (done.state, done.fence) == (JobState.DONE, 2)
    assert await rows_done(any_database) == list(range(50))
    assert len(await told(any_database)) == 1


async def test_ticks_keep_the_lease_and_notice_its_loss(any_database: Database, clock: StillClock) -> None:
    job = await queue_rows(any_database, await add_member(any_database), clock)
    inside = asyncio.Event()

    async def hang(_run: JobRun) -> dict[str, Any]:
        inside.set()
        await asyncio.Event().wait()
        raise AssertionError

    async with runner_of(any_database, clock, {"count": hang}) as runner:
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
    async with runner_of(database, clock, {"count": CountingHandler()}) as runner:
        for _ in range(3):
            await queue_rows(database, olga, clock, 10)
            runner.wake()
        async with asyncio.timeout(10):
            await runner.idle()
    assert await rows_done(database) == sorted(list(range(10)) * 3)


async def test_a_job_woken_by_a_press_is_not_caused_by_it(database: Database, clock: StillClock) -> None:
    olga = await add_member(database)
    job = await queue_rows(database, olga, clock)
    async with runner_of(database, clock, {"count": CountingHandler()}) as runner:
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
    job = await queue_rows(database, await add_member(database), clock)
    async with runner_of(database, clock, {"count": CountingHandler()}) as runner:
        with monkeypatch.context() as patch:
            patch.setattr(database, "write", _locked)
            await runner.tick()
        assert "busy" in caplog.text
        await finish(runner)
    assert (await look(database, job.id)).state is JobState.DONE


@asynccontextmanager
async def _locked(_beside: str | None = None, *, is_durable: bool) -> AsyncIterator[None]:
    raise StorageError(reason="busy")
    yield
