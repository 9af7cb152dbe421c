"""The working day of a member, as its screen shows it."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.views import columns_of
from domain.journal.boundary import Reading
from domain.team.tables import Member


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """Hours and days (bits, Monday is 1) of work, the hour of the digest, the usual lead in minutes, the address."""

    work_from: time
    work_till: time
    work_days: int
    digest_at: time | None
    remind_before: int
    email: str | None


async def own_working_day(ctx: Reading) -> WorkingDay:
    """That of the acting member. Raises `NotFoundError` for whoever is none."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(select(*columns_of(Member, WorkingDay)).where(Member.id == ctx.actor.member_id))
    if row is None:
        raise NotFoundError(what="member")
    return WorkingDay(*row)
