"""By which settings a member is reminded: the working day, the usual lead, and when the team hears of it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from domain.base.actor import SYSTEM, Permission
from domain.base.errors import NotFoundError
from domain.journal.boundary import Query, Reading
from domain.reminders.rules import WorkingHours
from domain.team.queries import TEAM_ID
from domain.team.tables import Member, Team


@dataclass(frozen=True, slots=True)
class Pace:
    """The settings of one member. `patience` is how long the team waits for a reaction; None has it never hear."""

    member_id: int
    hours: WorkingHours
    lead: int
    patience: timedelta | None
    reminded_by: str | None

    @property
    def stamp(self) -> str:
        """The same for the same settings: what reminders were planned by."""
        hours = self.hours
        return f"{hours.zone} {hours.start:%H:%M}-{hours.end:%H:%M} {hours.days} {self.lead} {self.patience}"

    @property
    def is_new(self) -> bool:
        """Whether the member's reminders were planned by other settings."""
        return self.stamp != self.reminded_by


async def list_paces(ctx: Reading) -> dict[int, Pace]:
    """The settings of all members, by their ids."""
    ctx.require(Permission.SYSTEM)
    return {row.id: _pace(row) for row in await ctx.rows(_paces())}


async def own_pace(ctx: Reading) -> Pace:
    """The settings of the member who acts. Raises `NotFoundError` for whoever is none."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(_paces().where(Member.id == ctx.actor.member_id))
    if row is None:
        raise NotFoundError(what="member")
    return _pace(row)


def _paces() -> Query:
    return (
        select(
            *(Member.id, Member.zone, Member.work_from, Member.work_till, Member.work_days),
            *(Member.remind_before, Member.reminded_by),
            *(Team.zone.label("team_zone"), Team.overdue_hours, Team.group_chat_id),
        )
        .select_from(Member)
        .outerjoin(Team, Team.id == TEAM_ID)
    )


def _pace(row: Any) -> Pace:
    hears = row.group_chat_id is not None and row.overdue_hours is not None
    return Pace(
        member_id=row.id,
        hours=WorkingHours(row.zone or row.team_zone or SYSTEM.zone, row.work_from, row.work_till, row.work_days),
        lead=row.remind_before,
        patience=timedelta(hours=row.overdue_hours) if hears else None,
        reminded_by=row.reminded_by,
    )
