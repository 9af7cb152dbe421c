"""Have the base looked through for cards that may be one person."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job
from domain.work.views import JobView


async def start_scan(ctx: Writing, chat_id: int | None) -> JobView:
    """A scan of the whole base as a job; of what it finds everybody sees the pairs of cards that they may see."""
    ctx.require(Permission.EDIT_CLIENTS)
    return await queue_job(ctx, JobKind.TWIN_SCAN, {}, chat_id=chat_id)
