"""Change which clients a member sees."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import member_to_manage
from domain.team.tables import Scope


async def change_scope(ctx: Writing, member_id: int, scope: Scope) -> None:
    """Open the whole base to a member, or only the own clients. Owners and admins see everything all the same.

    Raises `NotFoundError`, `NotOneselfError`, `RoleTooHighError`.
    """
    ctx.require(Permission.MEMBERS)
    member = await member_to_manage(ctx, member_id)
    member.scope = scope
