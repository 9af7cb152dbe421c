"""Find the cards that the rows of a chunk may mean, and what these cards hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import String, func, select, type_coerce

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.clients.access import allowed_clients
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.sources import trace_text
from domain.clients.tables import Channel, Client, ClientSource, ClientTag, Note, Tag
from domain.funnel.tables import ClientStage, Deal
from domain.journal.boundary import Query, Reading
from domain.touches.tables import Touch
from domain.transfer.difference import Existing, wall_minute
from domain.transfer.keys import Key
from domain.transfer.names import Names
from domain.transfer.own_cells import OWN
from domain.transfer.prints import seal_of

_VK = ChannelKind.VK.value


@dataclass(slots=True)
class Candidate:
    """A live card at an address; one that the actor may not see is a stranger's, of which nothing is told.

    Somebody without a name is called by an address; `name` is empty then. `seal` is what a stamp of our export on this
    card begins with, told only where rows carry an id.
    """

    client_id: int
    name: str
    is_visible: bool
    has_vk: bool = False
    seal: str = ""


@dataclass(slots=True)
class Found:
    """The live cards that rows may mean, by (kind, address), by an id of ours as ("id", …), and, of those that nothing
    but their name tells apart, by ("name", …); the oldest first. `cards` holds what the visible ones among them hold.
    """

    by_key: dict[Key, list[Candidate]]
    cards: dict[int, Existing]


async def find_cards(
    ctx: Reading,
    addresses: Collection[Key],
    client_ids: Collection[int],
    bare_names: Collection[str],
    names: Names,
    others: Sequence[tuple[Key, int]] = (),
) -> Found:
    """Find the cards at these addresses, with these ids, or with nothing but these (folded) names.

    `others` are cards that were found by other keys already.
    """
    ctx.require(Permission.IMPORT)
    keys: list[tuple[Key, int]] = list(others)
    if addresses:
        query = select(type_coerce(Channel.kind, String), Channel.address, Channel.client_id)
        listed = among(ctx.dialect, Channel.address, {address for _, address in addresses})
        rows = await ctx.rows(query.where(listed, Channel.is_live.is_(True)).order_by(Channel.client_id))
        keys += [((kind, address), client_id) for kind, address, client_id in rows]
    if bare_names:
        has_address = select(1).where(Channel.client_id == Client.id, Channel.kind != ChannelKind.SITE).exists()
        alone = select(Client.name_folded, Client.id).where(~has_address, Client.deleted_at.is_(None))
        rows = await ctx.rows(alone.where(among(ctx.dialect, Client.name_folded, bare_names)).order_by(Client.id))
        keys += [(("name", folded), client_id) for folded, client_id in rows]
    keys += [(("id", str(client_id)), client_id) for client_id in client_ids]
    if not keys:
        return Found({}, {})
    seen = allowed_clients(ctx.actor)
    live = select(Client.id, Client.name, seen, Client.created_at).where(Client.deleted_at.is_(None))
    rows = await ctx.rows(live.where(among(ctx.dialect, Client.id, {client_id for _, client_id in keys})))
    people = {
        key: Candidate(key, name, bool(is_seen), seal=seal_of(key, created_at) if client_ids else "")
        for key, name, is_seen, created_at in rows
    }
    found = Found({}, await load_existing(ctx, [key for key, one in people.items() if one.is_visible], names))
    for client_id, card in found.cards.items():
        people[client_id].has_vk = card.has_vk
        if card.is_nameless:
            people[client_id].name = ""
    for key, client_id in keys:
        person = people.get(client_id)
        if person is not None and (person.is_visible or key[0] not in _OURS):
            found.by_key.setdefault(key, []).append(person)
    return found


#: An id, a bare name or an own field of a card that the actor may not see means nothing to him.
_OURS = frozenset({"id", "name", OWN})


async def load_existing(ctx: Reading, client_ids: Collection[int], names: Names) -> dict[int, Existing]:
    """What these cards hold, with the stage that stands in the funnel of `names`."""
    ctx.require(Permission.IMPORT)
    if not client_ids:
        return {}
    zone = ZoneInfo(ctx.actor.zone)

    def of(query: Query, column: Any) -> Query:
        return query.where(among(ctx.dialect, column, client_ids))

    cards = {row.id: _card(row, names) for row in await ctx.rows(of(select(*_CARD), Client.id))}
    channels = select(Channel.client_id, type_coerce(Channel.kind, String), Channel.address)
    for client_id, kind, address in await ctx.rows(of(channels, Channel.client_id)):
        card = cards[client_id]
        card.channels.add((kind, address))
        card.is_nameless = card.is_nameless or card.values["name"] == address
        card.has_vk = card.has_vk or kind == _VK
    tags = select(ClientTag.client_id, Tag.folded).join(Tag, Tag.id == ClientTag.tag_id)
    for client_id, folded in await ctx.rows(of(tags, ClientTag.client_id)):
        cards[client_id].tags.add(folded)
    stages = select(ClientStage.client_id, ClientStage.stage_id).where(ClientStage.funnel_id == names.funnel_id)
    for client_id, stage_id in await ctx.rows(of(stages, ClientStage.client_id)):
        cards[client_id].stage_id = names.meant("stage", stage_id)
    notes = select(Note.client_id, Note.text).where(Note.deleted_at.is_(None))
    for client_id, text in await ctx.rows(of(notes, Note.client_id)):
        cards[client_id].notes.add(text)
    deals = select(Deal.client_id, Deal.title, Deal.amount, Deal.currency).where(Deal.deleted_at.is_(None))
    for client_id, title, amount, currency in await ctx.rows(of(deals, Deal.client_id)):
        cards[client_id].deals.add((title, amount, currency))
    touches = select(Touch.client_id, Touch.happened_at).where(Touch.deleted_at.is_(None))
    for client_id, happened_at in await ctx.rows(of(touches, Touch.client_id)):
        cards[client_id].touches.add(wall_minute(happened_at, zone))
    sources = select(ClientSource.client_id, ClientSource.details)
    for client_id, details in await ctx.rows(of(sources, ClientSource.client_id)):
        cards[client_id].sources.add(trace_text(details))
    return cards


async def count_aside(ctx: Reading, client_ids: Collection[int]) -> int:
    """How many of these cards stand in the archive or are blocked, so that no list shows them."""
    ctx.require(Permission.IMPORT)
    aside = select(func.count()).where(among(ctx.dialect, Client.id, client_ids), Client.state != ClientState.ACTIVE)
    return int(await ctx.scalar(aside) or 0) if client_ids else 0


_CARD = (
    Client.id,
    Client.version,
    Client.name,
    Client.kind,
    Client.first_name,
    Client.last_name,
    Client.middle_name,
    Client.company,
    Client.city,
    Client.sex,
    Client.category_id,
    Client.responsible_id,
    Client.birth_year,
    Client.birth_month,
    Client.birth_day,
    Client.next_touch_on,
    Client.next_touch_time,
)


def _card(row: Any, names: Names) -> Existing:
    (key, version, name, kind, first, last, middle, company, city, sex, category, responsible, *dates) = row
    year, month, day, on, at = dates
    values = {
        "name": name,
        "kind": kind,
        "first_name": first,
        "last_name": last,
        "middle_name": middle,
        "company": company,
        "city": city,
        "sex": sex,
        "category_id": names.meant("category", category),
        "responsible_id": names.meant("responsible", responsible),
        "birthday": (year, month, day) if month and day else None,
        "next_touch": (on, at) if on else None,
    }
    return Existing(key, version, values)
