"""Who reads what would come to a member who is away."""

from datetime import date

from sqlalchemy import select

from domain.base.actor import Permission
from domain.journal.boundary import Reading
from domain.team.rules import is_away
from domain.team.tables import Member


async def reader_of(ctx: Reading, member_id: int, on: date) -> int:
    """The member, or on a day of the member's absence the substitute, if that one is at work.

    A substitute of a substitute is not asked: nothing goes round in a circle.
    """
    ctx.require(Permission.SEE_CLIENTS)
    away = await ctx.first(
        select(Member.substitute_id, Member.away_from, Member.away_until).where(Member.id == member_id)
    )
    if away is None or away.substitute_id is None or not is_away(away.away_from, away.away_until, on):
        return member_id
    stands_in: int | None = await ctx.scalar(select(Member.id).where(Member.id == away.substitute_id, Member.is_active))
    return stands_in or member_id
