"""The writes of a worker on its own job, and of people on any: one UPDATE each, with the check inside."""

from typing import Any

from sqlalchemy import update

from domain.base.actor import Permission
from domain.base.views import columns_of, views_of
from domain.journal.boundary import Writing
from domain.work.errors import LeaseLostError
from domain.work.queries import held
from domain.work.tables import Job
from domain.work.views import JobView, Lease


async def write_held(ctx: Writing, lease: Lease, **values: Any) -> JobView:
    """Change the job that is held by this lease. Raises `LeaseLostError`."""
    ctx.require(Permission.SEE_CLIENTS)
    query = update(Job).where(held(lease)).values(values).returning(*columns_of(Job, JobView))
    written = views_of(await ctx.execute(query), JobView)
    if not written:
        raise LeaseLostError(job_id=lease.job_id)
    return written[0]


async def write_job(ctx: Writing, job_id: int, **values: Any) -> JobView:
    """Change a job that the caller has locked and checked."""
    ctx.require(Permission.SEE_CLIENTS)
    query = update(Job).where(Job.id == job_id).values(values).returning(*columns_of(Job, JobView))
    return views_of(await ctx.execute(query), JobView)[0]
