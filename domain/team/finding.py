"""The entities that the use cases of the team change, found with the checks that all of them share."""

from sqlalchemy import select

from domain.base.actor import Permission, Role
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.journal.boundary import Writing
from domain.team.errors import LastOwnerError, NotOneselfError, RoleTooHighError
from domain.team.queries import TEAM_ID
from domain.team.rules import ranks_at_least
from domain.team.tables import Member, Team


async def lock_team(ctx: Writing) -> Team:
    """The team's row, locked: who is in the team and as what is changed by one transaction at a time.

    Without the lock two owners could demote each other in the same moment. Raises `NotFoundError` before `ensure_team`.
    """
    ctx.require(Permission.SEE_CLIENTS)
    team = await ctx.session.get(Team, TEAM_ID, with_for_update=True)
    if team is None:
        raise NotFoundError
    return team


async def own_role(ctx: Writing) -> Role:
    """The actor's role in this very moment; the product itself acts as an owner."""
    ctx.require(Permission.MEMBERS)
    if ctx.actor.member_id is None:
        return Role.OWNER
    me = await ctx.find(Member, ctx.actor.member_id)
    if me is None or not me.is_active:
        raise AccessDeniedError(permission=Permission.MEMBERS)
    return me.role


async def refuse_role_above(ctx: Writing, role: Role) -> None:
    """Raise `RoleTooHighError` if the role is above the actor's own."""
    ctx.require(Permission.MEMBERS)
    if not ranks_at_least(await own_role(ctx), role):
        raise RoleTooHighError(role=role)


async def member_to_manage(ctx: Writing, member_id: int) -> Member:
    """Another member, whom the actor may manage.

    Raises `NotFoundError`, `NotOneselfError`, or `RoleTooHighError` for a member above the actor.
    """
    ctx.require(Permission.MEMBERS)
    await lock_team(ctx)
    member = await ctx.find(Member, member_id)
    if member is None:
        raise NotFoundError
    if member.id == ctx.actor.member_id:
        raise NotOneselfError
    await refuse_role_above(ctx, member.role)
    return member


async def refuse_last_owner(ctx: Writing, member: Member) -> None:
    """Raise `LastOwnerError` if the team has no other owner at work. The team must be locked."""
    ctx.require(Permission.MEMBERS)
    if member.role is Role.OWNER and member.is_active and not await has_owner(ctx, besides=member.id):
        raise LastOwnerError


async def has_owner(ctx: Writing, *, besides: int = 0) -> bool:
    """Whether an owner, other than this one, is at work."""
    ctx.require(Permission.MEMBERS)
    owners = select(Member.id).where(Member.role == Role.OWNER, Member.is_active)
    return await ctx.scalar(owners.where(Member.id != besides).limit(1)) is not None


async def own_member(ctx: Writing) -> Member:
    """The member who acts. Raises `AccessDeniedError` for the product itself: it has no settings of its own."""
    ctx.require(Permission.SEE_CLIENTS)
    member = None if ctx.actor.member_id is None else await ctx.find(Member, ctx.actor.member_id)
    if member is None:
        raise AccessDeniedError(permission=Permission.SEE_CLIENTS)
    return member
