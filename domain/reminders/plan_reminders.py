"""Keep the reminders true: plan them anew for what was changed, however it was changed.

Every change of a row counts its version up: by a person, in bulk, by an import, a merge or an undo. A partial index
holds the few rows whose reminders were planned for another version, so that nobody who writes has to think of
reminders, and looking costs nothing while nothing changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing
from domain.reminders.paces import Pace, list_paces
from domain.reminders.rules import fire_moments, overdue_moment
from domain.reminders.tables import About, Reminder, ReminderKind
from domain.tasks.tables import Priority, Task
from domain.team.tables import Member

#: So many things are planned in one transaction: their moments take some 20 ms.
CHUNK = 250

#: What is reminded of, and whose reminders have to be planned.
_UNPLANNED = {
    About.TASK: (
        Task.version != Task.reminded_version,
        Task.due_time.is_not(None),
        Task.done_at.is_(None),
        Task.deleted_at.is_(None),
    ),
    About.TOUCH: (
        Client.version != Client.reminded_version,
        Client.next_touch_time.is_not(None),
        Client.deleted_at.is_(None),
    ),
}


@dataclass(frozen=True, slots=True)
class _Due:
    """One thing that is due at an hour, and how its member is to be reminded."""

    about: About
    id: int
    version: int
    member_id: int | None
    due_at: datetime | None
    leads: tuple[int, ...]
    priority: int


async def has_unplanned(ctx: Reading) -> bool:
    """Whether `plan_reminders` would find something; a look that disturbs no writer."""
    ctx.require(Permission.SYSTEM)
    tasks = select(Task.id).where(*_UNPLANNED[About.TASK]).limit(1)
    touches = select(Client.id).where(*_UNPLANNED[About.TOUCH]).limit(1)
    if await ctx.first(tasks) is not None or await ctx.first(touches) is not None:
        return True
    return any(pace.is_new for pace in (await list_paces(ctx)).values())


async def plan_reminders(ctx: Writing, limit: int = CHUNK) -> int:
    """Plan the reminders of at most `limit` things that were changed; gives how many there were."""
    ctx.require(Permission.SYSTEM)
    paces = await list_paces(ctx)
    for pace in paces.values():
        if pace.is_new:
            await _forget_plans(ctx, pace)
    tasks = await _changed_tasks(ctx, limit)
    things = tasks + await _changed_touches(ctx, limit - len(tasks))
    for about in About:
        await _plan(ctx, about, [thing for thing in things if thing.about is about], paces)
    return len(things)


async def _forget_plans(ctx: Writing, pace: Pace) -> None:
    """Another zone, other hours or another lead: everything of this member is planned anew."""
    tasks, clients, members = table_of(Task), table_of(Client), table_of(Member)
    now = ctx.clock()
    await ctx.execute(
        update(tasks)
        .where(tasks.c.assignee_id == pace.member_id, tasks.c.due_time.is_not(None), tasks.c.due_at > now)
        .where(tasks.c.done_at.is_(None), tasks.c.deleted_at.is_(None))
        .values(reminded_version=0)
    )
    await ctx.execute(
        update(clients)
        .where(clients.c.responsible_id == pace.member_id, clients.c.next_touch_time.is_not(None))
        .where(clients.c.next_touch_at > now, clients.c.deleted_at.is_(None))
        .values(reminded_version=0)
    )
    await ctx.execute(update(members).where(members.c.id == pace.member_id).values(reminded_by=pace.stamp))


async def _changed_tasks(ctx: Writing, limit: int) -> list[_Due]:
    columns = (Task.id, Task.version, Task.assignee_id, Task.due_at, Task.remind_before, Task.priority)
    rows = await ctx.rows(
        select(*columns).where(*_UNPLANNED[About.TASK]).limit(limit).with_for_update(skip_locked=True)
    )
    return [
        _Due(About.TASK, row.id, row.version, row.assignee_id, row.due_at, tuple(row.remind_before), row.priority)
        for row in rows
    ]


async def _changed_touches(ctx: Writing, limit: int) -> list[_Due]:
    columns = (Client.id, Client.version, Client.responsible_id, Client.next_touch_at)
    rows = await ctx.rows(
        select(*columns).where(*_UNPLANNED[About.TOUCH]).limit(limit).with_for_update(skip_locked=True)
    )
    return [
        _Due(About.TOUCH, row.id, row.version, row.responsible_id, row.next_touch_at, (), Priority.NORMAL)
        for row in rows
    ]


async def _plan(ctx: Writing, about: About, things: list[_Due], paces: dict[int, Pace]) -> None:
    if not things:
        return
    now, ids = ctx.clock(), [thing.id for thing in things]
    these = (Reminder.about == about, among(ctx.dialect, Reminder.about_id, ids))
    # Those whose moment has come already are told, or found void, by whoever fires them.
    to_come = (Reminder.fired_at.is_(None), Reminder.fire_at > now, Reminder.kind != ReminderKind.SNOOZED)
    await ctx.execute(delete(Reminder).where(*these, *to_come))
    ahead = select(Reminder.about_id, Reminder.due_at, Reminder.member_id).where(*these)
    told = {tuple(row) for row in await ctx.rows(ahead.where(Reminder.kind == ReminderKind.AHEAD))}
    rows = [row for thing in things for row in _rows_of(thing, paces, now, told)]
    if rows:
        await ctx.execute(insert_into(ctx.dialect, Reminder).on_conflict_do_nothing(), rows)
    table = table_of(Task if about is About.TASK else Client)
    planned = update(table).where(table.c.id == bindparam("key_of_row")).values(reminded_version=bindparam("seen"))
    await ctx.execute(planned, [{"key_of_row": thing.id, "seen": thing.version} for thing in things])


def _rows_of(
    thing: _Due, paces: dict[int, Pace], now: datetime, told: set[tuple[Any, ...]]
) -> Iterable[dict[str, Any]]:
    pace = paces.get(thing.member_id or 0)
    if pace is None or thing.due_at is None:
        return
    key = (thing.id, thing.due_at, pace.member_id)
    leads = thing.leads or (pace.lead,)
    for minutes, moment in fire_moments(thing.due_at, leads, pace.hours, now, was_told=key in told).items():
        yield _row(thing, pace, ReminderKind.AHEAD, minutes, moment)
    if pace.patience is not None and thing.due_at > now:
        yield _row(thing, pace, ReminderKind.OVERDUE, 0, overdue_moment(thing.due_at, pace.patience, pace.hours))


def _row(thing: _Due, pace: Pace, kind: ReminderKind, minutes: int, moment: datetime) -> dict[str, Any]:
    return {
        "about": thing.about,
        "about_id": thing.id,
        "kind": kind,
        "minutes": minutes,
        "due_at": thing.due_at,
        "member_id": pace.member_id,
        "priority": thing.priority,
        "fire_at": moment,
        "times": 0,
    }
