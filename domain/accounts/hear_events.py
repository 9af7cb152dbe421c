"""Note what accounts have heard: each event once, and up to where nothing was missed."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, update

from domain.accounts.tables import Account, HeardEvent
from domain.base.actor import Permission
from domain.base.bulk import in_parts
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing

#: For so long an event is known again. VK keeps events for a much shorter time.
_MEMORY = timedelta(days=7)


async def hear_events(ctx: Writing, account_id: int, keys: Collection[str]) -> set[str]:
    """Remember these events of the account and give those that were not known yet."""
    ctx.require(Permission.SYSTEM)
    now = ctx.clock()
    if keys:
        table = table_of(HeardEvent)
        await ctx.execute(delete(table).where(table.c.heard_at < now - _MEMORY))
    fresh: set[str] = set()
    for part in in_parts(sorted(set(keys))):
        rows = [{"account_id": account_id, "key": key[:256], "heard_at": now} for key in part]
        query = insert_into(ctx.dialect, HeardEvent).values(rows).on_conflict_do_nothing()
        fresh.update((await ctx.execute(query.returning(HeardEvent.key))).scalars())
    return fresh


async def note_poll(ctx: Writing, account_id: int, fence: int, ts: str, heard_at: datetime | None = None) -> bool:
    """Note up to where the account has listened, in the transaction that takes the events in.

    `heard_at`: the moment of VK up to which nothing was missed; None leaves it. False means that the lease has gone to
    another worker: then nothing of the block may be kept.
    """
    ctx.require(Permission.SYSTEM)
    table = table_of(Account)
    values = {"poll_ts": ts} | ({"heard_at": heard_at} if heard_at is not None else {})
    query = update(table).where(table.c.id == account_id, table.c.fence == fence).values(values)
    return (await ctx.execute(query.returning(table.c.id))).first() is not None
