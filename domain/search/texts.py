"""Keeps the search texts and sort names of cards true: everything that a card is found by is put together here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CompoundSelect, Double, bindparam, cast, insert, literal_column, null, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.base.bulk import among
from domain.base.refreshing import follows, spreads
from domain.base.tables import table_of
from domain.clients.folding import search_text, sort_name
from domain.clients.tables import Channel, Client, Note
from domain.fields.numbers import plain_number
from domain.fields.tables import ClientField, CustomChoice, CustomField
from domain.journal.boundary import Query
from domain.products.tables import ClientProduct, Product
from domain.search.tables import StaleText
from domain.search.words import add_words

Column = InstrumentedAttribute[Any]

#: The columns of a card that are searched.
NAMES = ("name", "first_name", "last_name", "middle_name", "company", "city")
#: So many cards are written anew while people wait; more of them follow in the background.
AT_ONCE = 200


@dataclass(slots=True)
class Told:
    """What hangs on a card and is searched: addresses, what stands in its own fields with its products, and notes."""

    addresses: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@follows({"client": NAMES, "channel": None, "note": None})
async def refresh_search(session: AsyncSession, client_ids: Collection[int]) -> None:
    """Fold anew what the cards are found by, removed ones too: they come back as they are."""
    dialect = session.get_bind().dialect.name
    table = table_of(Client)
    cards = (await session.execute(select(table).where(among(dialect, table.c.id, client_ids)))).all()
    told = told_in(await session.execute(hanging_on(dialect, client_ids)))
    folded, words = [], set[str]()
    for card in cards:
        text, sort = card_text(card, told.get(card.id, Told())), sort_name(card.name)
        if (text, sort) != (card.search_text, card.name_folded):
            folded.append({"card": card.id, "text": text, "sort": sort})
            words.update(set(text.split()) - set(card.search_text.split()))
    if folded:
        # On the table, not the entity: a derived column must not count the card's version up.
        await session.execute(
            update(table)
            .where(table.c.id == bindparam("card"))
            .values(search_text=bindparam("text"), name_folded=bindparam("sort")),
            folded,
        )
        await add_words(session, words)


@follows({"client_field": None, "client_product": None}, by_itself=False)
async def refresh_values(session: AsyncSession, client_ids: Collection[int]) -> None:
    """The same after bulk work on the own fields or the products of cards: those of many follow in the background."""
    if len(client_ids) <= AT_ONCE:
        await refresh_search(session, client_ids)
    else:
        await session.execute(insert(StaleText), [{"client_id": key} for key in sorted(client_ids)])


@spreads("product", {"name", "deleted_at"})
async def spread_products(session: AsyncSession, ids: Collection[int]) -> None:
    """Whoever is interested in these products is found by other words now."""
    await _spread(session, ClientProduct.client_id, ClientProduct.product_id, ids)


@spreads("custom_choice", {"name", "deleted_at"})
async def spread_choices(session: AsyncSession, ids: Collection[int]) -> None:
    """The same with these choices."""
    await _spread(session, ClientField.client_id, ClientField.choice_id, ids)


@spreads("custom_field", {"deleted_at"})
async def spread_fields(session: AsyncSession, ids: Collection[int]) -> None:
    """The same with these fields."""
    await _spread(session, ClientField.client_id, ClientField.field_id, ids)


def hanging_on(dialect: str, client_ids: Collection[int]) -> CompoundSelect[*tuple[Any, ...]]:
    """The query of all that hangs on these cards; its rows are for `told_in`."""
    values = (
        _hanging(1, ClientField, ClientField.text_value, ClientField.number_value, CustomChoice.name)
        .join(CustomField, CustomField.id == ClientField.field_id)
        .outerjoin(CustomChoice, (CustomChoice.id == ClientField.choice_id) & CustomChoice.deleted_at.is_(None))
        .where(CustomField.deleted_at.is_(None))
    )
    products = (
        _hanging(2, ClientProduct, Product.name)
        .join(Product, Product.id == ClientProduct.product_id)
        .where(Product.deleted_at.is_(None))
    )
    parts: list[tuple[Any, Query]] = [
        (Channel, _hanging(0, Channel, Channel.address)),
        (ClientField, values),
        (ClientProduct, products),
        (Note, _hanging(3, Note, Note.text).where(Note.deleted_at.is_(None))),
    ]
    theirs = [query.where(among(dialect, entity.client_id, client_ids)) for entity, query in parts]
    return union_all(*theirs).order_by("place", "id")


def told_in(rows: Iterable[Any]) -> Mapping[int, Told]:
    """What hangs on each card; a card on which nothing hangs is missing."""
    found: dict[int, Told] = {}
    for place, client_id, _, *said in rows:
        card = found.setdefault(client_id, Told())
        kept = (card.addresses, card.values, card.values, card.notes)[place]
        kept += [plain_number(each) if isinstance(each, float) else each for each in said if each is not None]
    return found


def card_text(card: object, told: Told) -> str:
    """The search text of a card, given as a row or an entity."""
    return search_text([getattr(card, name) for name in NAMES], told.addresses, told.notes, told.values)


def _hanging(place: int, entity: Any, text: Column, number: Column | None = None, other: Column | None = None) -> Query:
    """What hangs on cards, as rows of one form: a text, a number, or another text."""
    return select(
        literal_column(str(place)).label("place"),
        entity.client_id,
        entity.id.label("id"),
        text,
        cast(null(), Double) if number is None else number,
        null() if other is None else other,
    ).select_from(entity)


async def _spread(
    session: AsyncSession, client: InstrumentedAttribute[int], shared: Column, ids: Iterable[int]
) -> None:
    theirs = select(client).where(shared.in_(list(ids)))
    await session.execute(insert(StaleText).from_select(["client_id"], theirs))
