"""Stop a job for good."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.ending import end_jobs
from domain.work.errors import JobStateError
from domain.work.finding import job_to_steer
from domain.work.rules import ENDED
from domain.work.steering import write_job
from domain.work.tables import Job, JobState, JobWish
from domain.work.views import JobView


async def cancel_job(ctx: Writing, job_id: int) -> JobView:
    """Cancel a job: one that waits at once, one that runs after its present chunk. What it has done stays.

    Cancelling twice is harmless. Raises `NotFoundError`, `JobStateError` if it has ended otherwise.
    """
    ctx.require(Permission.SEE_CLIENTS)
    job = await job_to_steer(ctx, job_id)
    if job.state is JobState.CANCELLED:
        return job
    if job.state in ENDED:
        raise JobStateError(state=job.state)
    if job.state is JobState.RUNNING:
        return await write_job(ctx, job.id, wish=JobWish.CANCEL)
    return (await end_jobs(ctx, Job.id == job.id, JobState.CANCELLED))[0]
