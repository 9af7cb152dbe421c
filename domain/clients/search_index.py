"""Keeps the derived columns of cards true: search text, sort name, and whether their channels are live."""

from collections.abc import Collection

from sqlalchemy import bindparam, exists, not_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.base.bulk import among
from domain.base.errors import AddressTakenError
from domain.base.refreshing import follows
from domain.base.tables import table_of
from domain.clients.folding import search_text, sort_name
from domain.clients.tables import Channel, Client, Note

#: What a card is found by.
_FOLDED = ("name", "first_name", "last_name", "middle_name", "company", "city")


@follows({"client": _FOLDED, "channel": None, "note": None})
async def refresh_search(session: AsyncSession, client_ids: Collection[int]) -> None:
    """Fold anew what the cards are found by, removed ones too: they come back as they are."""
    ids = list(client_ids)
    cards = (await session.execute(select(table_of(Client)).where(Client.id.in_(ids)))).all()
    channels: dict[int, list[str]] = {}
    notes: dict[int, list[str]] = {}
    for row in await session.execute(
        select(Channel.client_id, Channel.address).where(Channel.client_id.in_(ids)).order_by(Channel.id)
    ):
        channels.setdefault(row.client_id, []).append(row.address)
    for client_id, text in await session.execute(
        select(Note.client_id, Note.text).where(Note.client_id.in_(ids), Note.deleted_at.is_(None)).order_by(Note.id)
    ):
        notes.setdefault(client_id, []).append(text)

    folded = []
    for card in cards:
        folded_text = card_text(card, channels.get(card.id, []), notes.get(card.id, []))
        if (folded_text, sort_name(card.name)) != (card.search_text, card.name_folded):
            folded.append({"card": card.id, "text": folded_text, "sort": sort_name(card.name)})
    if folded:
        # On the table, not the entity: a derived column must not count the card's version up.
        table = table_of(Client)
        await session.execute(
            update(table)
            .where(table.c.id == bindparam("card"))
            .values(search_text=bindparam("text"), name_folded=bindparam("sort")),
            folded,
        )


def card_text(card: object, addresses: list[str], notes: list[str]) -> str:
    """The search text of a card, given as a row or an entity."""
    return search_text([getattr(card, field) for field in _FOLDED], addresses, notes)


@follows({"client": {"deleted_at"}, "channel": None})
async def refresh_live(session: AsyncSession, client_ids: Collection[int]) -> None:
    """The channels of removed cards are not live. A VK id that another live card holds raises `AddressTakenError`."""
    table = table_of(Channel)
    live = exists().where(Client.id == table.c.client_id, Client.deleted_at.is_(None))
    theirs = update(table).where(among(session.get_bind().dialect.name, table.c.client_id, client_ids))
    # Addresses are given up before they are taken.
    await session.execute(theirs.where(table.c.is_live, not_(live)).values(is_live=False))
    try:
        await session.execute(theirs.where(not_(table.c.is_live), live).values(is_live=True))
    except IntegrityError as error:
        raise AddressTakenError(kind="vk") from error
