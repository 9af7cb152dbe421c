"""Give a member another role."""

from domain.base.actor import Permission, Role
from domain.journal.boundary import Writing
from domain.team.finding import member_to_manage, refuse_last_owner, refuse_role_above


async def change_role(ctx: Writing, member_id: int, role: Role) -> None:
    """Give another member this role; it holds from the member's next press.

    Raises `NotFoundError`, `NotOneselfError`, `RoleTooHighError` (the member's role or the new one is above the
    actor's), `LastOwnerError`.
    """
    ctx.require(Permission.MEMBERS)
    member = await member_to_manage(ctx, member_id)
    await refuse_role_above(ctx, role)
    if role is not Role.OWNER:
        await refuse_last_owner(ctx, member)
    member.role = role
