"""Say when one works, when the morning digest comes, and how early to be reminded."""

from datetime import time

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.team.finding import own_member

#: Monday to Sunday as bits.
EVERY_DAY = 0b1111111
#: Nobody is reminded by itself earlier than four weeks before; a lead of -1 is none.
LEADS = range(-1, 28 * 24 * 60 + 1)


async def set_working_hours(ctx: Writing, start: time, end: time) -> None:
    """The acting member's working day, on the own clocks; one that ends when it begins lasts around the clock."""
    ctx.require(Permission.SEE_CLIENTS)
    member = await own_member(ctx)
    member.work_from, member.work_till = start, end


async def set_working_days(ctx: Writing, days: int) -> None:
    """The days of the week on which the acting member works, as bits (Monday is 1). Raises `InvalidValueError`."""
    ctx.require(Permission.SEE_CLIENTS)
    if not 0 <= days <= EVERY_DAY:
        raise InvalidValueError(field="days", reason="range")
    member = await own_member(ctx)
    member.work_days = days


async def set_digest_hour(ctx: Writing, at: time | None) -> None:
    """When the acting member's morning digest comes; None for never."""
    ctx.require(Permission.SEE_CLIENTS)
    member = await own_member(ctx)
    member.digest_at = at


async def set_lead(ctx: Writing, lead: int) -> None:
    """How many minutes before the hour the acting member is reminded, -1 for not at all. Raises `InvalidValueError`."""
    ctx.require(Permission.SEE_CLIENTS)
    if lead not in LEADS:
        raise InvalidValueError(field="lead", reason="range")
    member = await own_member(ctx)
    member.remind_before = lead
