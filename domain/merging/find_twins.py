"""Look through the whole base for cards that may be one person."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import String, case, cast, delete, func, literal, select
from sqlalchemy.orm import aliased

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client
from domain.enrichment.tables import VkPage
from domain.journal.boundary import Reading, Writing
from domain.merging.namesakes import Person
from domain.merging.tables import PairState, TwinPair, TwinReason
from domain.merging.views import REASON_OF_KIND, FoundPair

#: An address that more cards share is that of an office or a shop, not of a person.
MOST_SHARING = 10
_ORDER = list(TwinReason)


async def find_by_address(ctx: Reading) -> list[FoundPair]:
    """Live cards that share an address, each with the oldest of those who share it; of the whole base.

    WhatsApp goes by the phone. A VK page by its name and the same by its number are one, where VK was asked.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    # Who may see which pair is decided by those who show them.
    kind = case((Channel.kind == ChannelKind.WHATSAPP, ChannelKind.PHONE.value), else_=cast(Channel.kind, String))
    listed = select(kind.label("kind"), Channel.address, Channel.client_id).where(Channel.is_live.is_(True)).subquery()
    count = func.count(listed.c.client_id.distinct())
    shared = (
        select(listed.c.kind, listed.c.address, func.min(listed.c.client_id).label("first"))
        .group_by(listed.c.address, listed.c.kind)
        .having(count.between(2, MOST_SHARING))
        .subquery()
    )
    rows = await ctx.rows(
        select(shared.c.first, listed.c.client_id, shared.c.kind, shared.c.address)
        .distinct()
        .join(listed, (listed.c.address == shared.c.address) & (listed.c.kind == shared.c.kind))
        .where(listed.c.client_id > shared.c.first)
    )
    found = [
        FoundPair(first, second, REASON_OF_KIND.get(ChannelKind(shares), TwinReason.ADDRESS), address)
        for first, second, shares, address in rows
    ]
    return found + await _by_page(ctx)


async def _by_page(ctx: Reading) -> list[FoundPair]:
    by_name, by_number = aliased(Channel), aliased(Channel)
    number = literal("id").concat(cast(VkPage.vk_id, String))
    rows = await ctx.rows(
        select(by_name.client_id, by_number.client_id, by_number.address)
        .select_from(VkPage)
        .join(by_name, (by_name.address == VkPage.address) & (by_name.kind == ChannelKind.VK))
        .join(by_number, (by_number.address == number) & (by_number.kind == ChannelKind.VK))
        .where(VkPage.vk_id.is_not(None), by_name.is_live.is_(True), by_number.is_live.is_(True))
        .where(by_name.client_id != by_number.client_id)
    )
    return [FoundPair(min(a, b), max(a, b), TwinReason.VK, address) for a, b, address in rows]


async def people_after(ctx: Reading, after: int, limit: int) -> list[Person]:
    """The next live cards behind this id that have a city or a birthday, for their names to be compared."""
    ctx.require(Permission.EDIT_CLIENTS)
    columns = (Client.id, Client.name, Client.city, Client.sex, Client.birth_year, Client.birth_month, Client.birth_day)
    tells = Client.city.is_not(None) | Client.birth_day.is_not(None)
    rows = await ctx.rows(
        select(*columns).where(Client.id > after, Client.deleted_at.is_(None), tells).order_by(Client.id).limit(limit)
    )
    return [
        Person(key, name, city, sex, (year, month, day) if month and day else None)
        for key, name, city, sex, year, month, day in rows
    ]


def surest(pairs: Iterable[FoundPair]) -> list[FoundPair]:
    """Each pair once, with its surest reason."""
    found: dict[tuple[int, int], FoundPair] = {}
    for pair in pairs:
        held = found.setdefault((pair.low_id, pair.high_id), pair)
        if _ORDER.index(pair.reason) < _ORDER.index(held.reason):
            found[pair.low_id, pair.high_id] = pair
    return list(found.values())


async def keep_pairs(ctx: Writing, pairs: Sequence[FoundPair]) -> None:
    """Note these pairs (each once) as found now. What people have said of a pair stays."""
    ctx.require(Permission.EDIT_CLIENTS)
    if not pairs:
        return
    common = {"state": PairState.OPEN, "found_at": ctx.clock(), "version": 1}
    rows = [
        {"low_id": each.low_id, "high_id": each.high_id, "reason": each.reason, "shared": each.shared} | common
        for each in pairs
    ]
    statement = insert_into(ctx.dialect, TwinPair)
    new = {name: statement.excluded[name] for name in ("reason", "shared", "found_at")}
    await ctx.execute(statement.on_conflict_do_update(index_elements=["low_id", "high_id"], set_=new), rows)


async def forget_pairs(ctx: Writing, since: datetime) -> None:
    """Drop the open pairs that a scan begun at this moment did not find again.

    Those that somebody put side by side stay, and so does what people have said.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    stale = (TwinPair.found_at < since, TwinPair.state == PairState.OPEN, TwinPair.reason != TwinReason.CHOSEN)
    await ctx.execute(delete(table_of(TwinPair)).where(*stale))
