"""The jobs of a harvest: one at a time looks, checks or runs."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.subscribers.tables import Harvest
from domain.work.cancel_job import cancel_job
from domain.work.errors import JobStateError
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job


async def start_work(ctx: Writing, harvest: Harvest, kind: JobKind, title: str, total: int | None = None) -> None:
    """Queue a job of this kind for the harvest."""
    ctx.require(Permission.IMPORT)
    parameters = {"harvest_id": harvest.id}
    job = await queue_job(ctx, kind, parameters, title=title, chat_id=harvest.chat_id, total=total)
    harvest.job_id = job.id
    await ctx.session.flush()


async def stop_work(ctx: Writing, harvest: Harvest) -> None:
    """Cancel the harvest's present job, if it has one that has not ended yet."""
    ctx.require(Permission.IMPORT)
    if harvest.job_id is None:
        return
    try:
        await cancel_job(ctx, harvest.job_id)
    except JobStateError:
        # It has ended by itself, which is all that was wanted.
        return
