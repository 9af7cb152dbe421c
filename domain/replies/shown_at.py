"""Where a row of messages is shown in the chat already, so that it can grow there."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.journal.boundary import Reading
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.replies.queries import get_conversation
from domain.replies.tell_said import row_of


async def shown_at(
    ctx: Reading, kind: str, conversation_id: int, row_from_id: int, member_id: int | None
) -> int | None:
    """The message of the chat that shows the beginning of this row, None if there is none, or it is a list of many.

    `NotFoundError` if the actor may not see the conversation.
    """
    ctx.require(Permission.SEE_CLIENTS)
    await get_conversation(ctx, conversation_id)
    key = OutboxMessage.key.startswith(row_of(kind, conversation_id, row_from_id, member_id or 0), autoescape=True)
    told = select(OutboxMessage.message_id).where(
        key, OutboxMessage.state == OutboxState.SENT, OutboxMessage.message_id.is_not(None)
    )
    found: int | None = await ctx.scalar(told.order_by(OutboxMessage.id.desc()).limit(1))
    if found is None:
        return None
    whose = OutboxMessage.member_id.is_(None) if member_id is None else OutboxMessage.member_id == member_id
    others = select(OutboxMessage.id).where(OutboxMessage.message_id == found, whose, ~key)
    return found if await ctx.scalar(others.limit(1)) is None else None
