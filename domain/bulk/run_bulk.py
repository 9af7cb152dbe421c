"""The work itself: the next clients of a bulk edit, in one transaction with their journal."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from domain.audience.audience import compile_audience
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.bulk.kinds import Skip
from domain.bulk.queries import reason_of, sorted_out
from domain.bulk.views import BulkView
from domain.clients.tables import Client
from domain.journal.boundary import Writing


@dataclass(frozen=True, slots=True)
class Part:
    """What became of a part of the audience; `after` is its last client, None if nobody is behind it."""

    after: int | None
    changed: int
    skipped: Mapping[Skip, int]


async def bulk_part(ctx: Writing, edit: BulkView, after: int, limit: int) -> Part:
    """Do it with the next `limit` clients behind this id. Whoever belongs to the audience now is meant, and may be
    seen by the actor now; a client is met once, however the work itself changes the audience.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    ctx.require(edit.operation.needs)
    meant = await compile_audience(ctx, edit.audience)
    next_ones = select(Client.id, reason_of(ctx, edit.operation)).where(meant, Client.id > after)
    rows = await ctx.rows(next_ones.order_by(Client.id).limit(limit))
    ids = [row[0] for row in rows]
    if ids and ctx.dialect != "sqlite":
        # Others write beside us there: whoever hangs something on one of these cards waits, or is seen below.
        these = among(ctx.dialect, Client.id, ids)
        await ctx.execute(select(Client.id).where(these).order_by(Client.id).with_for_update())
        rows = await ctx.rows(select(Client.id, reason_of(ctx, edit.operation)).where(these).order_by(Client.id))
    todo, reasons = await sorted_out(ctx, edit.operation, rows)
    if todo:
        await edit.operation.apply(ctx, todo)
    return Part(ids[-1] if len(ids) == limit else None, len(todo), Counter(reasons.values()))
