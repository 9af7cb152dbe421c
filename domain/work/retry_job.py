"""Try a failed job again."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.errors import JobStateError
from domain.work.finding import job_to_steer, start_of
from domain.work.steering import write_job
from domain.work.tables import Job, JobState
from domain.work.views import JobView


async def retry_job(ctx: Writing, job_id: int) -> JobView:
    """Go on with a failed job from its cursor. Raises `NotFoundError`, `JobStateError`, `FileNotHereError`."""
    ctx.require(Permission.SEE_CLIENTS)
    job = await job_to_steer(ctx, job_id)
    if job.state is not JobState.FAILED:
        raise JobStateError(state=job.state)
    return await write_job(
        ctx,
        job.id,
        state=JobState.SCHEDULED,
        run_at=await start_of(ctx, job.file_id, None),
        problem=None,
        finished_at=None,
        attempts=Job.attempts + 1,
        crashes=0,
    )
