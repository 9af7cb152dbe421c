"""Rename, share and remove segments. An own one is its owner's, a shared one the team's: admins may change it too."""

from domain.audience.save_segment import SEGMENT_NAME
from domain.audience.tables import Segment
from domain.base.actor import Permission
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.clients.rules import clean_line
from domain.journal.boundary import Writing


async def rename_segment(ctx: Writing, segment_id: int, name: str) -> Segment:
    """Give it another name. Raises `NotFoundError`, `AccessDeniedError`, `InvalidValueError`."""
    segment = await segment_to_change(ctx, segment_id)
    segment.name = clean_line(name, field="name", longest=SEGMENT_NAME)
    await ctx.session.flush()
    return segment


async def share_segment(ctx: Writing, segment_id: int, *, is_shared: bool) -> Segment:
    """Open it to the team, or keep it to its owner. Raises `NotFoundError`, `AccessDeniedError`."""
    segment = await segment_to_change(ctx, segment_id)
    segment.is_shared = is_shared
    await ctx.session.flush()
    return segment


async def remove_segment(ctx: Writing, segment_id: int) -> Segment:
    """Take it out of use; its clients stay, and undo brings it back. Raises `NotFoundError`, `AccessDeniedError`."""
    segment = await segment_to_change(ctx, segment_id)
    segment.deleted_at = ctx.clock()
    await ctx.session.flush()
    return segment


async def segment_to_change(ctx: Writing, segment_id: int) -> Segment:
    """The segment, if this actor may change it. Raises `NotFoundError`, `AccessDeniedError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    segment = await ctx.find(Segment, segment_id)
    is_mine = segment is not None and segment.owner_id == ctx.actor.member_id
    if segment is None or segment.deleted_at is not None or not (is_mine or segment.is_shared):
        raise NotFoundError(what="segment")
    if not is_mine and not ctx.actor.may(Permission.SETTINGS):
        raise AccessDeniedError(permission=Permission.SETTINGS)
    return segment
