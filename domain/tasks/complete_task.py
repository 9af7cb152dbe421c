"""Tick a task off; the next of a series is made at once."""

from dataclasses import dataclass

from sqlalchemy import select

from domain.journal.boundary import Writing
from domain.tasks.access import load_task
from domain.tasks.recurrence import Recurrence
from domain.tasks.rules import due_instant
from domain.tasks.tables import Task, TaskItem
from domain.touches.rules import today_in


@dataclass(frozen=True, slots=True)
class Completed:
    """What became of it: `was_done` if somebody had been faster; `following` is the next task of the series."""

    task: Task
    following: Task | None = None
    was_done: bool = False


async def complete_task(ctx: Writing, task_id: int) -> Completed:
    """Done now, by the actor; what is done already stays as it is. `NotFoundError` if it may not be seen.

    A task that repeats is followed by the next one: the first time after both its own day and today, at the same hour
    of the same zone's clocks, with an empty checklist.
    """
    task = await load_task(ctx, task_id)
    if task.done_at is not None:
        return Completed(task, was_done=True)
    task.done_at = ctx.clock()
    task.done_by_id = ctx.actor.member_id
    following = await _follow(ctx, task) if task.repeat is not None and task.due_on is not None else None
    await ctx.session.flush()
    return Completed(task, following)


async def _follow(ctx: Writing, task: Task) -> Task:
    assert task.repeat is not None
    assert task.due_on is not None
    today = today_in(task.due_zone or ctx.actor.zone, ctx.clock())
    on = Recurrence.from_json(task.repeat).following(task.due_on, today)
    following = await ctx.add(
        Task(
            client_id=task.client_id,
            title=task.title,
            note=task.note,
            assignee_id=task.assignee_id,
            created_by_id=task.created_by_id,
            created_at=ctx.clock(),
            priority=task.priority,
            due_on=on,
            due_time=task.due_time,
            due_zone=task.due_zone,
            due_at=due_instant(on, task.due_time, task.due_zone),
            repeat=task.repeat,
            series_id=task.series_id or task.id,
            remind_before=list(task.remind_before),
        )
    )
    items = await ctx.session.execute(
        select(TaskItem)
        .where(TaskItem.task_id == task.id, TaskItem.deleted_at.is_(None))
        .order_by(TaskItem.position, TaskItem.id)
    )
    ctx.session.add_all(
        TaskItem(task_id=following.id, title=each.title, position=place) for place, each in enumerate(items.scalars())
    )
    return following
