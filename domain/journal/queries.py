"""What is read of the journal."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.journal.boundary import Reading
from domain.journal.tables import Change, ChangeRow, Operation


@dataclass(frozen=True, slots=True)
class ChangeView:
    """The header of a change."""

    id: int
    kind: str
    made_at: datetime
    member_id: int | None
    rows: int
    details: dict[str, Any]
    undone_by_id: int | None


@dataclass(frozen=True, slots=True)
class ClientChangeView:
    """One journal row on a card's timeline."""

    change_id: int
    kind: str
    made_at: datetime
    member_id: int | None
    entity: str
    entity_id: int
    operation: Operation
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    undone: bool


async def get_change(ctx: Reading, change_id: int) -> ChangeView | None:
    """The header of a change of the actor's own, or of anybody's for those who may undo for others."""
    ctx.require(Permission.SEE_CLIENTS)
    columns = [getattr(Change, name) for name in ChangeView.__slots__]
    row = await ctx.first(select(*columns).where(Change.id == change_id))
    if row is None or (row.member_id != ctx.actor.member_id and not ctx.actor.may(Permission.UNDO_OTHERS)):
        return None
    return ChangeView(*row)


async def list_client_changes(
    ctx: Reading, client_ids: Collection[int], *, offset: int = 0, limit: int = 10
) -> list[ClientChangeView]:
    """The journal of these cards, the newest first. Whether they may be seen is the caller's duty."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(
            Change.id,
            Change.kind,
            Change.made_at,
            Change.member_id,
            ChangeRow.entity,
            ChangeRow.entity_id,
            ChangeRow.operation,
            ChangeRow.before,
            ChangeRow.after,
            Change.undone_by_id.is_not(None),
        )
        .join(Change, Change.id == ChangeRow.change_id)
        .where(ChangeRow.client_id.in_(client_ids))
        .order_by(ChangeRow.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [ClientChangeView(*row) for row in rows]
