"""Write to a member by e-mail: a row now, a letter later."""

from datetime import datetime
from typing import Any

from domain.base.actor import Permission
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing
from domain.mail.tables import MailMessage
from domain.outbox.tables import OutboxState


async def post_letter(
    ctx: Writing,
    key: str,
    kind: str,
    *,
    member_id: int,
    address: str,
    payload: dict[str, Any],
    due_at: datetime | None = None,
) -> bool:
    """Leave a letter for a member; what it says is drawn as a message of the outbox of this kind would be.

    It belongs to the transaction. The same `key` again leaves nothing and gives False.
    """
    ctx.require(Permission.SEE_CLIENTS)
    row = {
        "key": key,
        "kind": kind,
        "member_id": member_id,
        "address": address,
        "payload": payload,
        "state": OutboxState.WAITING,
        "due_at": due_at or ctx.clock(),
        "attempts": 0,
    }
    query = insert_into(ctx.dialect, MailMessage).values(row).on_conflict_do_nothing(index_elements=["key"])
    return (await ctx.execute(query.returning(MailMessage.id))).first() is not None
