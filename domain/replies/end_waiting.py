"""Say that nobody has to be answered, or that somebody has after all."""

from sqlalchemy import update

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.conversations.tables import Conversation
from domain.journal.boundary import Writing
from domain.replies.queries import get_conversation


async def end_waiting(ctx: Writing, conversation_id: int) -> None:
    """The message wants no answer. `NotFoundError` if the actor may not see the person."""
    ctx.require(Permission.EDIT_CLIENTS)
    await get_conversation(ctx, conversation_id)
    await _change(ctx, conversation_id, waits_since=None)


async def wait_again(ctx: Writing, conversation_id: int) -> None:
    """It wants one after all: the person waits since the newest message."""
    ctx.require(Permission.EDIT_CLIENTS)
    await get_conversation(ctx, conversation_id)
    await _change(ctx, conversation_id, waits_since=Conversation.heard_at)


async def _change(ctx: Writing, conversation_id: int, **values: object) -> None:
    table = table_of(Conversation)
    await ctx.execute(update(table).where(table.c.id == conversation_id).values(values))
