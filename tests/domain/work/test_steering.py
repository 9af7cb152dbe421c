"""What people do to jobs: pause, resume, cancel, retry; and what they see of them."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import InvalidValueError, NotFoundError
from domain.journal.boundary import Writing, reading, writing
from domain.outbox.tables import OutboxMessage
from domain.work.cancel_job import cancel_job
from domain.work.errors import JobStateError
from domain.work.fail_job import fail_job
from domain.work.finish_job import finish_job
from domain.work.obey import obey
from domain.work.pause_job import pause_job
from domain.work.queries import jobs_to_show, list_jobs
from domain.work.remember_shown import forget_shown, remember_shown
from domain.work.resume_job import resume_job
from domain.work.retry_job import retry_job
from domain.work.save_progress import save_progress
from domain.work.tables import JobState, JobWish
from domain.work.views import JobView
from tests.support.clocks import StillClock
from tests.support.people import add_member
from tests.support.work import claim, look, queue

_Deed = Callable[[Writing, int], Awaitable[JobView]]


async def _do(database: Database, actor: Actor, clock: StillClock, deed: _Deed, job_id: int) -> JobView:
    async with writing(database, actor, "steer", clock=clock) as ctx:
        return await deed(ctx, job_id)


async def _messages(database: Database) -> list[tuple[str, int, dict[str, object]]]:
    async with reading(database, SYSTEM) as ctx:
        query = select(OutboxMessage.kind, OutboxMessage.member_id, OutboxMessage.payload).order_by(OutboxMessage.id)
        return [tuple(row) for row in await ctx.rows(query)]


async def test_a_waiting_job_is_paused_resumed_and_cancelled_at_once(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    job = await queue(any_database, olga, clock)
    for _ in range(2):
        assert (await _do(any_database, olga, clock, pause_job, job.id)).state is JobState.PAUSED
    assert await claim(any_database, clock) == []
    for _ in range(2):
        assert (await _do(any_database, olga, clock, resume_job, job.id)).state is JobState.SCHEDULED
    for _ in range(2):
        cancelled = await _do(any_database, olga, clock, cancel_job, job.id)
    assert (cancelled.state, cancelled.finished_at) == (JobState.CANCELLED, clock())
    assert await claim(any_database, clock) == []
    assert await _messages(any_database) == [], "who presses knows it already"


async def test_a_running_job_obeys_between_two_chunks(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    await queue(any_database, olga, clock)
    (job,) = await claim(any_database, clock)
    asked = await _do(any_database, olga, clock, pause_job, job.id)
    assert (asked.state, asked.wish) == (JobState.RUNNING, JobWish.PAUSE)
    assert (await _do(any_database, olga, clock, resume_job, job.id)).wish is None
    await _do(any_database, olga, clock, pause_job, job.id)
    async with writing(any_database, SYSTEM, "obey", clock=clock) as ctx:
        paused = await obey(ctx, job.lease, JobWish.PAUSE)
    assert (paused.state, paused.wish) == (JobState.PAUSED, None)
    assert (await _do(any_database, olga, clock, resume_job, job.id)).state is JobState.SCHEDULED
    (job,) = await claim(any_database, clock)
    assert (await _do(any_database, olga, clock, cancel_job, job.id)).wish is JobWish.CANCEL
    for deed in (pause_job, resume_job):
        with pytest.raises(JobStateError):
            await _do(any_database, olga, clock, deed, job.id)
    async with writing(any_database, SYSTEM, "obey", clock=clock) as ctx:
        cancelled = await obey(ctx, job.lease, JobWish.CANCEL)
    assert (cancelled.state, cancelled.finished_at) == (JobState.CANCELLED, clock())


async def test_a_failed_job_is_tried_again_from_its_cursor(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    await queue(any_database, olga, clock)
    for attempt in range(2):
        (job,) = await claim(any_database, clock)
        assert job.attempts == attempt
        async with writing(any_database, SYSTEM, "chunk", clock=clock) as ctx:
            await save_progress(ctx, job.lease, done=attempt + 1, cursor={"row": attempt + 1})
            failed = await fail_job(ctx, job.lease, InvalidValueError(field="file", reason="broken"))
        assert failed.problem == {"code": "invalid-value", "data": {"field": "file", "reason": "broken"}}
        again = await _do(any_database, olga, clock, retry_job, job.id)
        assert (again.state, again.problem, again.finished_at) == (JobState.SCHEDULED, None, None)
        assert again.cursor == {"row": attempt + 1}
    (job,) = await claim(any_database, clock)
    async with writing(any_database, SYSTEM, "end", clock=clock) as ctx:
        await finish_job(ctx, job.lease, {})
    assert await _messages(any_database) == [
        ("job-finished", olga.member_id, {"job_id": job.id, "state": state}) for state in ("failed", "failed", "done")
    ]


@pytest.mark.parametrize(
    ("end", "refused"),
    [
        (JobState.DONE, [pause_job, resume_job, cancel_job, retry_job]),
        (JobState.FAILED, [pause_job, resume_job, cancel_job]),
        (JobState.CANCELLED, [pause_job, resume_job, retry_job]),
    ],
)
async def test_what_has_ended_is_not_steered(
    database: Database, clock: StillClock, end: JobState, refused: list[_Deed]
) -> None:
    olga = await add_member(database)
    await queue(database, olga, clock)
    (job,) = await claim(database, clock)
    async with writing(database, SYSTEM, "end", clock=clock) as ctx:
        if end is JobState.DONE:
            await finish_job(ctx, job.lease, {})
        elif end is JobState.FAILED:
            await fail_job(ctx, job.lease, NotFoundError())
        else:
            await obey(ctx, job.lease, JobWish.CANCEL)
    for deed in refused:
        with pytest.raises(JobStateError) as caught:
            await _do(database, olga, clock, deed, job.id)
        assert caught.value.data == {"state": end}


async def test_everybody_steers_the_own_jobs_and_admins_all(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002, Role.MANAGER)
    anna = await add_member(any_database, 1003, Role.MANAGER)
    admin = await add_member(any_database, 1004, Role.ADMIN)
    job = await queue(any_database, mark, clock)
    own = await queue(any_database, SYSTEM, clock)
    for deed in (pause_job, resume_job, cancel_job, retry_job):
        with pytest.raises(NotFoundError):
            await _do(any_database, anna, clock, deed, job.id)
        with pytest.raises(NotFoundError):
            await _do(any_database, mark, clock, deed, own.id)
    async with reading(any_database, anna, clock) as ctx:
        assert await list_jobs(ctx) == []
    async with reading(any_database, mark, clock) as ctx:
        assert [found.id for found in await list_jobs(ctx)] == [job.id]
    async with reading(any_database, admin, clock) as ctx:
        assert [found.id for found in await list_jobs(ctx)] == [own.id, job.id]
        assert [found.id for found in await list_jobs(ctx, 1)] == [own.id]
        assert [found.id for found in await list_jobs(ctx, 1, before_id=own.id)] == [job.id]
    await _do(any_database, admin, clock, cancel_job, job.id)
    assert await _messages(any_database) == [("job-finished", mark.member_id, {"job_id": job.id, "state": "cancelled"})]


async def test_a_progress_message_is_shown_until_it_is_up_to_date(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    await queue(any_database, olga, clock, chat_id=1001)
    (job,) = await claim(any_database, clock)

    async def outdated() -> list[str]:
        async with reading(any_database, SYSTEM, clock) as ctx:
            return [found.face for found in await jobs_to_show(ctx)]

    async def show(seen: JobView, message_id: int | None = None) -> bool:
        async with writing(any_database, SYSTEM, "show", clock=clock) as ctx:
            return await remember_shown(ctx, seen, message_id=message_id)

    assert await outdated() == [], "no message, nothing to edit"
    assert await show(job, 77)
    assert await outdated() == []
    async with writing(any_database, SYSTEM, "chunk", clock=clock) as ctx:
        await save_progress(ctx, job.lease, done=250, total=1000)
    assert await outdated() == ["running::250/1000"]
    seen = await look(any_database, job.id)
    assert await show(seen)
    assert await outdated() == []
    async with writing(any_database, SYSTEM, "show", clock=clock) as ctx:
        await forget_shown(ctx, job.id)
    assert not await show(seen), "somebody has drawn since"
    assert await outdated() == ["running::250/1000"]
    assert await show(await look(any_database, job.id))
    await _do(any_database, olga, clock, pause_job, job.id)
    assert await outdated() == ["running:pause:250/1000"]
    async with writing(any_database, SYSTEM, "end", clock=clock) as ctx:
        await finish_job(ctx, job.lease, {})
    assert await outdated() == ["done::250/1000"]
    assert (await look(any_database, job.id)).message_id == 77
    clock.move(days=1)
    assert await outdated() == [], "a message that can't be edited is not tried for ever"
