"""Clients in one line each, for whoever types the bot's name in some chat."""

from dataclasses import dataclass

from sqlalchemy import func, select

from domain.audience.filter import ClientFilter, Order
from domain.audience.meant import meant_clients
from domain.audience.paging import Place, ids_of_page
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
    """Visible clients that are found by these words, the best fits first; without words the newest ones."""
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
    page = await ids_of_page(ctx, await meant_clients(ctx, wanted), wanted, Place(offset), limit)
    columns = (Client.id, Client.kind, Client.name, Client.company, Client.city)
    rows = await ctx.rows(select(*columns, stage, phone).where(Client.id.in_(page.ids)))
    cards = {row.id: ShortCard(*row) for row in rows}
    return [cards[key] for key in page.ids]
