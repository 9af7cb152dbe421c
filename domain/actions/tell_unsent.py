"""Have somebody told whose message to one person did not go out."""

from collections.abc import Collection

from sqlalchemy import select

from domain.actions.tables import Action
from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.outbox.post import post
from domain.outbox.tables import Urgency

#: The kind of the outbox's message; its payload is `action_id`.
MESSAGE_UNSENT = "message-unsent"
#: The same of one that has gone out.
MESSAGE_SENT = "message-sent"


async def tell_unsent(ctx: Writing, action_ids: Collection[int]) -> None:
    """Leave a message for the senders of these messages, in the transaction that ends them. Campaigns have reports."""
    ctx.require(Permission.SYSTEM)
    await _tell(ctx, MESSAGE_UNSENT, action_ids)


async def tell_sent(ctx: Writing, action_ids: Collection[int]) -> None:
    """The same for messages that have gone out: whoever watches one of them sees that it has arrived."""
    ctx.require(Permission.SYSTEM)
    await _tell(ctx, MESSAGE_SENT, action_ids)


async def _tell(ctx: Writing, kind: str, action_ids: Collection[int]) -> None:
    if not action_ids:
        return
    personal = (Action.id.in_(action_ids), Action.job_id.is_(None), Action.member_id.is_not(None))
    for action_id, member_id in await ctx.rows(select(Action.id, Action.member_id).where(*personal)):
        key, payload = f"{kind}:{action_id}", {"action_id": action_id}
        await post(ctx, key, kind, payload=payload, member_id=member_id, urgency=Urgency.PERSONAL)
