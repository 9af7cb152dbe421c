"""Move a client along a funnel."""

from sqlalchemy import select

from domain.base.errors import NotFoundError
from domain.clients.load_client import load_client
from domain.funnel.tables import ClientStage, Stage
from domain.journal.boundary import Writing


async def set_stage(ctx: Writing, client_id: int, stage_id: int) -> ClientStage:
    """Put the client on this stage of the stage's funnel; standing there already changes nothing.

    `NotFoundError` if the card or the stage is gone.
    """
    await load_client(ctx, client_id)
    stage = await ctx.find(Stage, stage_id)
    if stage is None or stage.deleted_at is not None:
        raise NotFoundError(what="stage")
    standing = await _standing(ctx, client_id, stage.funnel_id)
    if standing is None:
        return await ctx.add(
            ClientStage(client_id=client_id, funnel_id=stage.funnel_id, stage_id=stage_id, since=ctx.clock())
        )
    if standing.stage_id != stage_id:
        standing.stage_id, standing.since = stage_id, ctx.clock()
        await ctx.session.flush()
    return standing


async def leave_funnel(ctx: Writing, client_id: int, funnel_id: int) -> None:
    """Take the client out of a funnel; not standing in it is no error."""
    await load_client(ctx, client_id)
    standing = await _standing(ctx, client_id, funnel_id)
    if standing is not None:
        await ctx.session.delete(standing)
        await ctx.session.flush()


async def _standing(ctx: Writing, client_id: int, funnel_id: int) -> ClientStage | None:
    return (
        await ctx.session.execute(
            select(ClientStage).where(ClientStage.client_id == client_id, ClientStage.funnel_id == funnel_id)
        )
    ).scalar_one_or_none()
