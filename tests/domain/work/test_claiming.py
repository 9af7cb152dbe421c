"""Who gets a job, for how long, and who may not write any more."""

import asyncio

import pytest

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.journal.boundary import reading, writing
from domain.whole import open_database
from domain.work.errors import LeaseLostError
from domain.work.fail_job import fail_job
from domain.work.finish_job import finish_job
from domain.work.give_back import give_back
from domain.work.obey import obey
from domain.work.pause_job import pause_job
from domain.work.queries import has_due_jobs, stop_asked
from domain.work.queue_job import queue_job
from domain.work.release_worker import release_worker
from domain.work.renew_leases import renew_leases
from domain.work.rules import CRASH_LIMIT
from domain.work.save_progress import save_progress
from domain.work.tables import JobState, JobWish
from domain.work.views import Lease
from tests.support.clocks import StillClock
from tests.support.people import add_member
from tests.support.work import KINDS, MINUTE, claim, look, queue


async def test_a_queued_job_is_claimed_once(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    job = await queue(any_database, olga, clock, title="клиенты.xlsx", chat_id=1001, total=500)
    assert (job.state, job.member_id, job.run_at, job.fence) == (JobState.SCHEDULED, olga.member_id, clock(), 0)
    clock.move(seconds=3)
    (claimed,) = await claim(any_database, clock)
    assert (claimed.id, claimed.state, claimed.fence, claimed.started_at) == (job.id, JobState.RUNNING, 1, clock())
    assert (claimed.title, claimed.parameters, claimed.chat_id, claimed.total) == (
        "клиенты.xlsx",
        {"n": 1},
        1001,
        500,
    )
    assert await claim(any_database, clock) == []


async def test_jobs_come_in_the_order_they_are_due(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    late = await queue(any_database, olga, clock, run_at=clock() + MINUTE)
    first = await queue(any_database, olga, clock)
    second = await queue(any_database, olga, clock)
    assert [job.id for job in await claim(any_database, clock)] == [first.id, second.id]
    clock.move(seconds=59)
    assert await claim(any_database, clock) == []
    clock.move(seconds=1)
    async with reading(any_database, SYSTEM, clock) as ctx:
        assert await has_due_jobs(ctx, KINDS)
        assert not await has_due_jobs(ctx, ["other"])
    assert late.id in [job.id for job in await claim(any_database, clock, "two")]


async def test_a_worker_takes_no_more_than_it_can(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    jobs = [await queue(any_database, olga, clock) for _ in range(3)]
    assert [job.id for job in await claim(any_database, clock, limit=2)] == [jobs[0].id, jobs[1].id]
    assert [job.id for job in await claim(any_database, clock, "two", limit=2)] == [jobs[2].id]


async def test_a_worker_takes_only_what_it_knows(any_database: Database, clock: StillClock) -> None:
    job = await queue(any_database, await add_member(any_database), clock)
    assert await claim(any_database, clock, kinds=("other",)) == []
    assert await claim(any_database, clock, kinds=()) == []
    assert [found.id for found in await claim(any_database, clock)] == [job.id]


async def test_a_lease_that_ran_out_is_taken_over_and_the_old_worker_is_locked_out(
    any_database: Database, clock: StillClock
) -> None:
    await queue(any_database, await add_member(any_database), clock)
    (old,) = await claim(any_database, clock, "one")
    clock.move(seconds=61)
    (new,) = await claim(any_database, clock, "two")
    assert (new.id, new.fence) == (old.id, old.fence + 1)
    for write in (
        lambda ctx: save_progress(ctx, old.lease, done=5),
        lambda ctx: finish_job(ctx, old.lease, {}),
        lambda ctx: fail_job(ctx, old.lease, LeaseLostError()),
        lambda ctx: give_back(ctx, old.lease),
        lambda ctx: obey(ctx, old.lease, JobWish.PAUSE),
        lambda ctx: obey(ctx, old.lease, JobWish.CANCEL),
        lambda ctx: stop_asked(ctx, old.lease),
    ):
        with pytest.raises(LeaseLostError):
            async with writing(any_database, SYSTEM, "late", clock=clock) as ctx:
                await write(ctx)
    async with writing(any_database, SYSTEM, "done", clock=clock) as ctx:
        await save_progress(ctx, new.lease, done=7)
        await finish_job(ctx, new.lease, {"rows": 7})
    job = await look(any_database, new.id)
    assert (job.state, job.done, job.result, job.finished_at) == (JobState.DONE, 7, {"rows": 7}, clock())


async def test_leases_are_renewed_by_heartbeat_and_by_progress(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    for _ in range(2):
        await queue(any_database, olga, clock)
    one, two = await claim(any_database, clock)
    clock.move(seconds=50)
    async with writing(any_database, SYSTEM, "renew", clock=clock) as ctx:
        assert await renew_leases(ctx, [one.lease, Lease(two.id, 99)], MINUTE) == {Lease(two.id, 99)}
        assert await renew_leases(ctx, [], MINUTE) == set()
        await save_progress(ctx, two.lease, done=1, prolong=MINUTE)
    clock.move(seconds=50)
    assert await claim(any_database, clock, "two") == []
    clock.move(seconds=20)
    assert {job.id for job in await claim(any_database, clock, "two")} == {one.id, two.id}


async def test_a_restarted_worker_goes_on_at_once(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    mine, _ = await queue(any_database, olga, clock), await queue(any_database, olga, clock)
    await claim(any_database, clock, "one", limit=1)
    await claim(any_database, clock, "two", limit=1)
    async with writing(any_database, SYSTEM, "start", clock=clock) as ctx:
        assert await release_worker(ctx, "one") == 1
    assert [job.id for job in await claim(any_database, clock, "one")] == [mine.id]


async def test_a_job_that_kills_its_worker_is_given_up(any_database: Database, clock: StillClock) -> None:
    job = await queue(any_database, await add_member(any_database), clock)
    for crashes in range(CRASH_LIMIT):
        assert [found.id for found in await claim(any_database, clock)] == [job.id], crashes
        clock.move(seconds=61)
    assert await claim(any_database, clock) == []
    found = await look(any_database, job.id)
    assert (found.state, found.problem) == (JobState.FAILED, {"code": "job-crashed", "data": {}})


async def test_a_job_that_makes_progress_is_never_given_up(any_database: Database, clock: StillClock) -> None:
    await queue(any_database, await add_member(any_database), clock)
    for step in range(CRASH_LIMIT * 2):
        (job,) = await claim(any_database, clock)
        async with writing(any_database, SYSTEM, "chunk", clock=clock) as ctx:
            await save_progress(ctx, job.lease, done=step)
        clock.move(seconds=61)


async def test_a_job_given_back_is_anybodys(any_database: Database, clock: StillClock) -> None:
    await queue(any_database, await add_member(any_database), clock)
    (job,) = await claim(any_database, clock)
    async with writing(any_database, SYSTEM, "stop", clock=clock) as ctx:
        await give_back(ctx, job.lease, clock() + MINUTE)
    assert await claim(any_database, clock, "two") == []
    clock.move(seconds=60)
    (again,) = await claim(any_database, clock, "two")
    assert (again.id, again.fence) == (job.id, job.fence + 1)


async def test_progress_carries_the_wish_of_a_person(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    job = await queue(any_database, olga, clock)
    (claimed,) = await claim(any_database, clock)
    async with writing(any_database, olga, "chunk", clock=clock) as ctx:
        assert (await save_progress(ctx, claimed.lease, done=1, total=9, cursor={"row": 1})).wish is None
    async with writing(any_database, olga, "pause", clock=clock) as ctx:
        await pause_job(ctx, job.id)
    async with writing(any_database, SYSTEM, "chunk", clock=clock) as ctx:
        saved = await save_progress(ctx, claimed.lease, done=2)
        assert await stop_asked(ctx, claimed.lease) is JobWish.PAUSE
    assert (saved.wish, saved.done, saved.total, saved.cursor) == (JobWish.PAUSE, 2, 9, {"row": 1})


async def _greedy(database: Database, clock: StillClock, worker: str) -> list[Lease]:
    mine: list[Lease] = []
    while jobs := await claim(database, clock, worker, limit=3):
        mine += [job.lease for job in jobs]
        await asyncio.sleep(0)
    return mine


async def test_eight_workers_never_share_a_job(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    async with writing(any_database, olga, "queue", clock=clock) as ctx:
        jobs = [await queue_job(ctx, "count", {}) for _ in range(100)]
    shares = await asyncio.gather(*(_greedy(any_database, clock, f"worker {n}") for n in range(8)))
    leases = [lease for share in shares for lease in share]
    assert sorted(lease.job_id for lease in leases) == sorted(job.id for job in jobs)
    assert {lease.fence for lease in leases} == {1}


async def test_two_processes_on_one_file_never_share_a_job(sqlite: Database, clock: StillClock) -> None:
    olga = await add_member(sqlite)
    async with writing(sqlite, olga, "queue", clock=clock) as ctx:
        jobs = [await queue_job(ctx, "count", {}) for _ in range(60)]
    other = open_database(sqlite.url)
    try:
        shares = await asyncio.gather(_greedy(sqlite, clock, "one"), _greedy(other, clock, "two"))
    finally:
        await other.close()
    assert sorted(lease.job_id for share in shares for lease in share) == sorted(job.id for job in jobs)
