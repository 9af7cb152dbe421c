"""The work itself: the next clients of a bulk edit, in one transaction with their journal."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from domain.audience.audience import compile_audience
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.bulk.kinds import Skip
from domain.bulk.queries import sorted_out
from domain.bulk.views import BulkView
from domain.clients.tables import Client
from domain.journal.boundary import Writing


@dataclass(frozen=True, slots=True)
class Part:
    """What became of a part of the audience."""

    changed: int
    skipped: Mapping[Skip, int]


async def bulk_part(
    ctx: Writing, edit: BulkView, client_ids: Collection[int], skipped: Mapping[int, Skip] | None = None
) -> Part:
    """Do it with these clients (`look_ahead`, a moment ago), as far as they belong to the audience still and may be
    seen by the actor now.

    They are looked for before, for that may take as long as it takes in a large base, and nobody can write meanwhile.
    `skipped` is what that look said of them, if nobody has written since: then none of it is asked again.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    ctx.require(edit.operation.needs)
    if skipped is None:
        todo, reasons = await _looked_at(ctx, edit, client_ids)
    else:
        todo = [key for key in client_ids if key not in skipped]
        reasons = {key: skipped[key] for key in client_ids if key in skipped}
    if todo:
        await edit.operation.apply(ctx, todo)
    return Part(len(todo), Counter(reasons.values()))


async def _looked_at(ctx: Writing, edit: BulkView, client_ids: Collection[int]) -> tuple[list[int], dict[int, Skip]]:
    these = among(ctx.dialect, Client.id, client_ids)
    if ctx.dialect != "sqlite":
        # Others write beside us there: whoever hangs something on one of these cards waits, or is seen below.
        await ctx.execute(select(Client.id).where(these).order_by(Client.id).with_for_update())
    meant = await compile_audience(ctx, edit.audience)
    return await sorted_out(ctx, edit.operation, select(Client.id).where(these, meant))
