"""Show a job in a message that stands in the chat already."""

from sqlalchemy import update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.finding import job_to_steer
from domain.work.tables import Job
from domain.work.views import JobView


async def show_job(ctx: Writing, job_id: int, message_id: int) -> JobView:
    """From now on this message of the job's chat shows its progress; the one that queues a job by a press tells so.

    In one transaction with the job itself, for a quick one may have ended before a second transaction begins.
    Raises `NotFoundError`.
    """
    ctx.require(Permission.SEE_CLIENTS)
    job = await job_to_steer(ctx, job_id)
    await ctx.execute(update(Job).where(Job.id == job_id).values(message_id=message_id, shown=job.face))
    return job
