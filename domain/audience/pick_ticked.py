"""Put the ticked clients into a picked segment, and take them out."""

from sqlalchemy import and_, func, literal, select

from domain.audience.change_segments import segment_to_change
from domain.audience.tables import BasketItem, Segment, SegmentClient
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Query, Writing
from domain.journal.sets import delete_set, insert_set


async def add_ticked(ctx: Writing, segment_id: int) -> int:
    """Put the actor's ticked clients in; gives how many were not in it before. Undo takes them out again.

    `NotFoundError` for a segment that is gone or goes by a rule, `AccessDeniedError` for one of somebody else's.
    """
    await _picked(ctx, segment_id)
    inside = select(SegmentClient.client_id).where(SegmentClient.segment_id == segment_id)
    new = _ticked(ctx).where(Client.id.not_in(inside)).with_only_columns(literal(segment_id), Client.id)
    last = int(await ctx.scalar(select(func.coalesce(func.max(SegmentClient.id), 0))))
    made = and_(SegmentClient.segment_id == segment_id, SegmentClient.id > last)
    return await insert_set(ctx, SegmentClient, ("segment_id", "client_id"), new, made)


async def drop_ticked(ctx: Writing, segment_id: int) -> int:
    """Take the actor's ticked clients out; gives how many were in it. Undo puts them back. Raises the same."""
    await _picked(ctx, segment_id)
    which = and_(SegmentClient.segment_id == segment_id, SegmentClient.client_id.in_(_ticked(ctx)))
    return await delete_set(ctx, SegmentClient, which)


def _ticked(ctx: Writing) -> Query:
    return (
        select(Client.id)
        .join(BasketItem, BasketItem.client_id == Client.id)
        .where(BasketItem.member_id == ctx.actor.member_id, visible_clients(ctx.actor))
    )


async def _picked(ctx: Writing, segment_id: int) -> None:
    """Two people may do so at once: on PostgreSQL the second waits here, and sees whom the first has put in."""
    ctx.require(Permission.EDIT_CLIENTS)
    await ctx.execute(select(Segment.id).where(Segment.id == segment_id).with_for_update())
    if (await segment_to_change(ctx, segment_id)).rule is not None:
        raise NotFoundError(what="segment")
