"""Take an invitation back."""

from sqlalchemy import delete

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.journal.boundary import Writing
from domain.team.tables import Invite


async def revoke_invite(ctx: Writing, invite_id: int) -> None:
    """Close an invitation that nobody has used yet. Raises `NotFoundError` if there is none any more."""
    ctx.require(Permission.MEMBERS)
    open_one = (Invite.id == invite_id, Invite.used_by_id.is_(None), Invite.created_by_id.is_not(None))
    gone = await ctx.execute(delete(Invite).where(*open_one).returning(Invite.id))
    if gone.first() is None:
        raise NotFoundError
