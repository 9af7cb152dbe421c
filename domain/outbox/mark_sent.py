"""Note that messages have arrived."""

from collections.abc import Mapping

from sqlalchemy import bindparam, update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.outbox.tables import OutboxMessage, OutboxState


async def mark_sent(ctx: Writing, sent: Mapping[int, int | None]) -> None:
    """These messages (id to the message id in Telegram) are sent. A list's messages share one message id."""
    ctx.require(Permission.SYSTEM)
    if not sent:
        return
    query = (
        update(OutboxMessage)
        .where(OutboxMessage.id == bindparam("key_of_row"))
        .values(state=OutboxState.SENT, sent_at=ctx.clock(), message_id=bindparam("sent_as"), problem=None)
    )
    await ctx.execute(query, [{"key_of_row": key, "sent_as": message_id} for key, message_id in sent.items()])
