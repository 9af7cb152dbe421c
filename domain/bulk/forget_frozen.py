"""Forget the nameless segments that jobs were started with, once nobody needs them any more."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, cast, delete, exists, or_, select

from domain.audience.tables import ClientGroup, Segment, SegmentClient
from domain.base.actor import Permission
from domain.bulk.tables import BulkEdit
from domain.campaigns.tables import Campaign
from domain.journal.boundary import Writing
from domain.work.rules import ENDED
from domain.work.tables import Job

#: So long ↩ brings back what was ticked, and a job that broke off may be tried again.
KEPT = timedelta(days=30)


async def forget_frozen(ctx: Writing) -> int | None:
    """Remove the oldest segment without a name that is older than `KEPT` and that nothing will ask for; gives its id.

    None if there is none. One at a time, since each may hold the whole base. What may ask for it: a campaign, which can
    be repeated; a bulk edit whose job has not ended; the rule of a group.
    """
    ctx.require(Permission.SYSTEM)
    old = select(Segment.id).where(Segment.is_listed.is_(False), Segment.created_at <= ctx.clock() - KEPT)
    oldest = old.where(~_is_asked_for()).order_by(Segment.id).limit(1)
    found: int | None = await ctx.scalar(oldest)
    if found is not None:
        await ctx.execute(delete(SegmentClient).where(SegmentClient.segment_id == found))
        await ctx.execute(delete(Segment).where(Segment.id == found))
    return found


def _is_asked_for() -> ColumnElement[bool]:
    running = exists().where(Job.id == BulkEdit.job_id, Job.state.not_in(ENDED))
    return or_(
        exists().where(_segment_in(Campaign.audience, "segment") == Segment.id),
        exists().where(_segment_in(BulkEdit.audience, "segment") == Segment.id, running),
        exists().where(_segment_in(ClientGroup.rule, "segment_id") == Segment.id, ClientGroup.deleted_at.is_(None)),
    )


def _segment_in(column: Any, name: str) -> ColumnElement[int]:
    return cast(column[name].as_string(), Integer)
