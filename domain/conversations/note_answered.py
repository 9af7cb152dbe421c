"""What somebody of the team has written has gone out: nobody waits for it any more."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import case, null, update

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.conversations.tables import Conversation
from domain.journal.boundary import Writing


async def note_answered(ctx: Writing, account_id: int, written: Mapping[str, datetime]) -> None:
    """`written` are the addresses by the moment when the answer was written, which may have waited since.

    Whoever has said something more after that moment still waits, for an answer to that.
    """
    ctx.require(Permission.SYSTEM)
    table = table_of(Conversation)
    for address, moment in written.items():
        heard = table.c.heard_at
        waits = case((heard > moment, heard), else_=null())
        this = (table.c.account_id == account_id, table.c.address == address, table.c.waits_since.is_not(None))
        await ctx.execute(update(table).where(*this).values(waits_since=waits))
