"""The checklist of a task: add lines, tick them off, take them away."""

from collections.abc import Sequence

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.rules import clean_line
from domain.journal.boundary import Writing
from domain.tasks.access import load_task
from domain.tasks.errors import TooManyItemsError
from domain.tasks.rules import MOST_ITEMS, TITLE_LENGTH
from domain.tasks.tables import TaskItem


async def add_items(ctx: Writing, task_id: int, titles: Sequence[str]) -> list[TaskItem]:
    """New lines behind the others. `TooManyItemsError`, `InvalidValueError`, `NotFoundError`."""
    task = await load_task(ctx, task_id)
    theirs = select(func.count(), func.max(TaskItem.position)).where(
        TaskItem.task_id == task.id, TaskItem.deleted_at.is_(None)
    )
    count, last = await ctx.first(theirs)
    if count + len(titles) > MOST_ITEMS:
        raise TooManyItemsError(most=MOST_ITEMS)
    start = 0 if last is None else last + 1
    items = [
        TaskItem(task_id=task.id, title=clean_line(each, field="task-item", longest=TITLE_LENGTH), position=place)
        for place, each in enumerate(titles, start)
    ]
    ctx.session.add_all(items)
    await ctx.session.flush()
    return items


async def tick_item(ctx: Writing, item_id: int, *, on: bool) -> TaskItem:
    """Tick the line off, or untick it. `NotFoundError`."""
    item = await _load(ctx, item_id)
    if (item.done_at is not None) is not on:
        item.done_at = ctx.clock() if on else None
    await ctx.session.flush()
    return item


async def remove_item(ctx: Writing, item_id: int) -> TaskItem:
    """Take the line away; undo brings it back. `NotFoundError`."""
    item = await _load(ctx, item_id)
    item.deleted_at = ctx.clock()
    await ctx.session.flush()
    return item


async def _load(ctx: Writing, item_id: int) -> TaskItem:
    ctx.require(Permission.EDIT_CLIENTS)
    item = await ctx.find(TaskItem, item_id)
    if item is None or item.deleted_at is not None:
        raise NotFoundError(what="task-item")
    await load_task(ctx, item.task_id)
    return item
