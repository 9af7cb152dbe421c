"""Take a done task up again."""

from dataclasses import dataclass

from sqlalchemy import select

from domain.journal.boundary import Writing
from domain.tasks.access import load_task
from domain.tasks.tables import Task, TaskItem


@dataclass(frozen=True, slots=True)
class Reopened:
    """The task, and whether the next of its series stays beside it since somebody has worked on that already."""

    task: Task
    keeps_following: bool = False


async def reopen_task(ctx: Writing, task_id: int) -> Reopened:
    """Open again; the task that followed it in its series goes, unless it was touched. `NotFoundError`."""
    task = await load_task(ctx, task_id)
    if task.done_at is None:
        return Reopened(task)
    task.done_at = task.done_by_id = None
    following = await _following(ctx, task) if task.repeat is not None else None
    stays = following is not None and await _was_touched(ctx, following, task)
    if following is not None and not stays:
        following.deleted_at = ctx.clock()
    await ctx.session.flush()
    return Reopened(task, stays)


async def _following(ctx: Writing, task: Task) -> Task | None:
    first = task.series_id or task.id
    found = await ctx.session.execute(
        select(Task)
        .where(Task.series_id == first, Task.id > task.id, Task.deleted_at.is_(None))
        .order_by(Task.id)
        .limit(1)
    )
    return found.scalar_one_or_none()


async def _was_touched(ctx: Writing, task: Task, done: Task) -> bool:
    """Whether anything was done to the task, or to its checklist, since it was made from the done one."""
    items = [await _items(ctx, each) for each in (task, done)]
    told, before = ([title for title, _ in each] for each in items)
    return task.version > 1 or told != before or any(version > 1 for _, version in items[0])


async def _items(ctx: Writing, task: Task) -> list[tuple[str, int]]:
    query = select(TaskItem.title, TaskItem.version).where(TaskItem.task_id == task.id, TaskItem.deleted_at.is_(None))
    return [(title, version) for title, version in await ctx.rows(query.order_by(TaskItem.position, TaskItem.id))]
