"""Take in what a person, or the network, said about being written to."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, or_, select, update

from domain.base.actor import Permission
from domain.base.bulk import in_parts
from domain.base.upsert import insert_into
from domain.clients.kinds import ChannelKind
from domain.consent.rules import LIFTS, OUTWEIGHS, Address
from domain.consent.tables import Consent, ConsentChange, ConsentEvent
from domain.journal.boundary import Writing


async def note_consent(
    ctx: Writing,
    account_id: int,
    address: str,
    event: ConsentEvent,
    *,
    kind: ChannelKind = ChannelKind.VK,
    happened_at: datetime | None = None,
    details: Mapping[str, str | int] | None = None,
) -> bool:
    """Note the event and say whether it changed the consent between this account and this address.

    Events may come late, twice and in any order: an older one changes nothing that a later one settled, but an opt-out
    in words gives way only to a later `ALLOWED`. What may not be widened, is not (see `LIFTS`). The proof (`details`)
    is kept with each change.
    """
    changed = await note_consents(
        ctx, account_id, [address], event, kind=kind, happened_at=happened_at, details=details
    )
    return bool(changed)


async def note_consents(
    ctx: Writing,
    account_id: int,
    addresses: Collection[str],
    event: ConsentEvent,
    *,
    kind: ChannelKind = ChannelKind.VK,
    happened_at: datetime | None = None,
    details: Mapping[str, str | int] | None = None,
) -> set[str]:
    """Note one event of many addresses and give those whose consent it changed."""
    ctx.require(Permission.SYSTEM)
    return await _note(ctx, account_id, addresses, event, kind=kind, happened_at=happened_at, details=details)


async def spread_refusals(ctx: Writing, addresses: Collection[Address]) -> int:
    """These addresses have turned out to be one person's: what was refused to an account at one, is so at all.

    It counts from now on, so that a permission at another address falls with it. Gives how many addresses it changed.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    of_kind: dict[ChannelKind, list[str]] = {}
    for kind, address in addresses:
        of_kind.setdefault(kind, []).append(address)
    changed = 0
    for kind, listed in of_kind.items():
        refused = (Consent.kind == kind, Consent.address.in_(listed), Consent.event.in_(list(_BY_WILL)))
        rows = await ctx.rows(select(Consent.account_id, Consent.event).where(*refused))
        for account_id in {row.account_id for row in rows}:
            events = [row.event for row in rows if row.account_id == account_id]
            details = {"addresses": len(listed)}
            changed += len(
                await _note(ctx, account_id, listed, max(events, key=_BY_WILL.index), kind=kind, details=details)
            )
    return changed


#: What a person has refused, the weaker first. That the network knows of no permission yet is no refusal.
_BY_WILL = (ConsentEvent.DENIED, ConsentEvent.OPTED_OUT)


async def _note(
    ctx: Writing,
    account_id: int,
    addresses: Collection[str],
    event: ConsentEvent,
    *,
    kind: ChannelKind,
    happened_at: datetime | None = None,
    details: Mapping[str, str | int] | None = None,
) -> set[str]:
    now = ctx.clock()
    # A network whose clock runs ahead must not settle the future.
    moment = min(happened_at or now, now)
    of_each: dict[str, Any] = {"account_id": account_id, "kind": kind, "event": event}
    changed: set[str] = set()
    for part in in_parts(sorted(set(addresses))):
        changed |= await _write(ctx, of_each, part, event, moment)
    if changed:
        proof = of_each | {"happened_at": moment, "noted_at": now, "details": dict(details or {})}
        await ctx.execute(insert(ConsentChange), [proof | {"address": address} for address in sorted(changed)])
    return changed


async def _write(
    ctx: Writing, of_each: dict[str, Any], addresses: Sequence[str], event: ConsentEvent, moment: datetime
) -> set[str]:
    """Bring the rows of these addresses up to date and give those whose consent changed."""
    rows = [
        of_each | {"address": address, "is_allowed": event in LIFTS, "since": moment, "last_at": moment}
        for address in addresses
    ]
    statement = insert_into(ctx.dialect, Consent).values(rows)
    written = await ctx.execute(
        statement.on_conflict_do_update(
            index_elements=["account_id", "kind", "address"],
            set_={name: statement.excluded[name] for name in ("is_allowed", "event", "since")},
            where=_replaces(event, moment),
        ).returning(Consent.address)
    )
    await ctx.execute(
        update(Consent)
        .where(
            Consent.account_id == of_each["account_id"],
            Consent.kind == of_each["kind"],
            Consent.address.in_(addresses),
            Consent.last_at < moment,
        )
        .values(last_at=moment)
    )
    return set(written.scalars())


def _replaces(event: ConsentEvent, moment: datetime) -> ColumnElement[bool]:
    """When the event replaces what stands. Decided inside the statement, so that two writers at once do no harm."""
    if event in LIFTS:
        return and_(Consent.is_allowed.is_(False), Consent.event.in_(LIFTS[event]), Consent.last_at < moment)
    stands_lower = or_(Consent.is_allowed.is_(True), Consent.event.in_(OUTWEIGHS[event]))
    # At the same moment the prohibition wins.
    is_not_older = Consent.last_at <= moment
    if event is ConsentEvent.OPTED_OUT:
        return and_(stands_lower, or_(is_not_older, Consent.event != ConsentEvent.ALLOWED, Consent.since <= moment))
    return and_(stands_lower, is_not_older)
