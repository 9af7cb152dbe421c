"""Move many clients along a funnel at once, each to a stage of its own: set-based, with the journal of every move."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import ROWS_AT_ONCE, among, in_parts
from domain.funnel.tables import ClientStage
from domain.journal.boundary import Writing
from domain.journal.bulk import bulk_insert, bulk_update, record_creations, record_updates, reserve_ids
from domain.journal.sets import update_set


async def move_clients(ctx: Writing, stages: Mapping[int, int], funnel_id: int) -> None:
    """Put clients on stages of this funnel (client id to stage id): those who stand in it move, the others enter.

    Those who stand on the stage already must be left out by the caller, and so must those the actor may not see.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    for part in in_parts(list(stages), ROWS_AT_ONCE):
        await _move(ctx, {key: stages[key] for key in part}, funnel_id)


async def empty_stage(ctx: Writing, stage_id: int, to_stage_id: int) -> int:
    """Move everybody from one stage of a funnel to another of the same, removed cards too; gives how many."""
    ctx.require(Permission.SETTINGS)
    moved = {"stage_id": to_stage_id, "since": ctx.clock(), "reason": None}
    return await update_set(ctx, ClientStage, ClientStage.stage_id == stage_id, moved)


async def _move(ctx: Writing, stages: Mapping[int, int], funnel_id: int) -> None:
    now = ctx.clock()
    columns = [getattr(ClientStage, name) for name in ("id", "client_id", "stage_id", "since", "reason", "version")]
    query = select(*columns).where(among(ctx.dialect, ClientStage.client_id, stages))
    query = query.where(ClientStage.funnel_id == funnel_id).with_for_update()
    standing = {row.client_id: row for row in (await ctx.execute(query)).all()}
    moved = [key for key in stages if key in standing]
    entered = [key for key in stages if key not in standing]
    ids = [standing[key].id for key in moved]
    new: dict[str, list[Any]] = {
        "stage_id": [stages[key] for key in moved],
        "since": [now] * len(moved),
        "reason": [None] * len(moved),
    }
    await bulk_update(ctx, ClientStage, ids, new)
    before = [{name: getattr(standing[key], name) for name in new} for key in moved]
    after = [{"stage_id": stages[key], "since": now, "reason": None} for key in moved]
    await record_updates(ctx, ClientStage, ids, moved, before, after, [standing[key].version + 1 for key in moved])
    await _enter(ctx, entered, [stages[key] for key in entered], funnel_id, now)


async def _enter(ctx: Writing, clients: list[int], stages: Sequence[int], funnel_id: int, now: datetime) -> None:
    if not clients:
        return
    ids = await reserve_ids(ctx, ClientStage, len(clients))
    columns = {"id": ids, "client_id": clients, "funnel_id": funnel_id, "stage_id": list(stages), "since": now}
    await bulk_insert(ctx, ClientStage, len(ids), columns)
    await record_creations(ctx, ClientStage, ids, clients)
