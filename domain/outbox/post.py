"""Say something without being asked: a row now, a message later."""

from datetime import datetime
from typing import Any

from domain.base.actor import Permission
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing
from domain.outbox.tables import OutboxMessage, OutboxState, Urgency
from domain.team.tables import PostKind


async def post(
    ctx: Writing,
    key: str,
    kind: str,
    *,
    payload: dict[str, Any],
    member_id: int | None = None,
    topic: PostKind | None = None,
    urgency: Urgency = Urgency.RESULT,
    due_at: datetime | None = None,
) -> bool:
    """Leave a message for a member or, by `topic`, for the team group; it goes out at `due_at`, or as soon as can be.

    It belongs to the transaction: no commit, no message. The same `key` again leaves nothing and gives False. `payload`
    holds ids and numbers only, since the words are found in the reader's language when it is sent.
    """
    ctx.require(Permission.SEE_CLIENTS)
    if (member_id is None) == (topic is None):
        raise ValueError("a message is for a member or for a topic")
    row = {
        "key": key,
        "kind": kind,
        "member_id": member_id,
        "topic": topic,
        "payload": payload,
        "urgency": urgency,
        "state": OutboxState.WAITING,
        "due_at": due_at or ctx.clock(),
        "attempts": 0,
    }
    query = insert_into(ctx.dialect, OutboxMessage).values(row).on_conflict_do_nothing(index_elements=["key"])
    return (await ctx.execute(query.returning(OutboxMessage.id))).first() is not None
