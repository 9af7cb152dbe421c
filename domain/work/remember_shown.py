"""Remember what the chat shows of a job."""

from sqlalchemy import update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.tables import Job
from domain.work.views import JobView


async def remember_shown(ctx: Writing, job: JobView, *, message_id: int | None = None) -> bool:
    """The progress message shows the job as it stands in this view now; `message_id` tells which message it is.

    False, and nothing is kept, if the message has been drawn by somebody else since the view was read.
    """
    ctx.require(Permission.SYSTEM)
    query = update(Job).where(Job.id == job.id)
    values: dict[str, str | int] = {"shown": job.face}
    if message_id is None:
        query = query.where(Job.shown.is_not_distinct_from(job.shown))
    else:
        values["message_id"] = message_id
    return (await ctx.execute(query.values(values).returning(Job.id))).first() is not None


async def forget_shown(ctx: Writing, job_id: int) -> None:
    """The progress message may show something older than the truth: have it drawn again."""
    ctx.require(Permission.SYSTEM)
    await ctx.execute(update(Job).where(Job.id == job_id).values(shown=""))
