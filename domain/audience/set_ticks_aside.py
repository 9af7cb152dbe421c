"""Take ticks off so that they can be had back: they become a segment without a name."""

from dataclasses import dataclass

from sqlalchemy import delete, literal, select

from domain.audience.tables import BasketItem, Segment, SegmentClient
from domain.audience.tick_clients import owner_of_basket
from domain.base.actor import Permission
from domain.base.bulk import among, each_of
from domain.base.errors import NotFoundError
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing


@dataclass(frozen=True, slots=True)
class TicksAside:
    """How many ticks went, and the segment that has them now; None if there were none."""

    segment_id: int | None
    count: int


async def set_ticks_aside(ctx: Writing, limit: int, segment_id: int | None = None) -> TicksAside:
    """Take off the next of the actor's ticks, at most so many, and keep them in this segment or a new one.

    Ticks on clients that are removed or out of sight by now go too, and come back where those do. `NotFoundError` for a
    segment that is not such a one of the actor's.
    """
    ctx.require(Permission.SEE_CLIENTS)
    owner = owner_of_basket(ctx)
    table = table_of(BasketItem)
    mine = select(table.c.client_id).where(table.c.member_id == owner).order_by(table.c.client_id)
    ids = await ctx.column(mine.limit(limit))
    if not ids:
        return TicksAside(segment_id, 0)
    if segment_id is None:
        kept = Segment(name="", owner_id=owner, is_shared=False, is_listed=False, rule=None, created_at=ctx.clock())
        segment_id = (await ctx.add(kept)).id
    else:
        nameless = select(Segment.id).where(Segment.owner_id == owner, Segment.is_listed.is_(False))
        if await ctx.scalar(nameless.where(Segment.id == segment_id)) is None:
            raise NotFoundError(what="segment")
    rows = select(literal(segment_id), each_of(ctx.dialect, ids), literal(1))
    insert = insert_into(ctx.dialect, SegmentClient).from_select(["segment_id", "client_id", "version"], rows)
    await ctx.execute(insert)
    await ctx.execute(delete(table).where(table.c.member_id == owner, among(ctx.dialect, table.c.client_id, ids)))
    return TicksAside(segment_id, len(ids))
