"""Shut a member out."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import member_to_manage, refuse_last_owner


async def suspend_member(ctx: Writing, member_id: int) -> None:
    """Take all rights from a member at once; the records and clients of the member stay.

    Raises `NotFoundError`, `NotOneselfError`, `RoleTooHighError`, `LastOwnerError`.
    """
    ctx.require(Permission.MEMBERS)
    member = await member_to_manage(ctx, member_id)
    await refuse_last_owner(ctx, member)
    member.is_active = False
