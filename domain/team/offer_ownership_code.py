"""The one-time code on the console that makes the first owner."""

from sqlalchemy import delete

from domain.base.actor import Permission, Role
from domain.journal.boundary import Writing
from domain.team.finding import has_owner, lock_team
from domain.team.rules import INVITE_LIFETIME, hash_of, new_code
from domain.team.tables import Invite, Scope


async def offer_ownership_code(ctx: Writing) -> str | None:
    """A fresh code that makes its sender the owner, or None if an owner is at work.

    Good for 24 hours and until the next one is offered; `accept_invite` takes it. Only its hash is kept.
    """
    ctx.require(Permission.SYSTEM)
    await lock_team(ctx)
    if await has_owner(ctx):
        return None
    await ctx.execute(delete(Invite).where(Invite.created_by_id.is_(None), Invite.used_by_id.is_(None)))
    code = new_code()
    await ctx.add(
        Invite(
            code_hash=hash_of(code),
            role=Role.OWNER,
            scope=Scope.ALL,
            created_by_id=None,
            expires_at=ctx.clock() + INVITE_LIFETIME,
        )
    )
    return code
