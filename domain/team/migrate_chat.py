"""Follow the team group when Telegram turns it into a supergroup."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import lock_team


async def migrate_chat(ctx: Writing, old_chat_id: int, new_chat_id: int) -> bool:
    """Give the team group its new id; False if the old one isn't the team group. A second telling does nothing."""
    ctx.require(Permission.SYSTEM)
    team = await lock_team(ctx)
    if team.group_chat_id != old_chat_id:
        return False
    team.group_chat_id = new_chat_id
    return True
