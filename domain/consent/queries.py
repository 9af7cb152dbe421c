"""May we write there? Asked before a campaign starts, and once more in the transaction that claims each action."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import and_, bindparam, select

from domain.accounts.tables import Account
from domain.base.actor import Permission
from domain.base.bulk import among, one_of
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client
from domain.consent.rules import Address, Reach, hash_of, reach
from domain.consent.tables import Consent, ConsentEvent, StopEntry, StopReason, StopSalt
from domain.journal.boundary import Query, Reading
from domain.team.tables import Member


@dataclass(frozen=True, slots=True)
class StopView:
    """That a client is on the stop-list: the earliest of the entries of its addresses."""

    reason: StopReason
    since: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class AccountReach:
    """Whether one account may write to an address, and since when that has stood; None where nothing is known."""

    account: str
    reach: Reach
    since: datetime | None


@dataclass(frozen=True, slots=True)
class ConsentView:
    """What stands between one account and one address of a card."""

    account: str
    kind: ChannelKind
    address: str
    is_allowed: bool
    event: ConsentEvent
    since: datetime


async def list_stopped(ctx: Reading, addresses: Collection[Address]) -> set[Address]:
    """Those of the addresses that are on the stop-list. However many are asked for, it is one query."""
    ctx.require(Permission.SEE_CLIENTS)
    hashes = await _hashes(ctx, addresses)
    if not hashes:
        return set()
    return {hashes[each] for each in await ctx.column(_stopped(ctx.dialect), {"hashes": list(hashes)})}


@cache
def _stopped(dialect: str) -> Query:
    these = one_of(dialect, StopEntry.address_hash, "hashes")
    return select(StopEntry.address_hash).where(these, StopEntry.lifted_at.is_(None))


async def list_stopped_clients(ctx: Reading, client_ids: Collection[int]) -> set[int]:
    """Those of the clients (live ones that the actor may see) of whom any address is on the stop-list.

    A stop is meant for a person: an address that came onto the card later is not written to either.
    """
    ctx.require(Permission.SEE_CLIENTS)
    if await ctx.scalar(select(StopEntry.id).where(StopEntry.lifted_at.is_(None)).limit(1)) is None:
        return set()
    rows = await ctx.rows(
        select(Channel.client_id, Channel.kind, Channel.address)
        .join(Client, Client.id == Channel.client_id)
        .where(among(ctx.dialect, Client.id, client_ids), visible_clients(ctx.actor))
    )
    stopped = await list_stopped(ctx, {(kind, address) for _, kind, address in rows})
    return {client_id for client_id, kind, address in rows if (kind, address) in stopped}


async def reach_of(
    ctx: Reading,
    account_id: int,
    addresses: Collection[str],
    *,
    kind: ChannelKind = ChannelKind.VK,
    stopped: Collection[Address] | None = None,
) -> dict[str, Reach]:
    """Of each address, whether this account may write to it. However many are asked for, it is two queries.

    `stopped` are those on the stop-list, if that is known already.
    """
    ctx.require(Permission.SEE_CLIENTS)
    if stopped is None:
        stopped = await list_stopped(ctx, [(kind, address) for address in addresses])
    parameters = {"account": account_id, "kind": kind, "addresses": list(addresses)}
    events: dict[str, ConsentEvent] = dict(await ctx.rows(_events(ctx.dialect), parameters))
    return {address: reach(events.get(address), is_stopped=(kind, address) in stopped) for address in addresses}


@cache
def _events(dialect: str) -> Query:
    these = (Consent.account_id == bindparam("account"), Consent.kind == bindparam("kind", type_=Consent.kind.type))
    return select(Consent.address, Consent.event).where(*these, one_of(dialect, Consent.address, "addresses"))


async def list_refused(ctx: Reading, addresses: Collection[str], *, kind: ChannelKind = ChannelKind.VK) -> set[str]:
    """Those of the addresses that have refused to hear from any account of ours, in words or by a button."""
    ctx.require(Permission.SEE_CLIENTS)
    if not addresses:
        return set()
    refused = (Consent.kind == kind, Consent.event.in_([ConsentEvent.OPTED_OUT, ConsentEvent.DENIED]))
    return set(
        await ctx.column(select(Consent.address).where(*refused, among(ctx.dialect, Consent.address, addresses)))
    )


async def list_reach_at(ctx: Reading, kind: ChannelKind, address: str) -> list[AccountReach]:
    """Of each account that could write to this address, whether it may. None but VK's accounts write so far."""
    ctx.require(Permission.SEE_CLIENTS)
    if kind is not ChannelKind.VK:
        return []
    is_stopped = bool(await list_stopped(ctx, [(kind, address)]))
    standing = and_(Consent.account_id == Account.id, Consent.kind == kind, Consent.address == address)
    rows = await ctx.rows(
        select(Account.name, Consent.event, Consent.since)
        .outerjoin(Consent, standing)
        .where(Account.removed_at.is_(None))
        .order_by(Account.name, Account.id)
    )
    return [AccountReach(name, reach(event, is_stopped=is_stopped), since) for name, event, since in rows]


async def stop_of(ctx: Reading, client_id: int) -> StopView | None:
    """Why nobody may write to this client, or None. `NotFoundError` if the card may not be seen."""
    return await stop_at(ctx, await _addresses(ctx, client_id))


async def stop_at(ctx: Reading, addresses: Collection[Address]) -> StopView | None:
    """The same for the addresses of a card that has been read already."""
    ctx.require(Permission.SEE_CLIENTS)
    hashes = await _hashes(ctx, addresses)
    if not hashes:
        return None
    row = await ctx.first(
        select(StopEntry.reason, StopEntry.since, Member.name)
        .outerjoin(Member, Member.id == StopEntry.by_id)
        .where(StopEntry.address_hash.in_(list(hashes)), StopEntry.lifted_at.is_(None))
        .order_by(StopEntry.since, StopEntry.id)
        .limit(1)
    )
    return None if row is None else StopView(*row)


async def list_consents(ctx: Reading, client_id: int) -> list[ConsentView]:
    """What each of our accounts may do with the addresses of this client, as far as anything is known of it.

    `NotFoundError` if the card may not be seen.
    """
    return await list_consents_at(ctx, await _addresses(ctx, client_id))


async def list_consents_at(ctx: Reading, addresses: Collection[Address]) -> list[ConsentView]:
    """The same for the addresses of a card that has been read already."""
    ctx.require(Permission.SEE_CLIENTS)
    rows = await ctx.rows(
        select(Account.name, Consent.kind, Consent.address, Consent.is_allowed, Consent.event, Consent.since)
        .join(Account, Account.id == Consent.account_id)
        .where(Consent.address.in_([address for _, address in addresses]), Account.removed_at.is_(None))
        .order_by(Account.name, Account.id, Consent.address)
    )
    return [ConsentView(*row) for row in rows if (row.kind, row.address) in addresses]


async def _addresses(ctx: Reading, client_id: int) -> set[Address]:
    ctx.require(Permission.SEE_CLIENTS)
    if await ctx.scalar(select(Client.id).where(Client.id == client_id, visible_clients(ctx.actor))) is None:
        raise NotFoundError(what="client")
    rows = await ctx.rows(select(Channel.kind, Channel.address).where(Channel.client_id == client_id))
    return {(kind, address) for kind, address in rows}


_SALT = select(StopSalt.salt)


async def _hashes(ctx: Reading, addresses: Collection[Address]) -> dict[str, Address]:
    """The addresses by their hashes; none as long as nobody has ever been stopped."""
    salt = await ctx.scalar(_SALT)
    return {} if salt is None else {hash_of(bytes(salt), address): address for address in addresses}
