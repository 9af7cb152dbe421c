"""Have a job wait."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.errors import JobStateError
from domain.work.finding import job_to_steer
from domain.work.steering import write_job
from domain.work.tables import JobState, JobWish
from domain.work.views import JobView


async def pause_job(ctx: Writing, job_id: int) -> JobView:
    """Pause a job: one that waits at once, one that runs after its present chunk. Pausing twice is harmless.

    Raises `NotFoundError`, `JobStateError` if it has ended or is being cancelled.
    """
    ctx.require(Permission.SEE_CLIENTS)
    job = await job_to_steer(ctx, job_id)
    if job.state is JobState.PAUSED:
        return job
    if job.state is JobState.SCHEDULED:
        return await write_job(ctx, job.id, state=JobState.PAUSED)
    if job.state is JobState.RUNNING and job.wish is not JobWish.CANCEL:
        return await write_job(ctx, job.id, wish=JobWish.PAUSE)
    raise JobStateError(state=job.state)
