"""The owners whom the settings name."""

from collections.abc import Collection

from sqlalchemy import select

from domain.base.actor import Permission, Role
from domain.base.views import view_of
from domain.journal.boundary import Writing
from domain.team.finding import lock_team
from domain.team.rules import member_name
from domain.team.tables import Member, Scope
from domain.team.views import MemberView


async def admit_owner(
    ctx: Writing, telegram_id: int, name: str, username: str | None, *, owner_ids: Collection[int]
) -> MemberView | None:
    """Make a person whom the settings name (`OWNER_IDS`) an owner at /start; None if they don't.

    The settings have the last word: who was demoted or suspended but still stands there becomes an owner again.
    """
    ctx.require(Permission.SYSTEM)
    if telegram_id not in owner_ids:
        return None
    await lock_team(ctx)
    member: Member | None = await ctx.session.scalar(select(Member).where(Member.telegram_id == telegram_id))
    if member is None:
        member = Member(
            telegram_id=telegram_id,
            name=member_name(name, username),
            username=username,
            role=Role.OWNER,
            scope=Scope.ALL,
            joined_at=ctx.clock(),
        )
        await ctx.add(member)
    else:
        member.role, member.is_active = Role.OWNER, True
        await ctx.session.flush()
    return view_of(member, MemberView)
