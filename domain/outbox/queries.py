"""Whether there is something to send."""

from sqlalchemy import ColumnElement, and_, exists, or_, select

from domain.base.actor import Permission
from domain.journal.boundary import Reading
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.team.tables import Member


def due(ctx: Reading) -> ColumnElement[bool]:
    """The condition of what can go out now: it is time, and the member is not out of reach."""
    lost = exists().where(Member.id == OutboxMessage.member_id, Member.chat_lost_at.is_not(None))
    reachable = or_(OutboxMessage.member_id.is_(None), ~lost.correlate(OutboxMessage))
    return and_(OutboxMessage.state == OutboxState.WAITING, OutboxMessage.due_at <= ctx.clock(), reachable)


async def has_due_messages(ctx: Reading) -> bool:
    """Whether `claim_messages` would find something; a look that disturbs no writer."""
    ctx.require(Permission.SYSTEM)
    return await ctx.scalar(select(OutboxMessage.id).where(due(ctx)).limit(1)) is not None
