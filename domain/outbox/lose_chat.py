"""Note that Telegram does not deliver to a member any more."""

from sqlalchemy import func, update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.team.tables import Member


async def lose_chat(ctx: Writing, member_id: int) -> None:
    """The member has blocked the bot: what is for the member waits, up to seven days, for `find_chat`."""
    ctx.require(Permission.SYSTEM)
    since = func.coalesce(Member.chat_lost_at, ctx.clock())
    await ctx.execute(update(Member).where(Member.id == member_id).values(chat_lost_at=since))
    in_flight = (OutboxMessage.member_id == member_id, OutboxMessage.state == OutboxState.SENDING)
    await ctx.execute(update(OutboxMessage).where(*in_flight).values(state=OutboxState.WAITING))
