"""Who has asked to be reminded later has reacted: the team hears of it later too."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, func, select, update
from sqlalchemy.orm import aliased

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.journal.boundary import Writing
from domain.reminders.paces import list_paces
from domain.reminders.rules import overdue_moment
from domain.reminders.tables import Reminder, ReminderKind


async def put_off_escalations(ctx: Writing, reminder_ids: Collection[int]) -> set[int]:
    """Of the escalations among these, put off those of things that somebody has snoozed since; gives their ids.

    The team's patience begins anew with the last snooze.
    """
    ctx.require(Permission.SYSTEM)
    if not reminder_ids:
        return set()
    snoozed = aliased(Reminder)
    same = and_(
        snoozed.about == Reminder.about,
        snoozed.about_id == Reminder.about_id,
        snoozed.due_at == Reminder.due_at,
        snoozed.kind == ReminderKind.SNOOZED,
    )
    rows = await ctx.rows(
        select(Reminder.id, Reminder.member_id, Reminder.fire_at, func.max(snoozed.fire_at))
        .join(snoozed, same)
        .where(among(ctx.dialect, Reminder.id, reminder_ids), Reminder.kind == ReminderKind.OVERDUE)
        .group_by(Reminder.id, Reminder.member_id, Reminder.fire_at)
    )
    paces = await list_paces(ctx) if rows else {}
    later: dict[int, datetime] = {}
    for key, member_id, fire_at, snoozed_until in rows:
        pace = paces.get(member_id)
        if pace is not None and pace.patience is not None:
            moment = overdue_moment(snoozed_until, pace.patience, pace.hours)
            if moment > max(fire_at, ctx.clock()):
                later[key] = moment
    for key, moment in later.items():
        await ctx.execute(update(Reminder).where(Reminder.id == key).values(fire_at=moment))
    return set(later)
