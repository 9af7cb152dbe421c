"""What is asked about funnels, stages and deals."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.funnel.tables import ClientStage, Deal, Funnel, Stage
from domain.funnel.views import DealView, FunnelView, StageView, StandingView
from domain.journal.boundary import Reading

_STAGE = (Stage.id, Stage.funnel_id, Stage.name, Stage.icon, Stage.kind)


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
        select(Funnel.id.label("own_id"), Funnel.name.label("own_name"), *_STAGE)
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


async def list_standings(ctx: Reading, client_id: int) -> list[StandingView]:
    """Where the client stands, funnel by funnel."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(Funnel.name, ClientStage.since, *_STAGE)
        .select_from(ClientStage)
        .join(Stage, Stage.id == ClientStage.stage_id)
        .join(Funnel, Funnel.id == ClientStage.funnel_id)
        .join(Client, Client.id == ClientStage.client_id)
        .where(ClientStage.client_id == client_id, visible_clients(ctx.actor))
        .where(Stage.deleted_at.is_(None), Funnel.deleted_at.is_(None))
        .order_by(Funnel.position, Funnel.id)
    )
    return [StandingView(row[0], StageView(*row[2:]), row[1]) for row in rows]


async def list_deals(ctx: Reading, client_id: int) -> list[DealView]:
    """The deals of a client, the newest first."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(Deal.id, Deal.title, Deal.amount, Deal.currency, Deal.status, Deal.reason, Deal.dated)
        .join(Client, Client.id == Deal.client_id)
        .where(Deal.client_id == client_id, Deal.deleted_at.is_(None), visible_clients(ctx.actor))
        .order_by(Deal.id.desc())
        .limit(100)
    )
    return [DealView(*row) for row in rows]
