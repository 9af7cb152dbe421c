"""Whether there is something to send."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from domain.base.actor import Permission
from domain.journal.boundary import Reading
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.team.tables import Member


def due(ctx: Reading) -> ColumnElement[bool]:
    """The condition of what can go out now: it is time, and the member is not out of reach."""
    return and_(OutboxMessage.state == OutboxState.WAITING, OutboxMessage.due_at <= ctx.clock(), _reachable())


def _reachable() -> ColumnElement[bool]:
    lost = exists().where(Member.id == OutboxMessage.member_id, Member.chat_lost_at.is_not(None))
    return or_(OutboxMessage.member_id.is_(None), ~lost.correlate(OutboxMessage))


async def next_message_at(ctx: Reading) -> datetime | None:
    """When `claim_messages` will find something, in the past if it would now. What is for the unreachable waits."""
    ctx.require(Permission.SYSTEM)
    waiting = select(func.min(OutboxMessage.due_at)).where(OutboxMessage.state == OutboxState.WAITING, _reachable())
    found: datetime | None = await ctx.scalar(waiting)
    return found


async def has_due_messages(ctx: Reading) -> bool:
    """Whether `claim_messages` would find something; a look that disturbs no writer."""
    ctx.require(Permission.SYSTEM)
    return await ctx.scalar(select(OutboxMessage.id).where(due(ctx)).limit(1)) is not None
