"""Put people on the stop-list."""

import secrets
from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import in_parts
from domain.base.upsert import insert_into
from domain.clients.kinds import ChannelKind
from domain.clients.load_client import load_client
from domain.clients.tables import Channel
from domain.consent.queries import list_stopped
from domain.consent.rules import SALT_BYTES, Address, hash_of
from domain.consent.tables import StopEntry, StopReason, StopSalt
from domain.journal.boundary import Writing

_SALT_ID = 1


async def stop_person(ctx: Writing, client_id: int, reason: StopReason) -> int:
    """Nobody of the team writes to this client any more, at any of the addresses on the card; gives how many those are.

    It outlives the card: delete, merge, undo and another import change nothing. `NotFoundError` if the card may not be
    seen.
    """
    await load_client(ctx, client_id)
    return await stop_addresses(ctx, await addresses_of(ctx, client_id), reason)


async def stop_addresses(ctx: Writing, addresses: Collection[Address], reason: StopReason) -> int:
    """Put these addresses on the stop-list; gives how many were not on it before. The first reason stays."""
    ctx.require(Permission.EDIT_CLIENTS)
    if not addresses:
        return 0
    salt = await _salt(ctx)
    row = {"reason": reason, "since": ctx.clock(), "by_id": ctx.actor.member_id}
    hashes = sorted({hash_of(salt, address) for address in addresses})
    return sum([await _write(ctx, [{"address_hash": each} | row for each in part]) for part in in_parts(hashes)])


async def _write(ctx: Writing, rows: list[dict[str, Any]]) -> int:
    """Insert these entries, or put those that were lifted back into force; gives how many came into force."""
    statement = insert_into(ctx.dialect, StopEntry).values(rows)
    names = ("reason", "since", "by_id", "lifted_at", "lifted_by_id")
    written = await ctx.execute(
        statement.on_conflict_do_update(
            index_elements=["address_hash"],
            set_={name: statement.excluded[name] for name in names},
            where=StopEntry.lifted_at.is_not(None),
        ).returning(StopEntry.id)
    )
    return len(written.all())


async def spread_stop(ctx: Writing, addresses: Collection[Address]) -> int:
    """These addresses have turned out to be one person's: if one of them is on the stop-list, all of them come onto it.

    Called wherever addresses meet: a merge, an enrichment that turns `anna.kim` into `id123`, a new address on a card.
    Gives how many came onto the list.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    stopped = await list_stopped(ctx, addresses)
    if not stopped:
        return 0
    salt = await _salt(ctx)
    reason = await ctx.scalar(
        select(StopEntry.reason)
        .where(
            StopEntry.address_hash.in_([hash_of(salt, address) for address in stopped]), StopEntry.lifted_at.is_(None)
        )
        .order_by(StopEntry.since, StopEntry.id)
        .limit(1)
    )
    return await stop_addresses(ctx, set(addresses) - stopped, reason)


async def addresses_of(ctx: Writing, client_id: int) -> list[Address]:
    """The addresses on a card that the actor may edit."""
    await load_client(ctx, client_id)
    rows = await ctx.rows(select(Channel.kind, Channel.address).where(Channel.client_id == client_id))
    return [(ChannelKind(kind), address) for kind, address in rows]


async def _salt(ctx: Writing) -> bytes:
    """The salt, made on the first need. Of two transactions that need it first, both get the one that was kept."""
    fresh = {"id": _SALT_ID, "salt": secrets.token_bytes(SALT_BYTES)}
    await ctx.execute(insert_into(ctx.dialect, StopSalt).values(fresh).on_conflict_do_nothing(index_elements=["id"]))
    return bytes(await ctx.scalar(select(StopSalt.salt)))
