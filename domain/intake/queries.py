"""Clients to be, and the cards that an address belongs to."""

from dataclasses import dataclass

from sqlalchemy import select, tuple_

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Category, Channel, Client
from domain.funnel.tables import Stage
from domain.intake.new_client import NewClient
from domain.intake.tables import ClientDraft
from domain.journal.boundary import Reading
from domain.merging.likely_twins import likely_twins
from domain.merging.views import LikelyTwin

#: More cards than this share no address in earnest.
_MOST = 20


@dataclass(frozen=True, slots=True)
class DraftView:
    """A client to be, the names of what was chosen, and the cards that may be the same person.

    `client_id` is the card that it has become.
    """

    id: int
    new: NewClient
    category: str
    stage: str
    twins: tuple[LikelyTwin, ...]
    client_id: int | None


async def get_draft(ctx: Reading, draft_id: int) -> DraftView:
    """The actor's own draft. Raises `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    row = await ctx.first(
        select(ClientDraft.id, ClientDraft.body, ClientDraft.client_id).where(
            ClientDraft.id == draft_id, ClientDraft.member_id == ctx.actor.member_id
        )
    )
    if row is None:
        raise NotFoundError(what="draft")
    new = NewClient.from_json(row.body)
    chosen = await ctx.first(
        select(
            select(Category.icon + " " + Category.name).where(Category.id == new.category_id).scalar_subquery(),
            select(Stage.icon + " " + Stage.name).where(Stage.id == new.stage_id).scalar_subquery(),
        )
    )
    twins = await likely_twins(ctx, new.name, new.channels)
    return DraftView(row.id, new, (chosen[0] or "").strip(), (chosen[1] or "").strip(), tuple(twins), row.client_id)


async def clients_at(ctx: Reading, channels: tuple[tuple[ChannelKind, str], ...]) -> list[int]:
    """The visible cards that hold any of these addresses, each once, the oldest first."""
    ctx.require(Permission.SEE_CLIENTS)
    if not channels:
        return []
    held = tuple_(Channel.address, Channel.kind).in_([(address, kind) for kind, address in channels])
    query = select(Client.id).join(Channel, Channel.client_id == Client.id).where(held, visible_clients(ctx.actor))
    return await ctx.column(query.distinct().order_by(Client.id).limit(_MOST))


async def is_there(ctx: Reading, client_id: int) -> bool:
    """Whether there is such a card that may be seen: what was added may have been undone since."""
    ctx.require(Permission.SEE_CLIENTS)
    return await ctx.scalar(select(Client.id).where(Client.id == client_id, visible_clients(ctx.actor))) is not None
