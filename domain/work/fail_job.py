"""End a job badly."""

from domain.base.actor import Permission
from domain.base.errors import DomainError
from domain.journal.boundary import Writing
from domain.work.ending import end_jobs
from domain.work.errors import LeaseLostError
from domain.work.queries import held
from domain.work.rules import problem_of
from domain.work.tables import JobState
from domain.work.views import JobView, Lease


async def fail_job(ctx: Writing, lease: Lease, problem: DomainError) -> JobView:
    """The job has failed for this reason; what it did so far stays. Its member gets a message and may `retry_job`.

    Raises `LeaseLostError`.
    """
    ctx.require(Permission.SYSTEM)
    ended = await end_jobs(ctx, held(lease), JobState.FAILED, problem=problem_of(problem))
    if not ended:
        raise LeaseLostError(job_id=lease.job_id)
    return ended[0]
