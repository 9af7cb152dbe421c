"""Ask for the undo of a change that is too large to be waited for."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.journal.undo import check_undoable
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job
from domain.work.views import JobView


async def start_undo(ctx: Writing, change_id: int, chat_id: int) -> JobView:
    """Have a change undone in the background. Raises what `begin_undo` raises, so that a refusal is known at once."""
    ctx.require(Permission.EDIT_CLIENTS)
    change = await check_undoable(ctx, change_id)
    return await queue_job(ctx, JobKind.UNDO, {"change_id": change_id}, chat_id=chat_id, total=change.rows)
