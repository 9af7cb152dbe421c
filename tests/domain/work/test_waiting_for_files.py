"""Jobs that wait for the bytes of a file."""

import asyncio

import pytest
from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import NotFoundError
from domain.files.errors import FileNotHereError
from domain.files.expect_file import expect_file
from domain.files.forget_file import forget_file
from domain.files.queries import get_file
from domain.files.tables import FileState
from domain.files.views import FileView
from domain.journal.boundary import reading, writing
from domain.outbox.tables import OutboxMessage
from domain.work.file_arrived import file_arrived
from domain.work.file_failed import file_failed
from domain.work.pause_job import pause_job
from domain.work.queue_job import queue_job
from domain.work.resume_job import resume_job
from domain.work.retry_job import retry_job
from domain.work.tables import JobState
from domain.work.views import JobView
from tests.support.clocks import StillClock
from tests.support.people import add_member
from tests.support.work import claim, look


async def _upload(database: Database, actor: Actor, clock: StillClock) -> FileView:
    async with writing(database, actor, "upload", clock=clock) as ctx:
        return await expect_file(ctx, "клиенты.xlsx", 10, "BQACAgIAAxkB")


async def _queue(database: Database, actor: Actor, clock: StillClock, file: FileView) -> JobView:
    async with writing(database, actor, "queue", clock=clock) as ctx:
        return await queue_job(ctx, "count", {}, file_id=file.id)


async def _arrive(database: Database, clock: StillClock, file: FileView) -> list[int]:
    async with writing(database, SYSTEM, "arrived", clock=clock) as ctx:
        return await file_arrived(ctx, file.id, "upload/0a/клиенты.xlsx", 11)


async def test_a_job_starts_when_its_file_has_come(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002, Role.MANAGER)
    file = await _upload(any_database, mark, clock)
    job = await _queue(any_database, mark, clock, file)
    assert job.run_at is None
    clock.move(hours=1)
    assert await claim(any_database, clock) == []
    assert await _arrive(any_database, clock, file) == [job.id]
    assert [found.id for found in await claim(any_database, clock)] == [job.id]
    async with reading(any_database, mark, clock) as ctx:
        here = await get_file(ctx, file.id)
    assert (here.state, here.path, here.size) == (FileState.HERE, "upload/0a/клиенты.xlsx", 11)
    with pytest.raises(NotFoundError):
        await _arrive(any_database, clock, file)


async def test_a_file_that_was_faster_than_the_job_is_no_reason_to_wait(
    any_database: Database, clock: StillClock
) -> None:
    mark = await add_member(any_database, 1002, Role.MANAGER)
    file = await _upload(any_database, mark, clock)
    await _arrive(any_database, clock, file)
    job = await _queue(any_database, mark, clock, file)
    assert job.run_at == clock()


async def test_a_file_that_comes_while_the_job_is_queued_is_not_missed(
    any_database: Database, clock: StillClock
) -> None:
    mark = await add_member(any_database, 1002, Role.MANAGER)
    file = await _upload(any_database, mark, clock)
    async with writing(any_database, mark, "queue", clock=clock) as ctx:
        job = await queue_job(ctx, "count", {}, file_id=file.id)
        arriving = asyncio.create_task(_arrive(any_database, clock, file))
        await asyncio.sleep(0.1)
    assert await arriving == [job.id]


async def test_a_paused_job_waits_on_for_its_file(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002, Role.MANAGER)
    file = await _upload(any_database, mark, clock)
    job = await _queue(any_database, mark, clock, file)
    async with writing(any_database, mark, "pause", clock=clock) as ctx:
        await pause_job(ctx, job.id)
        assert (await resume_job(ctx, job.id)).run_at is None
        await pause_job(ctx, job.id)
    assert await _arrive(any_database, clock, file) == []
    async with writing(any_database, mark, "resume", clock=clock) as ctx:
        assert (await resume_job(ctx, job.id)).run_at == clock()


async def test_a_file_that_won_t_come_fails_its_jobs_and_says_so(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002, Role.MANAGER)
    file = await _upload(any_database, mark, clock)
    waiting, paused = await _queue(any_database, mark, clock, file), await _queue(any_database, mark, clock, file)
    async with writing(any_database, mark, "pause", clock=clock) as ctx:
        await pause_job(ctx, paused.id)
    async with writing(any_database, SYSTEM, "failed", clock=clock) as ctx:
        assert {job.id for job in await file_failed(ctx, file.id, "file-too-large")} == {waiting.id, paused.id}
    async with writing(any_database, SYSTEM, "failed", clock=clock) as ctx:
        assert await file_failed(ctx, file.id, "file-too-large") == []
        assert len(await ctx.rows(select(OutboxMessage.id))) == 2
    job = await look(any_database, waiting.id)
    assert (job.state, job.problem) == (JobState.FAILED, {"code": "file-too-large", "data": {}})
    with pytest.raises(FileNotHereError) as caught:
        async with writing(any_database, mark, "retry", clock=clock) as ctx:
            await retry_job(ctx, waiting.id)
    assert caught.value.data == {"state": FileState.FAILED}


async def test_a_file_whose_time_is_over_is_no_work_any_more(database: Database, clock: StillClock) -> None:
    mark = await add_member(database, 1002, Role.MANAGER)
    file = await _upload(database, mark, clock)
    await _arrive(database, clock, file)
    async with writing(database, SYSTEM, "tidy", clock=clock) as ctx:
        await forget_file(ctx, file.id)
    with pytest.raises(FileNotHereError):
        await _queue(database, mark, clock, file)


async def test_nobody_queues_work_on_somebody_else_s_file(database: Database, clock: StillClock) -> None:
    mark = await add_member(database, 1002, Role.MANAGER)
    anna = await add_member(database, 1003, Role.MANAGER)
    file = await _upload(database, mark, clock)
    with pytest.raises(NotFoundError):
        await _queue(database, anna, clock, file)
