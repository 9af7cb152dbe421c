"""Let a suspended member in again."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import member_to_manage


async def restore_member(ctx: Writing, member_id: int) -> None:
    """Give a suspended member the former role and rights back.

    Raises `NotFoundError`, `NotOneselfError`, `RoleTooHighError`.
    """
    ctx.require(Permission.MEMBERS)
    member = await member_to_manage(ctx, member_id)
    member.is_active = True
