"""Add a task, on a client or free."""

from collections.abc import Collection, Sequence
from datetime import date, time

from domain.base.actor import Permission
from domain.base.errors import AccessDeniedError
from domain.clients.load_client import load_client
from domain.clients.rules import clean_line, clean_text
from domain.journal.boundary import Writing
from domain.tasks.access import check_assignee
from domain.tasks.errors import TooManyItemsError
from domain.tasks.recurrence import Recurrence
from domain.tasks.rules import MOST_ITEMS, TITLE_LENGTH, check_due, check_reminders, clean_title, due_instant
from domain.tasks.tables import Priority, Task, TaskItem
from domain.touches.rules import today_in


async def add_task(
    ctx: Writing,
    title: str,
    *,
    client_id: int | None = None,
    assignee_id: int | None = None,
    due_on: date | None = None,
    due_time: time | None = None,
    repeat: Recurrence | None = None,
    priority: Priority = Priority.NORMAL,
    note: str | None = None,
    items: Sequence[str] = (),
    remind_before: Collection[int] = (),
) -> Task:
    """A new task for a member, the actor if none is named; due in wall time of the actor's zone.

    One that repeats and has no day begins on the first day of its rhythm. Raises `NotFoundError` for a client that is
    gone, `CannotTakeTasksError`, `CannotSeeClientError`, `TooManyItemsError`, `InvalidValueError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    if client_id is not None:
        await load_client(ctx, client_id)
    assignee_id = assignee_id if assignee_id is not None else ctx.actor.member_id
    if assignee_id is None:
        raise AccessDeniedError(permission=Permission.EDIT_CLIENTS)
    if assignee_id != ctx.actor.member_id:
        await check_assignee(ctx, assignee_id, client_id)
    if len(items) > MOST_ITEMS:
        raise TooManyItemsError(most=MOST_ITEMS)
    if repeat is not None and due_on is None:
        due_on = repeat.first_from(today_in(ctx.actor.zone, ctx.clock()))
    zone = ctx.actor.zone if due_on is not None else None
    at = due_time if due_on is not None else None
    task = await ctx.add(
        Task(
            client_id=client_id,
            title=clean_title(title),
            note=clean_text(note, field="task-note") if note and note.strip() else None,
            assignee_id=assignee_id,
            created_by_id=ctx.actor.member_id,
            created_at=ctx.clock(),
            priority=int(priority),
            due_on=check_due(due_on),
            due_time=at,
            due_zone=zone,
            due_at=due_instant(due_on, at, zone),
            repeat=repeat.to_json() if repeat is not None else None,
            remind_before=check_reminders(remind_before),
        )
    )
    ctx.session.add_all(
        TaskItem(task_id=task.id, title=clean_line(each, field="task-item", longest=TITLE_LENGTH), position=place)
        for place, each in enumerate(items)
    )
    await ctx.session.flush()
    return task
