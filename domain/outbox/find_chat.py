"""Note that Telegram delivers to a member again."""

from sqlalchemy import update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.tables import Member


async def find_chat(ctx: Writing, member_id: int) -> None:
    """The member has come back (by /start, or by unblocking the bot): what waited is due at once."""
    ctx.require(Permission.SYSTEM)
    await ctx.execute(update(Member).where(Member.id == member_id).values(chat_lost_at=None))
