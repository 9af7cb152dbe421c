"""Let a paused job go on."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.errors import JobStateError
from domain.work.finding import job_to_steer, start_of
from domain.work.steering import write_job
from domain.work.tables import JobState, JobWish
from domain.work.views import JobView


async def resume_job(ctx: Writing, job_id: int) -> JobView:
    """Go on from where the job stopped; a pause that was not obeyed yet is taken back. Resuming twice is harmless.

    Raises `NotFoundError`, `JobStateError` if it has ended or is being cancelled, `FileNotHereError`.
    """
    ctx.require(Permission.SEE_CLIENTS)
    job = await job_to_steer(ctx, job_id)
    if job.state is JobState.PAUSED:
        run_at = await start_of(ctx, job.file_id, job.run_at)
        return await write_job(ctx, job.id, state=JobState.SCHEDULED, run_at=run_at)
    if job.state is JobState.RUNNING and job.wish is JobWish.PAUSE:
        return await write_job(ctx, job.id, wish=None)
    if job.state is JobState.SCHEDULED or (job.state is JobState.RUNNING and job.wish is None):
        return job
    raise JobStateError(state=job.state)
