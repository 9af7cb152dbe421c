"""Take in a message: a person's, or one of ours that was written on the network's own pages."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.conversations.tables import Conversation, Said
from domain.conversations.views import Message, Noted
from domain.journal.boundary import Writing

#: Messages that come within this time of the first one are told as one.
ROW = timedelta(minutes=1)
_SECOND = timedelta(microseconds=999_999)


async def note_said(ctx: Writing, account_id: int, address: str, message: Message) -> Noted | None:
    """Keep the message; None for one that is kept already. Whoever writes waits for an answer from then on.

    Whoever asks not to be written to waits for nothing. One of ours ends the waiting, unless the person has written
    again since.
    """
    ctx.require(Permission.SYSTEM)
    row = await _conversation(ctx, account_id, address)
    said_id = await _keep(ctx, row.id, message)
    if said_id is None:
        return None
    now = ctx.clock()
    if message.by_us:
        # The network dates messages by its own clock, and so is the beginning of the waiting.
        is_answer = row.waits_since is not None and row.waits_since <= message.said_at
        values: dict[str, Any] = {"answers": row.answers + 1, "answered_at": now, "answered_by_id": None}
        values |= {"waits_since": None} if is_answer else {}
        await _change(ctx, row.id, values)
        return Noted(row.id, said_id, said_id)
    goes_on = row.row_at is not None and now - row.row_at < ROW
    row_from_id = row.row_from_id if goes_on else said_id
    values = {"heard_at": now, "row_from_id": row_from_id, "row_at": row.row_at if goes_on else now}
    if not message.is_opt_out:
        values["waits_since"] = row.waits_since or min(message.said_at, now)
    await _change(ctx, row.id, values)
    return Noted(row.id, said_id, row_from_id)


async def name_writer(ctx: Writing, account_id: int, address: str, name: str) -> None:
    """Remember what the network calls somebody who has no card."""
    ctx.require(Permission.SYSTEM)
    row = await _conversation(ctx, account_id, address)
    await _change(ctx, row.id, {"name": name[:256]})


async def _conversation(ctx: Writing, account_id: int, address: str) -> Any:
    """The conversation, begun if there is none. Of two members who write into it, the second waits for the first."""
    fresh = {"account_id": account_id, "address": address, "answers": 0}
    begun = insert_into(ctx.dialect, Conversation).values(fresh)
    await ctx.execute(begun.on_conflict_do_nothing(index_elements=["account_id", "address"]))
    table = table_of(Conversation)
    this = (table.c.account_id == account_id, table.c.address == address)
    return await ctx.first(select(*table.c).where(*this).with_for_update())


async def _keep(ctx: Writing, conversation_id: int, message: Message) -> int | None:
    row = {
        "conversation_id": conversation_id,
        "remote_id": message.remote_id,
        "by_us": message.by_us,
        "text": message.text,
        "enclosed": [each.to_json() for each in message.enclosed],
        "is_opt_out": message.is_opt_out,
        # The network tells whole seconds: what came last in one must not seem to come before what we wrote in it.
        "said_at": min(message.said_at + _SECOND, ctx.clock()),
    }
    kept = insert_into(ctx.dialect, Said).values(row)
    kept = kept.on_conflict_do_nothing(index_elements=["conversation_id", "remote_id"])
    said_id: int | None = (await ctx.execute(kept.returning(Said.id))).scalar()
    return said_id


async def _change(ctx: Writing, conversation_id: int, values: dict[str, Any]) -> None:
    table = table_of(Conversation)
    await ctx.execute(update(table).where(table.c.id == conversation_id).values(values))
