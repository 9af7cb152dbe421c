"""Keeps `last_touch_at` and `next_touch_at` of cards true."""

from collections.abc import Collection

from sqlalchemy import Update, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.base.refreshing import follows
from domain.base.tables import table_of
from domain.clients.tables import Client
from domain.journal.boundary import Query
from domain.touches.rules import planned_instant
from domain.touches.tables import Touch


@follows({"client": {"next_touch_on", "next_touch_time", "next_touch_zone"}, "touch": None})
async def refresh_touches(session: AsyncSession, client_ids: Collection[int]) -> None:
    """Last touch from the touches, next touch from the plan's wall time."""
    table = table_of(Client)
    last = (
        select(func.max(Touch.happened_at))
        .where(Touch.client_id == table.c.id, Touch.deleted_at.is_(None))
        .scalar_subquery()
    )
    rows = await session.execute(
        select(
            table.c.id,
            table.c.next_touch_on,
            table.c.next_touch_time,
            table.c.next_touch_zone,
            table.c.next_touch_at,
            table.c.last_touch_at,
            last.label("latest"),
        ).where(table.c.id.in_(list(client_ids)))
    )
    changed = []
    for row in rows:
        planned = row.next_touch_on
        due = planned_instant(planned, row.next_touch_time, row.next_touch_zone or "UTC") if planned else None
        if (due, row.latest) != (row.next_touch_at, row.last_touch_at):
            changed.append({"card": row.id, "due": due, "latest": row.latest})
    if changed:
        await session.execute(
            update(table)
            .where(table.c.id == bindparam("card"))
            .values(next_touch_at=bindparam("due"), last_touch_at=bindparam("latest")),
            changed,
        )


def touched_at_last(clients: Query) -> Update:
    """The statement after touches of this very moment (its parameter `now`) were added to these clients, bulk work:
    nothing but the last touch can have changed, and only to that moment.
    """
    table = table_of(Client)
    now = bindparam("now", type_=table.c.last_touch_at.type)
    is_later = or_(table.c.last_touch_at.is_(None), table.c.last_touch_at < now)
    return update(table).where(table.c.id.in_(clients), is_later).values(last_touch_at=now)
