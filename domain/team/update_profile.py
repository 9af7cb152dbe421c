"""Follow a member's name in Telegram."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import own_member
from domain.team.rules import member_name


async def update_profile(ctx: Writing, name: str, username: str | None) -> None:
    """Take over the name and the username that the acting member has in Telegram now."""
    ctx.require(Permission.SEE_CLIENTS)
    member = await own_member(ctx)
    member.name, member.username = member_name(name, username), username
