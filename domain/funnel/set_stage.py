"""Move a client along a funnel."""

from sqlalchemy import select

from domain.base.errors import ChangedMeanwhileError, NotFoundError
from domain.clients.load_client import load_client, refuse_unseen
from domain.clients.rules import clean_line
from domain.funnel.rules import REASON_LENGTH
from domain.funnel.tables import ClientStage, Stage, StageKind
from domain.journal.boundary import Writing
from domain.outbox.post_to_team import post_to_team
from domain.team.tables import PostKind


async def set_stage(
    ctx: Writing, client_id: int, stage_id: int, reason: str | None = None, *, seen: int | None = None
) -> ClientStage:
    """Put the client on this stage of the stage's funnel; standing there already changes nothing.

    `reason` says why the client is lost; a stage that means anything else keeps none. `NotFoundError` if the card or
    the stage is gone, `ChangedMeanwhileError` if the client stands on another stage of the funnel than the actor has
    `seen` (0: on none).
    """
    await load_client(ctx, client_id)
    stage = await _stage(ctx, stage_id)
    standing = await _standing(ctx, client_id, stage.funnel_id)
    refuse_unseen(standing.stage_id if standing is not None else 0, stage.id, seen)
    return await _put(ctx, standing, client_id, stage, reason)


async def step_stage(
    ctx: Writing, client_id: int, stage_id: int, *, forward: bool, reason: str | None = None
) -> ClientStage:
    """Move the client from this stage to its neighbour in the funnel.

    `ChangedMeanwhileError` if somebody has moved the client off this stage since, `NotFoundError` if there is no
    neighbour, or the card or the stage is gone.
    """
    await load_client(ctx, client_id)
    stage = await _stage(ctx, stage_id)
    standing = await _standing(ctx, client_id, stage.funnel_id)
    if standing is None or standing.stage_id != stage_id:
        raise ChangedMeanwhileError
    in_order = select(Stage).where(Stage.funnel_id == stage.funnel_id, Stage.deleted_at.is_(None))
    stages = list((await ctx.session.execute(in_order.order_by(Stage.position, Stage.id))).scalars())
    place = stages.index(stage) + (1 if forward else -1)
    if not 0 <= place < len(stages):
        raise NotFoundError(what="stage")
    return await _put(ctx, standing, client_id, stages[place], reason)


async def leave_funnel(ctx: Writing, client_id: int, funnel_id: int) -> None:
    """Take the client out of a funnel; not standing in it is no error."""
    await load_client(ctx, client_id)
    standing = await _standing(ctx, client_id, funnel_id)
    if standing is not None:
        await ctx.session.delete(standing)
        await ctx.session.flush()


async def _put(
    ctx: Writing, standing: ClientStage | None, client_id: int, stage: Stage, reason: str | None
) -> ClientStage:
    kept = None
    if stage.kind is StageKind.LOST and reason is not None:
        kept = clean_line(reason, field="reason", longest=REASON_LENGTH)
    if standing is not None and standing.stage_id == stage.id:
        if kept is not None:
            standing.reason = kept
            await ctx.session.flush()
        return standing
    if standing is None:
        standing = await ctx.add(
            ClientStage(
                client_id=client_id, funnel_id=stage.funnel_id, stage_id=stage.id, since=ctx.clock(), reason=kept
            )
        )
    else:
        standing.stage_id, standing.since, standing.reason = stage.id, ctx.clock(), kept
        await ctx.session.flush()
    told = {"client_id": client_id, "stage_id": stage.id, "member_id": ctx.actor.member_id}
    await post_to_team(ctx, PostKind.STAGE, f"stage:{standing.id}:{standing.version}", "stage-changed", told)
    return standing


async def _stage(ctx: Writing, stage_id: int) -> Stage:
    stage = await ctx.find(Stage, stage_id)
    if stage is None or stage.deleted_at is not None:
        raise NotFoundError(what="stage")
    return stage


async def _standing(ctx: Writing, client_id: int, funnel_id: int) -> ClientStage | None:
    return (
        await ctx.session.execute(
            select(ClientStage).where(ClientStage.client_id == client_id, ClientStage.funnel_id == funnel_id)
        )
    ).scalar_one_or_none()
