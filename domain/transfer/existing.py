"""Find the cards that the rows of a chunk may mean, and what these cards hold."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.clients.access import allowed_clients
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client, ClientTag, Note, Tag
from domain.funnel.tables import ClientStage, Deal
from domain.journal.boundary import Reading
from domain.touches.tables import Touch
from domain.transfer.wanted import Existing


@dataclass(slots=True)
class Candidate:
    """A live card at an address; one that the actor may not see is a stranger's, of which nothing is told."""

    client_id: int
    name: str
    is_visible: bool
    has_vk: bool


async def find_candidates(
    ctx: Reading, addresses: Collection[tuple[str, str]], client_ids: Collection[int], bare_names: Collection[str]
) -> dict[tuple[str, str], list[Candidate]]:
    """The live cards by (kind, address); by an id of ours as ("id", …); those without any address as ("name", …)."""
    ctx.require(Permission.IMPORT)
    seen = allowed_clients(ctx.actor)
    vk_page = aliased(Channel)
    has_vk = select(1).where(vk_page.client_id == Client.id, vk_page.kind == ChannelKind.VK).exists().label("has_vk")
    found: dict[tuple[str, str], list[Candidate]] = {}
    if addresses:
        rows = await ctx.rows(
            select(Channel.kind, Channel.address, Client.id, Client.name, seen.label("seen"), has_vk)
            .join(Client, Client.id == Channel.client_id)
            .where(Channel.address.in_({address for _, address in addresses}), Channel.is_live.is_(True))
            .order_by(Client.id)
        )
        for kind, address, client_id, name, is_visible, vk in rows:
            candidate = Candidate(client_id, name, bool(is_visible), bool(vk))
            found.setdefault((kind.value, address), []).append(candidate)
    if client_ids:
        rows = await ctx.rows(
            select(Client.id, Client.name).where(Client.id.in_(client_ids), Client.deleted_at.is_(None), seen)
        )
        for client_id, name in rows:
            found["id", str(client_id)] = [Candidate(client_id, name, is_visible=True, has_vk=False)]
    if bare_names:
        rows = await ctx.rows(
            select(Client.id, Client.name, Client.name_folded)
            .where(Client.name_folded.in_(bare_names), Client.deleted_at.is_(None), seen)
            .where(~select(1).where(Channel.client_id == Client.id).exists())
            .order_by(Client.id)
        )
        for client_id, name, folded in rows:
            found.setdefault(("name", folded), []).append(Candidate(client_id, name, is_visible=True, has_vk=False))
    return found


async def load_existing(ctx: Reading, client_ids: Iterable[int], funnel_id: int | None) -> dict[int, Existing]:
    """What these cards hold; the stage is the one in this funnel."""
    ctx.require(Permission.IMPORT)
    ids = list(client_ids)
    cards: dict[int, Existing] = {}
    if not ids:
        return cards
    for row in await ctx.rows(select(*table_of(Client).columns).where(Client.id.in_(ids))):
        cards[row.id] = Existing(row.id, _scalars(row))
    for client_id, kind, address in await ctx.rows(
        select(Channel.client_id, Channel.kind, Channel.address).where(Channel.client_id.in_(ids))
    ):
        cards[client_id].channels.add((kind.value, address))
    for client_id, folded in await ctx.rows(
        select(ClientTag.client_id, Tag.folded)
        .join(Tag, Tag.id == ClientTag.tag_id)
        .where(ClientTag.client_id.in_(ids))
    ):
        cards[client_id].tags.add(folded)
    for client_id, stage_id in await ctx.rows(
        select(ClientStage.client_id, ClientStage.stage_id).where(
            ClientStage.client_id.in_(ids), ClientStage.funnel_id == funnel_id
        )
    ):
        cards[client_id].stage_id = stage_id
    for client_id, text in await ctx.rows(
        select(Note.client_id, Note.text).where(Note.client_id.in_(ids), Note.deleted_at.is_(None))
    ):
        cards[client_id].notes.add(text)
    for client_id, title, amount, currency in await ctx.rows(
        select(Deal.client_id, Deal.title, Deal.amount, Deal.currency).where(
            Deal.client_id.in_(ids), Deal.deleted_at.is_(None)
        )
    ):
        cards[client_id].deals.add((title, amount, currency))
    for client_id, happened_at in await ctx.rows(
        select(Touch.client_id, Touch.happened_at).where(Touch.client_id.in_(ids), Touch.deleted_at.is_(None))
    ):
        cards[client_id].touches.add(happened_at)
    return cards


def _scalars(row: Client) -> dict[str, object]:
    plain = ("name", "first_name", "last_name", "middle_name", "company", "kind", "city", "sex")
    values: dict[str, object] = {key: getattr(row, key) for key in (*plain, "category_id", "responsible_id")}
    if row.birth_month and row.birth_day:
        values["birthday"] = (row.birth_year, row.birth_month, row.birth_day)
    if row.next_touch_on:
        values["next_touch"] = (row.next_touch_on, row.next_touch_time)
    return values
