"""Clients in one line each, for whoever types the bot's name in some chat."""

from dataclasses import dataclass

from sqlalchemy import func, select

from domain.audience.filter import ClientFilter, Order
from domain.audience.queries import condition_of
from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind, ClientKind
from domain.clients.tables import Channel, Client
from domain.funnel.tables import ClientStage, Funnel, Stage
from domain.journal.boundary import Reading


@dataclass(frozen=True, slots=True)
class ShortCard:
    """Enough to tell one client from another: `stage` with its icon in the first funnel, the first phone."""

    id: int
    kind: ClientKind
    name: str
    company: str | None
    city: str | None
    stage: str | None
    phone: str | None


async def list_short_cards(ctx: Reading, query: str, *, offset: int = 0, limit: int = 20) -> list[ShortCard]:
    """Visible clients that are found by these words, by name; without words the newest ones. One query."""
    ctx.require(Permission.SEE_CLIENTS)
    stage = (
        select(func.trim(Stage.icon + " " + Stage.name))
        .join(ClientStage, ClientStage.stage_id == Stage.id)
        .join(Funnel, Funnel.id == Stage.funnel_id)
        .where(ClientStage.client_id == Client.id, Stage.deleted_at.is_(None))
        .order_by(Funnel.position)
        .limit(1)
        .scalar_subquery()
    )
    phone = (
        select(Channel.address)
        .where(Channel.client_id == Client.id, Channel.kind == ChannelKind.PHONE)
        .order_by(Channel.position, Channel.id)
        .limit(1)
        .scalar_subquery()
    )
    wanted = ClientFilter(text=query) if query else ClientFilter(order=Order.NEWEST)
    order = (Client.name_folded, Client.id) if query else (Client.id.desc(),)
    columns = (Client.id, Client.kind, Client.name, Client.company, Client.city)
    found = select(*columns, stage, phone).where(await condition_of(ctx, wanted)).order_by(*order)
    return [ShortCard(*row) for row in await ctx.rows(found.offset(offset).limit(limit))]
