"""Find the cards that the rows of a chunk may mean, and what these cards hold."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import String, case, select, true, type_coerce
from sqlalchemy.orm import aliased

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.clients.access import allowed_clients
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client, ClientSource, ClientTag, Note, Tag
from domain.funnel.tables import ClientStage, Deal
from domain.journal.boundary import Query, Reading
from domain.touches.tables import Touch
from domain.transfer.names import Names
from domain.transfer.wanted import Existing, wall_minute

Key = tuple[str, str]


@dataclass(slots=True)
class Candidate:
    """A live card at an address; one that the actor may not see is a stranger's, of which nothing is told.

    Somebody without a name is called by an address; `name` is empty then.
    """

    client_id: int
    name: str
    is_visible: bool
    has_vk: bool


async def find_candidates(
    ctx: Reading, addresses: Collection[Key], client_ids: Collection[int], bare_names: Collection[str]
) -> dict[Key, list[Candidate]]:
    """The live cards by (kind, address), the oldest first; by an id of ours as ("id", …); those that nothing but their
    name tells apart as ("name", …).
    """
    ctx.require(Permission.IMPORT)
    seen = allowed_clients(ctx.actor)
    found: dict[Key, list[Candidate]] = {}
    if addresses:
        page = aliased(Channel)
        has_vk = select(1).where(page.client_id == Client.id, page.kind == ChannelKind.VK).exists()
        is_nameless = select(1).where(page.client_id == Client.id, page.address == Client.name).exists()
        name = case((is_nameless, ""), else_=Client.name)
        rows = await ctx.rows(
            select(type_coerce(Channel.kind, String), Channel.address, Client.id, name, seen, has_vk)
            .join(Client, Client.id == Channel.client_id)
            .where(among(ctx.dialect, Channel.address, {address for _, address in addresses}))
            .where(Channel.is_live.is_(True))
            .order_by(Client.id)
        )
        cards: dict[int, Candidate] = {}
        for kind, address, client_id, called, is_visible, vk in rows:
            if client_id not in cards:
                cards[client_id] = Candidate(client_id, called, bool(is_visible), bool(vk))
            found.setdefault((kind, address), []).append(cards[client_id])
    for what, known, which in (("id", client_ids, Client.id), ("name", bare_names, Client.name_folded)):
        if known:
            has_address = select(1).where(Channel.client_id == Client.id, Channel.kind != ChannelKind.SITE).exists()
            alone = ~has_address if what == "name" else true()
            query = select(type_coerce(which, String), Client.id, Client.name).where(among(ctx.dialect, which, known))
            for key, client_id, called in await ctx.rows(
                query.where(alone, Client.deleted_at.is_(None), seen).order_by(Client.id)
            ):
                found.setdefault((what, str(key)), []).append(
                    Candidate(client_id, called, is_visible=True, has_vk=False)
                )
    return found


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
        cards[client_id].sources.add(str(details.get("text", "")))
    return cards


_CARD = (
    Client.id,
    Client.version,
    Client.name,
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
    (key, version, name, first, last, middle, company, city, sex, category, responsible, year, month, day, on, at) = row
    values = {
        "name": name,
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
