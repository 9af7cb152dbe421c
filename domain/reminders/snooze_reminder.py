"""Be reminded of the same once more, later."""

from datetime import datetime

from sqlalchemy import delete

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing
from domain.reminders.queries import get_reminded
from domain.reminders.rules import coming
from domain.reminders.tables import Reminder, ReminderKind
from domain.tasks.tables import Priority


async def snooze_reminder(ctx: Writing, reminder_id: int, until: datetime) -> datetime:
    """Remind the actor again at this moment, whatever the hours of work; an earlier wish for the same is replaced.

    The thing itself stays due when it was. Raises `NotFoundError`, also once it was done or moved, `InvalidValueError`
    for a moment that has passed.
    """
    ctx.require(Permission.SEE_CLIENTS)
    moment = coming(until, ctx.clock())
    told = await get_reminded(ctx, reminder_id)
    if not told.is_open or ctx.actor.member_id is None:
        raise NotFoundError(what="reminder")
    row = {
        "about": told.about,
        "about_id": told.about_id,
        "kind": ReminderKind.SNOOZED,
        "minutes": 0,
        "due_at": told.due_at,
        "member_id": ctx.actor.member_id,
        "priority": Priority.NORMAL,
        "fire_at": moment,
        "times": 1,
    }
    key = ["about", "about_id", "kind", "minutes", "due_at", "member_id"]
    again = {"fire_at": moment, "fired_at": None, "times": Reminder.times + 1}
    query = insert_into(ctx.dialect, Reminder).values(row)
    await ctx.execute(query.on_conflict_do_update(index_elements=key, set_=again))
    return moment


async def drop_snooze(ctx: Writing, reminder_id: int) -> None:
    """Take the actor's wish to be reminded again back. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    told = await get_reminded(ctx, reminder_id)
    mine = (
        Reminder.about == told.about,
        Reminder.about_id == told.about_id,
        Reminder.due_at == told.due_at,
        Reminder.kind == ReminderKind.SNOOZED,
        Reminder.member_id == ctx.actor.member_id,
    )
    await ctx.execute(delete(Reminder).where(*mine, Reminder.fired_at.is_(None)))
