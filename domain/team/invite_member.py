"""Invite a person into the team."""

from domain.base.actor import Permission, Role
from domain.journal.boundary import Writing
from domain.team.finding import refuse_role_above
from domain.team.rules import INVITE_LIFETIME, hash_of, new_code
from domain.team.tables import Invite, Scope
from domain.team.views import NewInvite


async def invite_member(ctx: Writing, role: Role, scope: Scope = Scope.ALL) -> NewInvite:
    """Make a one-time code that opens the door for 24 hours, for one person, with this role.

    Only a hash of it is kept. Raises `RoleTooHighError` for a role above the actor's own.
    """
    ctx.require(Permission.MEMBERS)
    await refuse_role_above(ctx, role)
    code = new_code()
    invite = await ctx.add(
        Invite(
            code_hash=hash_of(code),
            role=role,
            scope=scope,
            created_by_id=ctx.actor.member_id,
            expires_at=ctx.clock() + INVITE_LIFETIME,
        )
    )
    return NewInvite(invite.id, code, invite.role, invite.scope, invite.expires_at)
