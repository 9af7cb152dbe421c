"""Leave the digests whose hour has come: one a member and day, one a lead and week."""

from datetime import date

from sqlalchemy import select

from domain.agenda.rules import digest_day, is_first_of_week, week_before
from domain.base.actor import SYSTEM, Permission, Role
from domain.journal.boundary import Reading, Writing
from domain.outbox.post import post
from domain.outbox.tables import OutboxMessage, Urgency
from domain.team.queries import TEAM_ID
from domain.team.rules import is_away
from domain.team.tables import Member, Team

#: The kinds of message.
MORNING, WEEK = "digest", "weekly-digest"

#: A message that is due: its key, its kind, whose it is and of which day (of a week the first one).
Due = tuple[str, str, int, date]


async def due_digests(ctx: Reading) -> list[Due]:
    """The digests that should have gone out by now and have not been left yet; a look that disturbs no writer."""
    ctx.require(Permission.SYSTEM)
    team_zone = await ctx.scalar(select(Team.zone).where(Team.id == TEAM_ID))
    members = await ctx.rows(
        select(
            *(Member.id, Member.zone, Member.role, Member.digest_at, Member.work_till, Member.work_days),
            *(Member.away_from, Member.away_until),
        ).where(Member.is_active, Member.digest_at.is_not(None))
    )
    due: list[Due] = []
    for row in members:
        zone = row.zone or team_zone or SYSTEM.zone
        day = digest_day(ctx.clock(), zone, row.digest_at, row.work_till, row.work_days)
        if day is None or is_away(row.away_from, row.away_until, day):
            continue
        due.append((f"digest:{row.id}:{day}", MORNING, row.id, day))
        if row.role in {Role.OWNER, Role.ADMIN} and is_first_of_week(day, row.work_days):
            monday, _ = week_before(day)
            due.append((f"weekly:{row.id}:{monday}", WEEK, row.id, monday))
    keys = [key for key, *_ in due]
    left = set(await ctx.column(select(OutboxMessage.key).where(OutboxMessage.key.in_(keys)))) if keys else set()
    return [each for each in due if each[0] not in left]


async def leave_digests(ctx: Writing) -> int:
    """Leave them; gives how many. Whatever happens in between, each is left once: its key names the day."""
    ctx.require(Permission.SYSTEM)
    left = 0
    for key, kind, member_id, day in await due_digests(ctx):
        payload = {"member_id": member_id, "day": day.isoformat()}
        left += await post(ctx, key, kind, payload=payload, member_id=member_id, urgency=Urgency.DIGEST)
    return left
