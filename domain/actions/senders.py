"""Which accounts may write to one client now."""

from dataclasses import dataclass

from sqlalchemy import func, select

from domain.accounts.tables import Account, AccountKind, AccountState
from domain.actions.errors import UnreachableError
from domain.actions.rules import REASON_OF_REACH
from domain.actions.tables import Action, Reason
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.tables import Channel, Client
from domain.consent.queries import list_stopped_clients, reach_of
from domain.consent.rules import Reach
from domain.journal.boundary import Reading


@dataclass(frozen=True, slots=True)
class Sender:
    """An account that may write to somebody."""

    id: int
    name: str


async def senders_for(ctx: Reading, client_id: int) -> list[Sender]:
    """The communities that this client allows to write, the one that wrote last first; none if there is no community.

    Raises `NotFoundError`, and `UnreachableError` if the client may be written to by none of them.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    card = await ctx.first(select(Client.state).where(Client.id == client_id, visible_clients(ctx.actor)))
    if card is None:
        raise NotFoundError(what="client")
    accounts = await _accounts(ctx, client_id)
    address = await ctx.scalar(
        select(Channel.address)
        .where(Channel.client_id == client_id, Channel.kind == ChannelKind.VK)
        .order_by(Channel.position, Channel.id)
        .limit(1)
    )
    if address is None:
        raise UnreachableError(reason=Reason.NO_VK)
    if await list_stopped_clients(ctx, [client_id]):
        raise UnreachableError(reason=Reason.STOPPED)
    if card.state is ClientState.BLOCKED:
        raise UnreachableError(reason=Reason.BLOCKED)
    reaches = [(await reach_of(ctx, each.id, [address]))[address] for each in accounts]
    allowed = [each for each, reach in zip(accounts, reaches, strict=True) if reach is Reach.ALLOWED]
    if accounts and not allowed:
        raise UnreachableError(reason=REASON_OF_REACH[reaches[0]])
    return allowed


async def _accounts(ctx: Reading, client_id: int) -> list[Sender]:
    last = select(func.max(Action.id)).where(Action.account_id == Account.id, Action.client_id == client_id)
    query = select(Account.id, Account.name).where(
        Account.removed_at.is_(None), Account.state != AccountState.DEAD, Account.kind == AccountKind.COMMUNITY
    )
    rows = await ctx.rows(query.order_by(last.scalar_subquery().desc().nulls_last(), Account.name, Account.id))
    return [Sender(*row) for row in rows]
