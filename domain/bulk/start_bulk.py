"""Have a planned bulk edit done."""

from datetime import datetime

from sqlalchemy import select, update

from domain.audience.save_segment import freeze_audience
from domain.base.actor import Permission
from domain.bulk.queries import get_bulk
from domain.bulk.tables import BulkEdit
from domain.journal.boundary import Writing
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.queue_job import queue_job
from domain.work.views import JobView


async def start_bulk(
    ctx: Writing, edit_id: int, chat_id: int, *, run_at: datetime | None = None, filter_id: int = 0
) -> tuple[JobView, bool]:
    """Have it done in the background, now or at `run_at`; gives the job, and whether it is new.

    `filter_id` names the list from which it was begun, for the end to lead back there (0: from none).

    A bulk edit is done once: whoever starts it again gets the job that is there. `NotFoundError` if it is not the
    actor's, or if what it sets is gone.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    await ctx.execute(select(BulkEdit.id).where(BulkEdit.id == edit_id).with_for_update())
    edit = await get_bulk(ctx, edit_id)
    if edit.job_id is not None:
        return await get_job(ctx, edit.job_id), False
    parameters = {"edit_id": edit_id, "operation": edit.operation.kind.value, "name": edit.name}
    parameters["filter_id"] = filter_id
    job = await queue_job(ctx, JobKind.BULK, parameters, title=edit.name, chat_id=chat_id, run_at=run_at)
    # A basket goes on changing: those who are ticked now are meant, whenever it runs.
    frozen = await freeze_audience(ctx, edit.audience)
    kept = {"job_id": job.id, "audience": frozen.to_json()}
    await ctx.execute(update(BulkEdit).where(BulkEdit.id == edit_id).values(kept))
    return job, True


async def start_skipped(ctx: Writing, edit_id: int, chat_id: int) -> JobView:
    """Have a table written of those whom it would leave as they are. Raises what `start_bulk` raises."""
    ctx.require(Permission.EDIT_CLIENTS)
    edit = await get_bulk(ctx, edit_id)
    return await queue_job(ctx, JobKind.BULK_SKIPPED, {"edit_id": edit_id}, title=edit.name, chat_id=chat_id)
