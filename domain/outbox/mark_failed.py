"""Note that messages will never arrive."""

from collections.abc import Mapping

from sqlalchemy import bindparam, update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.outbox.tables import OutboxMessage, OutboxState


async def mark_failed(ctx: Writing, failed: Mapping[int, str]) -> None:
    """These messages (id to the code of the problem) are given up."""
    ctx.require(Permission.SYSTEM)
    if not failed:
        return
    query = (
        update(OutboxMessage)
        .where(OutboxMessage.id == bindparam("key_of_row"))
        .values(state=OutboxState.FAILED, problem=bindparam("why"))
    )
    await ctx.execute(query, [{"key_of_row": key, "why": problem[:256]} for key, problem in failed.items()])
