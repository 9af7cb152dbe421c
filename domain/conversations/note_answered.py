"""What somebody of the team has written has gone out: nobody waits for it any more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, null, or_, update

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.conversations.tables import Conversation
from domain.journal.boundary import Writing


@dataclass(frozen=True, slots=True)
class Written:
    """When a message was written, which may have waited since, and by whom."""

    at: datetime
    member_id: int


async def note_answered(ctx: Writing, account_id: int, written: Mapping[str, Written]) -> None:
    """The messages are those of the account that have gone out, by the address.

    Whoever has said something more after one was written still waits, for an answer to that. A message from the card is
    an answer as well, of which colleagues learn: a reply has told them when it was handed to the ledger.
    """
    ctx.require(Permission.SYSTEM)
    table = table_of(Conversation)
    for address, message in written.items():
        this = (table.c.account_id == account_id, table.c.address == address)
        waits = case((table.c.heard_at > message.at, table.c.heard_at), else_=null())
        await ctx.execute(update(table).where(*this, table.c.waits_since.is_not(None)).values(waits_since=waits))
        is_news = or_(table.c.answered_at.is_(None), table.c.answered_at < message.at)
        told = {"answers": table.c.answers + 1, "answered_at": message.at, "answered_by_id": message.member_id}
        await ctx.execute(update(table).where(*this, is_news).values(told))
