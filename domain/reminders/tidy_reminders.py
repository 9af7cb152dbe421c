"""Forget reminders of what is long over."""

from datetime import timedelta

from sqlalchemy import delete

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.reminders.tables import Reminder

#: So long after its hour nothing is reminded of the same hour again, and nobody looks for what was.
MEMORY = timedelta(days=60)


async def tidy_reminders(ctx: Writing) -> None:
    """Remove what was told and whose hour is sixty days past."""
    ctx.require(Permission.SYSTEM)
    over = (Reminder.due_at <= ctx.clock() - MEMORY, Reminder.fired_at.is_not(None))
    await ctx.execute(delete(Reminder).where(*over))
