"""Come in with a code: an invitation, or the ownership code of the console."""

from sqlalchemy import select

from domain.base.actor import Permission, Role
from domain.base.views import view_of
from domain.journal.boundary import Writing
from domain.team.errors import InviteInvalidError
from domain.team.finding import has_owner, lock_team
from domain.team.rules import hash_of, member_name
from domain.team.tables import Invite, Member
from domain.team.views import MemberView, Welcome


async def accept_invite(ctx: Writing, code: str, telegram_id: int, name: str, username: str | None) -> Welcome:
    """Let the sender of `/start <code>` in, with the role that the code was made for; the code works once.

    Somebody who is in already keeps the own role, and an invitation stays unused; the ownership code makes even a
    member the owner, but only while no owner is at work. A suspended member comes back only when an admin says so.
    The stranger has no rights yet, so this runs as the product itself. Raises `InviteInvalidError`.
    """
    ctx.require(Permission.SYSTEM)
    await lock_team(ctx)
    invite: Invite | None = await ctx.session.scalar(select(Invite).where(Invite.code_hash == hash_of(code)))
    is_open = invite is not None and invite.used_by_id is None and invite.expires_at > ctx.clock()
    member: Member | None = await ctx.session.scalar(select(Member).where(Member.telegram_id == telegram_id))
    if is_open and invite is not None and _is_ownership(invite):
        is_open = not await has_owner(ctx)
        if is_open and member is not None:
            member.role, member.is_active, invite.used_by_id = Role.OWNER, True, member.id
            await ctx.session.flush()
            return Welcome(view_of(member, MemberView), is_new=False)
    if member is not None and member.is_active:
        return Welcome(view_of(member, MemberView), is_new=False)
    if invite is None or not is_open or member is not None:
        raise InviteInvalidError
    member = await ctx.add(
        Member(
            telegram_id=telegram_id,
            name=member_name(name, username),
            username=username,
            role=invite.role,
            scope=invite.scope,
            joined_at=ctx.clock(),
        )
    )
    invite.used_by_id = member.id
    return Welcome(view_of(member, MemberView), is_new=True, invited_by_id=invite.created_by_id)


def _is_ownership(invite: Invite) -> bool:
    return invite.created_by_id is None and invite.role is Role.OWNER
