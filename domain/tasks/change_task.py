"""Change a task: its words, when it is due, its rhythm, its reminders, what comes first, whose client it is about.

With `version`, a task that somebody else has edited since is refused with `ChangedMeanwhileError`.
"""

from collections.abc import Collection
from datetime import date, time

from domain.clients.load_client import load_client
from domain.clients.rules import clean_text
from domain.journal.boundary import Writing
from domain.tasks.access import check_assignee, load_task
from domain.tasks.recurrence import Recurrence
from domain.tasks.rules import check_due, check_reminders, clean_title, due_instant
from domain.tasks.tables import Priority, Task
from domain.touches.rules import today_in


async def rename_task(ctx: Writing, task_id: int, title: str, *, version: int | None = None) -> Task:
    """Another title."""
    task = await _load(ctx, task_id, version)
    task.title = clean_title(title)
    return await _kept(ctx, task)


async def note_task(ctx: Writing, task_id: int, note: str | None, *, version: int | None = None) -> Task:
    """Another note, or none."""
    task = await _load(ctx, task_id, version)
    task.note = clean_text(note, field="task-note") if note is not None else None
    return await _kept(ctx, task)


async def date_task(
    ctx: Writing, task_id: int, on: date | None, at: time | None = None, *, version: int | None = None
) -> Task:
    """Due on this day, perhaps at an hour, in the actor's time zone; without a day nothing can repeat either."""
    task = await _load(ctx, task_id, version)
    _date(ctx, task, check_due(on), at)
    if on is None:
        task.repeat = None
    return await _kept(ctx, task)


async def repeat_task(
    ctx: Writing, task_id: int, repeat: Recurrence | None, *, at: time | None = None, version: int | None = None
) -> Task:
    """Another rhythm, or none. Without a day, or with one that the rhythm does not have, its next day is taken.

    `at` is another hour; None keeps the old one.
    """
    task = await _load(ctx, task_id, version)
    task.repeat = repeat.to_json() if repeat is not None else None
    if repeat is not None:
        today = today_in(task.due_zone or ctx.actor.zone, ctx.clock())
        first = repeat.first_from(task.due_on if task.due_on is not None and task.due_on >= today else today)
        _date(ctx, task, first, at or task.due_time, zone=task.due_zone if at is None else None)
    return await _kept(ctx, task)


async def rank_task(ctx: Writing, task_id: int, priority: Priority) -> Task:
    """What is done first."""
    task = await _load(ctx, task_id)
    task.priority = int(priority)
    return await _kept(ctx, task)


async def remind_task(ctx: Writing, task_id: int, minutes: Collection[int]) -> Task:
    """Remind so many minutes before the hour; none means as the assignee is used to."""
    task = await _load(ctx, task_id)
    task.remind_before = check_reminders(minutes)
    return await _kept(ctx, task)


async def link_task(ctx: Writing, task_id: int, client_id: int | None) -> Task:
    """Say whose client it is about, or that it is about nobody. The assignee must be able to see the client."""
    task = await _load(ctx, task_id)
    if client_id is not None:
        await load_client(ctx, client_id)
        if task.assignee_id != ctx.actor.member_id:
            await check_assignee(ctx, task.assignee_id, client_id)
    task.client_id = client_id
    return await _kept(ctx, task)


def _date(ctx: Writing, task: Task, on: date | None, at: time | None, *, zone: str | None = None) -> None:
    task.due_on = on
    task.due_time = at if on is not None else None
    task.due_zone = (zone or ctx.actor.zone) if on is not None else None
    task.due_at = due_instant(task.due_on, task.due_time, task.due_zone)


async def _load(ctx: Writing, task_id: int, version: int | None = None) -> Task:
    task = await load_task(ctx, task_id)
    task.check_seen(version)
    return task


async def _kept(ctx: Writing, task: Task) -> Task:
    await ctx.session.flush()
    return task
