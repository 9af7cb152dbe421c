"""Wipe the base of clients: every card, removed ones too, with all that hangs on it and all that was written of it."""

from sqlalchemy import ColumnElement, Table, delete, func, or_, select, update

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.tables import Base, table_of
from domain.clients.tables import Client, Tag
from domain.journal.boundary import Reading, Writing
from domain.journal.tables import ChangeRow
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job
from domain.work.views import JobView


async def count_cards(ctx: Reading) -> int:
    """How many cards there are, removed ones too: so many would be gone."""
    ctx.require(Permission.WIPE)
    return int(await ctx.scalar(select(func.count()).select_from(Client)))


async def start_wipe(ctx: Writing, chat_id: int) -> JobView:
    """Have the base wiped in the background. It is not undone; the job makes a backup first."""
    ctx.require(Permission.WIPE)
    return await queue_job(ctx, JobKind.WIPE, {}, chat_id=chat_id, total=await count_cards(ctx))


async def wipe_part(ctx: Writing, limit: int) -> int:
    """Wipe the next cards, at most so many; gives how many there were, fewer than `limit` at the end.

    Whatever table hangs on a card goes with it, wherever it was added; what only mentions one forgets it. Members,
    settings, accounts, consents and the stop-list stay: whoever asked not to be written to is not written to.
    """
    ctx.require(Permission.WIPE)
    ids = await ctx.column(select(Client.id).order_by(Client.id).limit(limit))
    if ids:
        await ctx.execute(delete(ChangeRow).where(among(ctx.dialect, ChangeRow.client_id, ids)))
        doomed: dict[Table, ColumnElement[bool]] = {table_of(Client): among(ctx.dialect, Client.id, ids)}
        for table in Base.metadata.sorted_tables:
            await _forget(ctx, table, doomed)
        for table in reversed(doomed):
            await ctx.execute(delete(table).where(doomed[table]))
    if len(ids) < limit:
        await ctx.execute(delete(Tag))
        await ctx.open_change()
    return len(ids)


async def _forget(ctx: Writing, table: Table, doomed: dict[Table, ColumnElement[bool]]) -> None:
    """Find out which rows of this table go with those that are doomed. Tables come before what hangs on them."""
    going = []
    for key in table.foreign_keys:
        parent = key.column.table
        if parent is table or parent not in doomed:
            continue
        pointing = key.parent.in_(select(key.column).where(doomed[parent]))
        if key.parent.nullable:
            await ctx.execute(update(table).where(pointing).values({key.parent: None}))
        else:
            going.append(pointing)
    if going:
        doomed[table] = or_(*going)
