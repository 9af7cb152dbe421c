"""Send messages later."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import update

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.journal.boundary import Writing
from domain.outbox.tables import OutboxMessage, OutboxState


async def put_off(ctx: Writing, message_ids: Collection[int], until: datetime) -> None:
    """Give these messages back; they are due again at this instant."""
    ctx.require(Permission.SYSTEM)
    waiting = {"state": OutboxState.WAITING, "due_at": until}
    await ctx.execute(update(OutboxMessage).where(among(ctx.dialect, OutboxMessage.id, message_ids)).values(waiting))
