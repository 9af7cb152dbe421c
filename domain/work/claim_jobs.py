"""Take the next jobs to be worked on."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import case, func, select, update

from domain.base.actor import Permission
from domain.base.views import columns_of, views_of
from domain.journal.boundary import Writing
from domain.work.ending import end_jobs
from domain.work.errors import JobCrashedError
from domain.work.queries import due, in_order
from domain.work.rules import CRASH_LIMIT, problem_of
from domain.work.tables import Job, JobState
from domain.work.views import JobView


async def claim_jobs(
    ctx: Writing, worker: str, limit: int, lease: timedelta, *, kinds: Collection[str]
) -> list[JobView]:
    """Give this worker at most `limit` due jobs of these kinds, in their order (`in_order`), each with a new fence.

    No two workers get the same job; a job whose lease ran out is taken over. One that did so again and again without
    any progress is failed instead (`JobCrashedError`).
    """
    ctx.require(Permission.SYSTEM)
    query = select(Job.id, Job.state, Job.crashes).where(due(ctx, kinds)).order_by(*in_order()).limit(limit)
    rows = await ctx.rows(query.with_for_update(skip_locked=True))
    hopeless = [row.id for row in rows if row.state is JobState.RUNNING and row.crashes + 1 >= CRASH_LIMIT]
    if hopeless:
        await end_jobs(ctx, Job.id.in_(hopeless), JobState.FAILED, problem=problem_of(JobCrashedError()))
    order = {row.id: place for place, row in enumerate(rows) if row.id not in hopeless}
    if not order:
        return []
    now = ctx.clock()
    taken = {
        "state": JobState.RUNNING,
        "worker": worker,
        "fence": Job.fence + 1,
        "lease_until": now + lease,
        "started_at": func.coalesce(Job.started_at, now),
        "paced_at": now,
        "paced_done": Job.done,
        "crashes": case((Job.state == JobState.RUNNING, Job.crashes + 1), else_=Job.crashes),
    }
    claim = update(Job).where(Job.id.in_(order)).values(taken).returning(*columns_of(Job, JobView))
    jobs = views_of(await ctx.execute(claim), JobView)
    return sorted(jobs, key=lambda job: order[job.id])
