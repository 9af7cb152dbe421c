"""The segments that a member may use: the own ones and those that are shared."""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from domain.audience.filter import ClientFilter
from domain.audience.tables import Segment
from domain.audience.views import SegmentView
from domain.base.actor import Actor, Permission
from domain.base.errors import NotFoundError
from domain.journal.boundary import Reading
from domain.team.tables import Member

_COLUMNS = (
    Segment.id, Segment.version, Segment.name, Segment.owner_id, Member.name, Segment.is_shared, Segment.rule
)  # fmt: skip


async def list_segments(ctx: Reading) -> list[SegmentView]:
    """The segments that stand in a list, by name."""
    ctx.require(Permission.SEE_CLIENTS)
    query = (
        select(*_COLUMNS)
        .outerjoin(Member, Member.id == Segment.owner_id)
        .where(open_segments(ctx.actor), Segment.is_listed)
        .order_by(Segment.name, Segment.id)
    )
    return [_view(row) for row in await ctx.rows(query)]


async def get_segment(ctx: Reading, segment_id: int) -> SegmentView:
    """One segment; `NotFoundError` if it is gone or another member's own."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(*_COLUMNS).outerjoin(Member, Member.id == Segment.owner_id)
    row = await ctx.first(query.where(open_segments(ctx.actor), Segment.id == segment_id))
    if row is None:
        raise NotFoundError(what="segment")
    return _view(row)


async def filter_of_segment(ctx: Reading, segment_id: int) -> ClientFilter:
    """The filter that means its clients; `NotFoundError` as above."""
    ctx.require(Permission.SEE_CLIENTS)
    return (await get_segment(ctx, segment_id)).wanted


def open_segments(actor: Actor) -> ColumnElement[bool]:
    """The condition on `segment` that holds for those this actor may use: the own and the shared ones."""
    return and_(Segment.deleted_at.is_(None), or_(Segment.is_shared, Segment.owner_id == actor.member_id))


def _view(row: Any) -> SegmentView:
    key, version, name, owner_id, owner, is_shared, rule = row
    wanted = ClientFilter(segment_id=key) if rule is None else ClientFilter.from_json(rule)
    return SegmentView(key, version, name, owner_id, owner, is_shared, rule is not None, wanted)
