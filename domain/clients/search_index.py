"""Keeps the derived columns of cards true: search text, sort name, and whether their channels are live."""

from collections.abc import Collection

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.base.errors import AddressTakenError
from domain.base.tables import table_of
from domain.clients.folding import search_text, sort_name
from domain.clients.tables import Channel, Client, Note


async def refresh_search(session: AsyncSession, client_ids: Collection[int]) -> None:
    """Fold anew what the cards are found by. A VK id that another live card holds raises `AddressTakenError`."""
    ids = list(client_ids)
    cards = (await session.execute(select(table_of(Client)).where(Client.id.in_(ids)))).all()
    channels: dict[int, list[str]] = {}
    notes: dict[int, list[str]] = {}
    live: dict[int, set[bool]] = {}
    for row in await session.execute(
        select(Channel.client_id, Channel.address, Channel.is_live)
        .where(Channel.client_id.in_(ids))
        .order_by(Channel.id)
    ):
        channels.setdefault(row.client_id, []).append(row.address)
        live.setdefault(row.client_id, set()).add(row.is_live)
    for client_id, text in await session.execute(
        select(Note.client_id, Note.text).where(Note.client_id.in_(ids), Note.deleted_at.is_(None)).order_by(Note.id)
    ):
        notes.setdefault(client_id, []).append(text)

    folded = []
    # Addresses are given up before they are taken.
    liven: dict[bool, list[int]] = {False: [], True: []}
    for card in cards:
        folded_text = card_text(card, channels.get(card.id, []), notes.get(card.id, []))
        if (folded_text, sort_name(card.name)) != (card.search_text, card.name_folded):
            folded.append({"card": card.id, "text": folded_text, "sort": sort_name(card.name)})
        is_live = card.deleted_at is None
        if (not is_live) in live.get(card.id, set()):
            liven[is_live].append(card.id)
    if folded:
        # On the table, not the entity: a derived column must not count the card's version up.
        table = table_of(Client)
        await session.execute(
            update(table)
            .where(table.c.id == bindparam("card"))
            .values(search_text=bindparam("text"), name_folded=bindparam("sort")),
            folded,
        )
    for is_live, cards_of in liven.items():
        if cards_of:
            await _set_live(session, cards_of, is_live=is_live)


def card_text(card: object, addresses: list[str], notes: list[str]) -> str:
    """The search text of a card, given as a row or an entity."""
    fields = ("name", "first_name", "last_name", "middle_name", "company", "city")
    return search_text([getattr(card, field) for field in fields], addresses, notes)


async def _set_live(session: AsyncSession, client_ids: list[int], *, is_live: bool) -> None:
    table = table_of(Channel)
    try:
        await session.execute(update(table).where(table.c.client_id.in_(client_ids)).values(is_live=is_live))
    except IntegrityError as error:
        raise AddressTakenError(kind="vk") from error
