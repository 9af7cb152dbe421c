"""What is asked about tasks. Days are those of the asker's calendar."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select, true
from sqlalchemy.orm import aliased

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Query, Reading
from domain.tasks.access import visible_tasks
from domain.tasks.rules import WEEK, Section
from domain.tasks.tables import Task, TaskItem
from domain.tasks.views import Holder, ItemView, TaskCounts, TaskPage, TaskView
from domain.team.tables import Member
from domain.touches.rules import planned_instant, today_in

#: For so long what is done is shown among the tasks.
DONE_SHOWN = timedelta(days=14)

_ITEMS = select(func.count()).where(TaskItem.task_id == Task.id, TaskItem.deleted_at.is_(None))
_OWN = tuple(
    getattr(Task, name) for name in TaskView.__slots__ if name not in {"client", "assignee", "items", "items_done"}
)


def _tasks() -> Query:
    columns = {each.key: each for each in _OWN}
    columns["client"] = Client.name
    columns["assignee"] = Member.name
    columns["items"] = _ITEMS.scalar_subquery()
    columns["items_done"] = _ITEMS.where(TaskItem.done_at.is_not(None)).scalar_subquery()
    return (
        select(*(columns[name].label(name) for name in TaskView.__slots__))
        .select_from(Task)
        .join(Member, Member.id == Task.assignee_id)
        .outerjoin(Client, Client.id == Task.client_id)
    )


async def get_task(ctx: Reading, task_id: int) -> TaskView:
    """One task, open or done. `NotFoundError` if it is gone or may not be seen."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(_tasks().where(Task.id == task_id, visible_tasks(ctx.actor)))
    if row is None:
        raise NotFoundError(what="task")
    return TaskView(*row)


async def list_items(ctx: Reading, task_id: int) -> list[ItemView]:
    """The checklist of a task. `NotFoundError` if the task may not be seen."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(TaskItem.id, TaskItem.title, TaskItem.done_at)
        .join(Task, Task.id == TaskItem.task_id)
        .where(Task.id == task_id, TaskItem.deleted_at.is_(None), visible_tasks(ctx.actor))
        .order_by(TaskItem.position, TaskItem.id)
    )
    return [ItemView(*row) for row in rows]


async def list_tasks(
    ctx: Reading,
    section: Section = Section.ALL,
    *,
    member_id: int | None = None,
    anchor: int = 0,
    backwards: bool = False,
    limit: int = 8,
) -> TaskPage:
    """A page of the tasks in a section, those due first first, those without a day last; what is done, latest first.

    `member_id` is whose they are; None means everybody's that the actor may see. The page begins behind the task
    `anchor`, or ends before it if `backwards`; 0 is the beginning.
    """
    ctx.require(Permission.SEE_CLIENTS)
    query = _tasks().where(visible_tasks(ctx.actor), _in_section(ctx, section), _of(member_id))
    is_done = section is Section.DONE
    place = Task.done_at if is_done else Task.due_at
    found = await ctx.first(select(place, Task.id).where(Task.id == anchor)) if anchor else None
    if is_done and found is not None and found[0] is None:
        # It has been taken up again: the list begins anew.
        found = None
    if found is not None:
        query = query.where(_beside(found[0], found[1], is_before=backwards, is_done=is_done))
    backwards = backwards and found is not None
    order: tuple[Any, ...] = (
        (Task.done_at.desc(), Task.id.desc()) if is_done else (Task.due_at.is_(None), Task.due_at, Task.id)
    )
    if backwards:
        order = (Task.done_at, Task.id) if is_done else (Task.due_at.is_not(None), Task.due_at.desc(), Task.id.desc())
    rows = [TaskView(*row) for row in await ctx.rows(query.order_by(*order).limit(limit + 1))]
    more, rows = len(rows) > limit, rows[:limit]
    if backwards:
        return TaskPage(rows[::-1], has_before=more, has_after=True)
    return TaskPage(rows, has_before=found is not None, has_after=more)


async def tasks_of_client(ctx: Reading, client_id: int, *, done: bool = False, limit: int = 10) -> list[TaskView]:
    """The open tasks on a client, those due first first, or the done ones, the latest first; of all assignees."""
    ctx.require(Permission.SEE_CLIENTS)
    which = Task.done_at.is_not(None) if done else Task.done_at.is_(None)
    order = (Task.done_at.desc(), Task.id.desc()) if done else (Task.due_at.is_(None), Task.due_at, Task.id)
    query = _tasks().where(Task.client_id == client_id, Task.deleted_at.is_(None), which, visible_clients(ctx.actor))
    return [TaskView(*row) for row in await ctx.rows(query.order_by(*order).limit(limit))]


async def count_of_client(ctx: Reading, client_id: int) -> int:
    """How many open tasks a client has."""
    ctx.require(Permission.SEE_CLIENTS)
    mine = (Task.client_id == client_id, Task.done_at.is_(None), visible_tasks(ctx.actor))
    return int(await ctx.scalar(select(func.count()).select_from(Task).where(*mine)))


async def count_tasks(ctx: Reading, member_id: int | None = None) -> TaskCounts:
    """How many open tasks there are by section; `member_id` as in `list_tasks`."""
    ctx.require(Permission.SEE_CLIENTS)
    sections = (Section.OVERDUE, Section.TODAY, Section.WEEK, Section.LATER, Section.UNDATED)
    counted = [func.coalesce(func.sum(case((_when(ctx, each), 1), else_=0)), 0) for each in sections]
    query: Query = select(*counted).where(Task.done_at.is_(None), visible_tasks(ctx.actor), _of(member_id))
    return TaskCounts(*(int(each) for each in await ctx.first(query)))


async def list_holders(ctx: Reading) -> list[Holder]:
    """Who has open tasks that the actor may see, those with the most first."""
    ctx.require(Permission.SEE_CLIENTS)
    holder, counted = aliased(Member), func.count(Task.id)
    query: Query = (
        select(holder.id, holder.name, counted)
        .join(Task, Task.assignee_id == holder.id)
        .where(Task.done_at.is_(None), visible_tasks(ctx.actor))
        .group_by(holder.id, holder.name)
        .order_by(counted.desc(), holder.name)
    )
    return [Holder(*row) for row in await ctx.rows(query)]


def _of(member_id: int | None) -> ColumnElement[bool]:
    return true() if member_id is None else Task.assignee_id == member_id


def _in_section(ctx: Reading, section: Section) -> ColumnElement[bool]:
    if section is Section.DONE:
        return Task.done_at > ctx.clock() - DONE_SHOWN
    return and_(Task.done_at.is_(None), _when(ctx, section))


def _when(ctx: Reading, section: Section) -> ColumnElement[bool]:
    """The condition of `section_of`. An hour counts as an instant, a day as a day, whatever zone it was meant in."""
    now = ctx.clock()
    today = today_in(ctx.actor.zone, now)
    first, second = today + timedelta(days=1), today + WEEK
    tomorrow, later = (planned_instant(day, None, ctx.actor.zone) for day in (first, second))
    is_timed = Task.due_time.is_not(None)
    untimed = and_(Task.due_time.is_(None), Task.due_on.is_not(None))
    match section:
        case Section.ALL:
            return true()
        case Section.OVERDUE:
            return or_(and_(is_timed, Task.due_at < now), and_(untimed, Task.due_on < today))
        case Section.TODAY:
            timed = and_(is_timed, Task.due_at >= now, Task.due_at < tomorrow)
            return or_(timed, and_(untimed, Task.due_on == today))
        case Section.WEEK:
            timed = and_(is_timed, Task.due_at >= tomorrow, Task.due_at < later)
            return or_(timed, and_(untimed, Task.due_on >= first, Task.due_on < second))
        case Section.LATER:
            return or_(and_(is_timed, Task.due_at >= later), and_(untimed, Task.due_on >= second))
        case Section.UNDATED:
            return Task.due_on.is_(None)
        case _:
            return false()


def _beside(at: datetime | None, key: int, *, is_before: bool, is_done: bool) -> ColumnElement[bool]:
    """Whether a task stands before or behind this place of the list."""
    if is_done:
        assert at is not None
        later = or_(Task.done_at > at, and_(Task.done_at == at, Task.id > key))
        earlier = or_(Task.done_at < at, and_(Task.done_at == at, Task.id < key))
        return later if is_before else earlier
    if at is None:
        return or_(Task.due_at.is_not(None), Task.id < key) if is_before else and_(Task.due_at.is_(None), Task.id > key)
    if is_before:
        return or_(Task.due_at < at, and_(Task.due_at == at, Task.id < key))
    return or_(Task.due_at > at, and_(Task.due_at == at, Task.id > key), Task.due_at.is_(None))
