"""Who is told that an account needs a hand."""

from sqlalchemy import select

from domain.accounts.tables import Account
from domain.base.actor import Permission, Role
from domain.journal.boundary import Reading
from domain.team.queries import list_members

_HELPERS = frozenset({Role.OWNER, Role.ADMIN})


async def list_helpers(ctx: Reading, account_id: int) -> list[int]:
    """Members at work who hear of it: owners and admins, and whoever connected the account, whatever their role now."""
    ctx.require(Permission.SYSTEM)
    added_by = await ctx.scalar(select(Account.added_by_id).where(Account.id == account_id))
    return [
        member.id
        for member in await list_members(ctx)
        if member.is_active and (member.role in _HELPERS or member.id == added_by)
    ]
