"""Remove a task, so that undo can bring it back."""

from domain.journal.boundary import Writing
from domain.tasks.access import load_task
from domain.tasks.tables import Task


async def remove_task(ctx: Writing, task_id: int) -> Task:
    """Mark it as removed; a series ends with it. `NotFoundError` if it may not be seen."""
    task = await load_task(ctx, task_id)
    task.deleted_at = ctx.clock()
    await ctx.session.flush()
    return task
