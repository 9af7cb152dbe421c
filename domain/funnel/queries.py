"""What is asked about funnels, their stages, and where a client stands."""

from collections.abc import Collection

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.funnel.tables import ClientStage, Funnel, LostReason, Stage
from domain.funnel.views import FunnelView, ReasonView, StageView, StandingView
from domain.journal.boundary import Query, Reading

#: The columns of a `StageView`, in their order.
STAGE = (
    *(Stage.id, Stage.funnel_id, Stage.name, Stage.icon, Stage.kind, Stage.colour),
    *(Stage.touch_every, Stage.stuck_after),
)


async def first_funnel_id(ctx: Reading) -> int | None:
    """The funnel that a table of clients speaks of when it names a stage; None if there is no funnel."""
    ctx.require(Permission.SEE_CLIENTS)
    in_order = select(Funnel.id).where(Funnel.deleted_at.is_(None)).order_by(Funnel.position, Funnel.id)
    found: int | None = await ctx.scalar(in_order.limit(1))
    return found


async def list_funnels(ctx: Reading) -> list[FunnelView]:
    """All funnels with their stages, in order."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(Funnel.id.label("own_id"), Funnel.name.label("own_name"), *STAGE)
        .outerjoin(Stage, (Stage.funnel_id == Funnel.id) & Stage.deleted_at.is_(None))
        .where(Funnel.deleted_at.is_(None))
        .order_by(Funnel.position, Funnel.id, Stage.position, Stage.id)
    )
    stages: dict[tuple[int, str], list[StageView]] = {}
    for row in rows:
        found = stages.setdefault((row[0], row[1]), [])
        if row[2] is not None:
            found.append(StageView(*row[2:]))
    return [FunnelView(key, name, tuple(found)) for (key, name), found in stages.items()]


async def find_stage(ctx: Reading, stage_id: int) -> tuple[FunnelView, StageView]:
    """A living stage and the funnel it belongs to; `NotFoundError` if it is gone."""
    ctx.require(Permission.SEE_CLIENTS)
    for funnel in await list_funnels(ctx):
        for stage in funnel.stages:
            if stage.id == stage_id:
                return funnel, stage
    raise NotFoundError(what="stage")


async def list_standings(ctx: Reading, client_id: int) -> list[StandingView]:
    """Where the client stands, funnel by funnel."""
    return (await standings_of(ctx, [client_id])).get(client_id, [])


async def standings_of(ctx: Reading, client_ids: Collection[int]) -> dict[int, list[StandingView]]:
    """Where each of these clients stands, funnel by funnel; who stands nowhere or may not be seen is left out."""
    ctx.require(Permission.SEE_CLIENTS)
    query: Query = (
        select(ClientStage.client_id, Funnel.name, ClientStage.since, ClientStage.reason, *STAGE)
        .select_from(ClientStage)
        .join(Stage, Stage.id == ClientStage.stage_id)
        .join(Funnel, Funnel.id == ClientStage.funnel_id)
        .join(Client, Client.id == ClientStage.client_id)
        .where(among(ctx.dialect, ClientStage.client_id, client_ids), visible_clients(ctx.actor))
        .where(Stage.deleted_at.is_(None), Funnel.deleted_at.is_(None))
        .order_by(Funnel.position, Funnel.id)
    )
    found: dict[int, list[StandingView]] = {}
    for client_id, funnel, since, reason, *stage in await ctx.rows(query):
        found.setdefault(client_id, []).append(StandingView(funnel, StageView(*stage), since, reason))
    return found


async def count_standing(ctx: Reading, funnel_id: int) -> dict[int, int]:
    """How many visible clients at work stand on each stage of the funnel; a stage with nobody is left out."""
    ctx.require(Permission.SEE_CLIENTS)
    stages = select(Stage.id).where(Stage.funnel_id == funnel_id, Stage.deleted_at.is_(None))
    query: Query = (
        select(ClientStage.stage_id, func.count())
        .join(Client, Client.id == ClientStage.client_id)
        .where(ClientStage.stage_id.in_(stages), visible_clients(ctx.actor), Client.state == ClientState.ACTIVE)
        .group_by(ClientStage.stage_id)
    )
    return dict(await ctx.rows(query))


async def list_reasons(ctx: Reading) -> list[ReasonView]:
    """The team's reasons of losses, in their order."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(LostReason.id, LostReason.name)
        .where(LostReason.deleted_at.is_(None))
        .order_by(LostReason.position, LostReason.id)
    )
    return [ReasonView(*row) for row in rows]


async def reason_named(ctx: Reading, reason_id: int) -> str | None:
    """What the team calls this reason; None for 0, «no reason given». `NotFoundError` if it is gone."""
    ctx.require(Permission.SEE_CLIENTS)
    if not reason_id:
        return None
    found: str | None = await ctx.scalar(
        select(LostReason.name).where(LostReason.id == reason_id, LostReason.deleted_at.is_(None))
    )
    if found is None:
        raise NotFoundError(what="reason")
    return found
