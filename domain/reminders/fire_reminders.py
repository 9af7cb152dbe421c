"""Tell what is due: reminders whose moment has come become messages and letters, hundreds by one statement."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    case,
    cast,
    delete,
    exists,
    func,
    insert,
    literal,
    literal_column,
    null,
    or_,
    select,
    union_all,
    update,
)

from domain.base.actor import SYSTEM, Permission
from domain.base.bulk import among
from domain.base.tables import table_of
from domain.clients.tables import Client
from domain.journal.boundary import Query, Reading, Writing
from domain.mail.tables import MailMessage
from domain.outbox.tables import OutboxMessage, OutboxState, Urgency
from domain.reminders.put_off_escalations import put_off_escalations
from domain.reminders.tables import About, Reminder, ReminderKind
from domain.tasks.tables import Task
from domain.team.queries import TEAM_ID
from domain.team.standing_in import reader_of
from domain.team.tables import Member, PostKind, Team
from domain.touches.rules import today_in

#: So many are told in one transaction.
CHUNK = 2_500
#: The kinds of message that reminders are told by.
REMINDER, ESCALATION = "reminder", "overdue"

_IS_ESCALATION = Reminder.kind == ReminderKind.OVERDUE


async def next_reminder_at(ctx: Reading) -> datetime | None:
    """When `fire_reminders` will find something, in the past if it would now; a look that disturbs no writer."""
    ctx.require(Permission.SYSTEM)
    found: datetime | None = await ctx.scalar(select(func.min(Reminder.fire_at)).where(Reminder.fired_at.is_(None)))
    return found


async def fire_reminders(ctx: Writing, limit: int = CHUNK) -> int:
    """Tell at most `limit` of what is due, the oldest and most urgent first; gives how many rows were settled.

    What has lost its meaning (done, moved, handed over) is dropped. Each is told once: the row and its messages change
    in this one transaction.
    """
    ctx.require(Permission.SYSTEM)
    order = (Reminder.fire_at, Reminder.priority, Reminder.id)
    next_ones = select(Reminder.id, _IS_ESCALATION).where(*_due(ctx)).order_by(*order).limit(limit)
    found = await ctx.rows(next_ones.with_for_update(skip_locked=True))
    if not found:
        return 0
    put_off = await put_off_escalations(ctx, [key for key, is_escalation in found if is_escalation])
    due = [key for key, _ in found if key not in put_off]
    true = await ctx.column(_still_true(ctx, due))
    readers, has_mailboxes = await _readers(ctx)
    these = among(ctx.dialect, Reminder.id, true)
    names = ["key", "kind", "member_id", "topic", "payload", "urgency", "state", "due_at", "attempts"]
    said = select(*_message(ctx.dialect, readers)).where(these).order_by(*order)
    await ctx.execute(insert(OutboxMessage).from_select(names, said))
    if has_mailboxes:
        names = ["key", "kind", "member_id", "address", "payload", "state", "due_at", "attempts"]
        await ctx.execute(insert(MailMessage).from_select(names, _letters(ctx.dialect, readers).where(these)))
    await ctx.execute(update(Reminder).where(these).values(fired_at=ctx.clock()))
    if len(true) < len(due):
        void = set(due).difference(true)
        await ctx.execute(delete(Reminder).where(among(ctx.dialect, Reminder.id, void)))
    return len(found)


def _due(ctx: Reading) -> tuple[ColumnElement[bool], ...]:
    return Reminder.fired_at.is_(None), Reminder.fire_at <= ctx.clock()


def _still_true(ctx: Writing, due: Collection[int]) -> Query:
    """The ids of those whose task is open, or whose touch is planned, for the same hour and the same member still."""
    these = among(ctx.dialect, Reminder.id, due)
    by_wish = Reminder.kind == ReminderKind.SNOOZED
    open_card = exists().where(Client.id == Task.client_id, Client.deleted_at.is_(None))
    of_tasks = (
        select(Reminder.id)
        .join(Task, Task.id == Reminder.about_id)
        .where(these, Reminder.about == About.TASK, Task.due_at == Reminder.due_at, Task.due_time.is_not(None))
        .where(Task.done_at.is_(None), Task.deleted_at.is_(None), or_(Task.client_id.is_(None), open_card))
        .where(or_(by_wish, Task.assignee_id == Reminder.member_id))
    )
    untouched = or_(Client.last_touch_at.is_(None), Client.last_touch_at < Reminder.due_at)
    of_touches = (
        select(Reminder.id)
        .join(Client, Client.id == Reminder.about_id)
        .where(these, Reminder.about == About.TOUCH, Client.next_touch_at == Reminder.due_at)
        .where(Client.next_touch_time.is_not(None), Client.deleted_at.is_(None))
        .where(or_(by_wish, Client.responsible_id == Reminder.member_id))
        .where(or_(Reminder.kind != ReminderKind.OVERDUE, untouched))
    )
    both = union_all(of_tasks, of_touches).subquery()
    return select(both.c.id)


async def _readers(ctx: Writing) -> tuple[dict[int, int], bool]:
    """The members who are away, each with who reads for them today, and whether anybody has letters written."""
    zone = select(Team.zone).where(Team.id == TEAM_ID).scalar_subquery()
    special = or_(Member.substitute_id.is_not(None), Member.email.is_not(None))
    rows = await ctx.rows(
        select(Member.id, func.coalesce(Member.zone, zone), Member.substitute_id, Member.email).where(special)
    )
    now = ctx.clock()
    readers = {
        key: await reader_of(ctx, key, today_in(zone or SYSTEM.zone, now))
        for key, zone, substitute_id, _ in rows
        if substitute_id is not None
    }
    return readers, any(row.email is not None for row in rows)


def _reader(readers: Mapping[int, int]) -> ColumnElement[int]:
    member: ColumnElement[int] = table_of(Reminder).c.member_id
    return case(readers, value=member, else_=member) if readers else member


def _key() -> ColumnElement[str]:
    return literal("reminder:") + cast(Reminder.id, String) + literal(":") + cast(Reminder.times, String)


def _payload(dialect: str) -> ColumnElement[Any]:
    parts: list[Any] = []
    for name in ("id", "about", "about_id", "member_id"):
        parts += [literal_column(f"'{name}'"), getattr(Reminder, name)]
    return func.json_object(*parts) if dialect == "sqlite" else func.jsonb_build_object(*parts)


def _message(dialect: str, readers: Mapping[int, int]) -> list[Any]:
    """The columns of a message: to the member or the substitute, or to the team's topic of what is overdue."""
    return [
        _key(),
        case((_IS_ESCALATION, literal(ESCALATION)), else_=literal(REMINDER)),
        case((_IS_ESCALATION, null()), else_=_reader(readers)),
        case((_IS_ESCALATION, literal(PostKind.OVERDUE.value)), else_=null()),
        _payload(dialect),
        case((_IS_ESCALATION, literal(int(Urgency.TEAM))), else_=literal(int(Urgency.PERSONAL))),
        literal(OutboxState.WAITING.value),
        Reminder.fire_at,
        literal(0),
    ]


def _letters(dialect: str, readers: Mapping[int, int]) -> Query:
    """The same as letters, for those who have an address."""
    return (
        select(
            *(_key(), literal(REMINDER), Member.id, Member.email, _payload(dialect)),
            *(literal(OutboxState.WAITING.value), Reminder.fire_at, literal(0)),
        )
        .join(Member, and_(Member.id == _reader(readers), Member.email.is_not(None), Member.is_active))
        .where(~_IS_ESCALATION)
    )
