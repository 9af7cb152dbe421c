"""End a job well."""

from typing import Any

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.ending import end_jobs
from domain.work.errors import LeaseLostError
from domain.work.queries import held
from domain.work.tables import JobState
from domain.work.views import JobView, Lease


async def finish_job(ctx: Writing, lease: Lease, result: dict[str, Any]) -> JobView:
    """The job is done, with this result; its member gets a message. Raises `LeaseLostError`."""
    ctx.require(Permission.SYSTEM)
    ended = await end_jobs(ctx, held(lease), JobState.DONE, result=result, problem=None)
    if not ended:
        raise LeaseLostError(job_id=lease.job_id)
    return ended[0]
