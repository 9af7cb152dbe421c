"""Take up again what was being sent when the program was killed."""

from sqlalchemy import update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.outbox.tables import OutboxMessage, OutboxState


async def release_sending(ctx: Writing) -> int:
    """Have everything sent again that was in flight at a kill, and give how many; for the start of the one deliverer.

    Some of them may have arrived: to our own members a message comes at least once.
    """
    ctx.require(Permission.SYSTEM)
    in_flight = OutboxMessage.state == OutboxState.SENDING
    query = update(OutboxMessage).where(in_flight).values(state=OutboxState.WAITING)
    return len((await ctx.execute(query.returning(OutboxMessage.id))).all())
