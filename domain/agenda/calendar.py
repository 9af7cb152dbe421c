"""What is planned, day by day: touches and tasks of one member."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select

from domain.agenda.views import DayCount, Item
from domain.base.actor import SYSTEM, Permission
from domain.clients.access import visible_clients
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.journal.boundary import Query, Reading
from domain.tasks.access import visible_tasks
from domain.tasks.tables import Task
from domain.touches.rules import planned_instant

#: No zone is farther from any other, so a day by its wall time lies within so much of the same day elsewhere.
_FARTHEST = timedelta(days=2)


async def days_of(ctx: Reading, first: date, last: date) -> dict[date, DayCount]:
    """How much of the actor's own is planned for each day from the first to the last; empty days are left out."""
    ctx.require(Permission.SEE_CLIENTS)
    touched = select(Client.next_touch_on, func.count()).where(*_touches(ctx, first, last))
    tasks = select(Task.due_on, func.count()).where(*_tasks(ctx, first, last))
    touches: Counter[date] = Counter(dict(map(tuple, await ctx.rows(touched.group_by(Client.next_touch_on)))))
    todo: Counter[date] = Counter(dict(map(tuple, await ctx.rows(tasks.group_by(Task.due_on)))))
    return {day: DayCount(touches[day], todo[day]) for day in sorted({*touches, *todo})}


async def items_of(ctx: Reading, first: date, last: date, *, offset: int = 0, limit: int = 500) -> list[Item]:
    """The actor's own touches and tasks of these days, by day and hour; those without an hour first."""
    ctx.require(Permission.SEE_CLIENTS)
    touches: Query = select(
        Client.id, Client.name, Client.next_touch_on, Client.next_touch_time, Client.next_touch_zone, Client.version
    ).where(*_touches(ctx, first, last))
    tasks: Query = (
        select(
            *(Task.id, Task.client_id, Task.title, Client.name, Task.due_on, Task.due_time, Task.due_zone),
            *(Task.repeat, Task.version),
        )
        .outerjoin(Client, Client.id == Task.client_id)
        .where(*_tasks(ctx, first, last))
    )
    upto = offset + limit
    by_hour = (Client.next_touch_on, Client.next_touch_at, Client.id)
    found = [
        Item(None, key, name, name, on, at, zone or SYSTEM.zone, version=version)
        for key, name, on, at, zone, version in await ctx.rows(touches.order_by(*by_hour).limit(upto))
    ]
    found += [
        Item(key, client_id, title, client, on, at, zone or SYSTEM.zone, repeat, version)
        for key, client_id, title, client, on, at, zone, repeat, version in await ctx.rows(
            tasks.order_by(Task.due_on, Task.due_at, Task.id).limit(upto)
        )
    ]
    found.sort(key=lambda item: (item.on, item.at or time.min, item.at is not None, item.title))
    return found[offset:upto]


def _touches(ctx: Reading, first: date, last: date) -> list[ColumnElement[bool]]:
    # Nobody's clients are everybody's to touch, as in the queue.
    mine = or_(Client.responsible_id.is_(None), *(Client.responsible_id == each for each in _own(ctx)))
    begin, end = _around(first, last)
    return [
        visible_clients(ctx.actor),
        Client.state == ClientState.ACTIVE,
        mine,
        # By the index of instants first: the wall time has none.
        and_(Client.next_touch_at >= begin, Client.next_touch_at < end),
        Client.next_touch_on.between(first, last),
    ]


def _tasks(ctx: Reading, first: date, last: date) -> list[ColumnElement[bool]]:
    begin, end = _around(first, last)
    return [
        visible_tasks(ctx.actor),
        or_(*(Task.assignee_id == each for each in _own(ctx))),
        Task.done_at.is_(None),
        and_(Task.due_at >= begin, Task.due_at < end),
        Task.due_on.between(first, last),
    ]


def _own(ctx: Reading) -> tuple[int | None, ...]:
    return (ctx.actor.member_id, *ctx.actor.stands_in_for)


def _around(first: date, last: date) -> tuple[datetime, datetime]:
    begin = planned_instant(first, None, "UTC") - _FARTHEST
    return begin, planned_instant(last, None, "UTC") + _FARTHEST + timedelta(days=1)
