"""Undo of cards that a change has made, all of a part at once: an import makes a hundred thousand."""

from collections.abc import Collection, Sequence

from sqlalchemy import select, update

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.journal.boundary import Writing
from domain.journal.bulk import record_updates
from domain.journal.merge_rows import Step
from domain.journal.registry import Journalled


async def undo_creations(
    ctx: Writing, entry: Journalled, steps: Sequence[Step], worked_on: Collection[int]
) -> tuple[int, list[int | None]]:
    """Mark as removed what these steps made; gives how many, and the cards that had to stay.

    Those stay that somebody has changed since, or worked on (`worked_on`).
    """
    ctx.require(Permission.EDIT_CLIENTS)
    if not steps:
        return 0, []
    columns = entry.table.columns
    query = select(columns.id, columns.version).where(
        among(ctx.dialect, columns.id, [step.entity_id for step in steps])
    )
    there = (await ctx.execute(query.where(columns.deleted_at.is_(None)).with_for_update())).all()
    versions = {row.id: row.version for row in there}
    fitting = [
        step for step in steps if versions.get(step.entity_id) == step.version_left and step.entity_id not in worked_on
    ]
    ids = [step.entity_id for step in fitting]
    now = ctx.clock()
    if ids:
        gone = update(entry.table).where(among(ctx.dialect, columns.id, ids))
        await ctx.execute(gone.values(deleted_at=now, version=columns.version + 1))
        before, after = [{"deleted_at": None}] * len(ids), [{"deleted_at": now}] * len(ids)
        left = [step.version_left + 1 for step in fitting]
        await record_updates(ctx, entry.entity, ids, [step.client_id or 0 for step in fitting], before, after, left)
        ctx.touch_clients(*(step.client_id for step in fitting if step.client_id is not None))
    kept = set(ids)
    return len(ids), [step.client_id for step in steps if step.entity_id not in kept]
