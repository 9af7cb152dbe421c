"""Remember what the chat shows of a job."""

from sqlalchemy import update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.tables import Job


async def remember_shown(ctx: Writing, job_id: int, shown: str, *, message_id: int | None = None) -> None:
    """The progress message shows this (`JobView.face`) now; `message_id` tells which message it is."""
    ctx.require(Permission.SYSTEM)
    values: dict[str, str | int] = {"shown": shown[:256]}
    if message_id is not None:
        values["message_id"] = message_id
    await ctx.execute(update(Job).where(Job.id == job_id).values(values))
