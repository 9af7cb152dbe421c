"""Give up what nobody will read, and forget what is long over."""

from sqlalchemy import delete, select, update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.outbox.rules import MEMORY, PATIENCE
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.team.tables import Member


async def tidy_outbox(ctx: Writing) -> None:
    """Fail messages that have waited seven days for an unreachable member; remove what ended thirty days ago."""
    ctx.require(Permission.SYSTEM)
    lost = select(Member.id).where(Member.chat_lost_at.is_not(None))
    stale = (
        OutboxMessage.state == OutboxState.WAITING,
        OutboxMessage.member_id.in_(lost),
        OutboxMessage.due_at <= ctx.clock() - PATIENCE,
    )
    await ctx.execute(update(OutboxMessage).where(*stale).values(state=OutboxState.FAILED, problem="unreachable"))
    ended = OutboxMessage.state.in_([OutboxState.SENT, OutboxState.FAILED])
    await ctx.execute(delete(OutboxMessage).where(ended, OutboxMessage.due_at <= ctx.clock() - MEMORY))
