"""Keep clients under a name: the filter that means them, or those that are meant now."""

from sqlalchemy import literal, select

from domain.audience.audience import Audience, compile_audience
from domain.audience.filter import ClientFilter
from domain.audience.tables import Segment, SegmentClient
from domain.base.actor import Permission
from domain.base.upsert import insert_into
from domain.clients.rules import clean_line
from domain.clients.tables import Client
from domain.journal.boundary import Writing

#: A name fits on a button together with a count.
SEGMENT_NAME = 48


async def save_rule_segment(ctx: Writing, name: str, wanted: ClientFilter, *, is_shared: bool = False) -> Segment:
    """A segment of all whom the filter means at any moment. `InvalidValueError` for an empty or long name.

    A filter that itself asks for ticked or picked clients can't be kept as a rule: these clients are picked instead.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    if wanted.ticked or wanted.segment_id is not None:
        return await save_picked_segment(ctx, name, Audience(wanted=wanted), is_shared=is_shared)
    return await ctx.add(_new(ctx, name, is_shared=is_shared, rule=wanted))


async def save_picked_segment(ctx: Writing, name: str, audience: Audience, *, is_shared: bool = False) -> Segment:
    """A segment of those whom the audience means now. `InvalidValueError` as above, `NotFoundError` of the audience."""
    ctx.require(Permission.EDIT_CLIENTS)
    segment = await ctx.add(_new(ctx, name, is_shared=is_shared, rule=None))
    await _pick(ctx, segment.id, audience)
    return segment


async def freeze_audience(ctx: Writing, audience: Audience) -> Audience:
    """What a job may keep: a basket, which its member goes on changing, becomes a segment without a name.

    Everything else is kept as it is, to be resolved when the job runs. `NotFoundError` for a segment that is gone.
    """
    ctx.require(Permission.SEE_CLIENTS)
    asks_for_ticked = audience.wanted is not None and audience.wanted.ticked
    if not audience.is_basket and not asks_for_ticked:
        await compile_audience(ctx, audience)
        return audience
    segment = Segment(
        name="", owner_id=ctx.actor.member_id, is_shared=False, is_listed=False, rule=None, created_at=ctx.clock()
    )
    await ctx.add(segment)
    await _pick(ctx, segment.id, audience)
    return Audience(segment_id=segment.id)


def _new(ctx: Writing, name: str, *, is_shared: bool, rule: ClientFilter | None) -> Segment:
    return Segment(
        name=clean_line(name, field="name", longest=SEGMENT_NAME),
        owner_id=ctx.actor.member_id,
        is_shared=is_shared,
        rule=None if rule is None else rule.to_json(),
        created_at=ctx.clock(),
    )


async def _pick(ctx: Writing, segment_id: int, audience: Audience) -> None:
    meant = select(literal(segment_id), Client.id).where(await compile_audience(ctx, audience))
    await ctx.execute(insert_into(ctx.dialect, SegmentClient).from_select(["segment_id", "client_id"], meant))
