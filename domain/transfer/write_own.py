"""Write what a file says of the team's own fields and products: set-based, with the journal of every value."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.tables import Base
from domain.fields.set_field import columns_by_slot
from domain.fields.tables import ClientField
from domain.fields.views import FieldView
from domain.journal.boundary import Writing
from domain.journal.bulk import bulk_insert, bulk_update, record_creations, record_updates, reserve_ids
from domain.journal.sets import delete_set
from domain.products.tables import ClientProduct
from domain.transfer.wanted import Wanted

_VALUES = ("text_value", "folded", "number_value", "date_value", "choice_id", "flag_value")
#: Which field of which card, and which row of it.
_Place = tuple[int, int, int]


async def write_own_new(ctx: Writing, new: Mapping[int, Wanted], fields: Mapping[int, FieldView]) -> None:
    """Fill in the fields of new cards; the journal needs nothing of it, for it comes and goes with the card."""
    ctx.require(Permission.IMPORT)
    values = {place: columns for card, wanted in new.items() for place, columns in _places(card, wanted, fields)}
    await _insert_values(ctx, values, is_news=False)
    await _insert_products(ctx, new, is_news=False)
    # What stands in the fields is searched, and only the base knows the names of what was chosen.
    ctx.touch_clients(*(card for card, wanted in new.items() if wanted.own or wanted.products))


async def write_own_changed(ctx: Writing, changed: Mapping[int, Wanted], fields: Mapping[int, FieldView]) -> None:
    """Bring the fields and products of cards to what is needed: client id to difference."""
    ctx.require(Permission.IMPORT)
    asked = {card: wanted for card, wanted in changed.items() if wanted.own or (wanted.taken and wanted.taken.own)}
    values = {place: columns for card, wanted in asked.items() for place, columns in _places(card, wanted, fields)}
    news = await _replace_values(ctx, asked, values) if asked else values
    await _insert_values(ctx, news, is_news=True)
    await _insert_products(ctx, changed, is_news=True)
    taken = {(card, key) for card, each in changed.items() if each.taken for key in each.taken.products}
    await _take_products(ctx, taken)


def _places(card: int, wanted: Wanted, fields: Mapping[int, FieldView]) -> Iterable[tuple[_Place, dict[str, Any]]]:
    for field_id, value in wanted.own.items():
        for slot, columns in columns_by_slot(fields[field_id].kind, value).items():
            yield (card, field_id, slot), columns


async def _replace_values(
    ctx: Writing, asked: Mapping[int, Wanted], values: Mapping[_Place, dict[str, Any]]
) -> dict[_Place, dict[str, Any]]:
    """Change the rows that are there, take away those that nobody wants any more; gives the values that have no row."""
    held = [getattr(ClientField, name) for name in _VALUES]
    place = (ClientField.client_id, ClientField.field_id, ClientField.slot)
    query = select(ClientField.id, ClientField.version, *place, *held)
    query = query.where(among(ctx.dialect, ClientField.client_id, asked)).with_for_update()
    there: set[_Place] = set()
    gone: list[int] = []
    # Rows that hold a value of the same kind go together.
    alike: dict[tuple[str, ...], list[tuple[Any, dict[str, Any]]]] = {}
    for row in (await ctx.execute(query)).all():
        wanted, at = asked[row.client_id], (row.client_id, row.field_id, row.slot)
        new = values.get(at)
        if new is not None:
            there.add(at)
            if any(getattr(row, name) != value for name, value in new.items()):
                alike.setdefault(tuple(new), []).append((row, new))
        elif row.field_id in wanted.own or (wanted.taken and row.field_id in wanted.taken.own):
            gone.append(row.id)
    for names, rows in alike.items():
        ids, cards = [row.id for row, _ in rows], [row.client_id for row, _ in rows]
        await bulk_update(ctx, ClientField, ids, {name: [new[name] for _, new in rows] for name in names})
        before = [{name: getattr(row, name) for name in names} for row, _ in rows]
        versions = [row.version + 1 for row, _ in rows]
        await record_updates(ctx, ClientField, ids, cards, before, [new for _, new in rows], versions)
    if gone:
        await delete_set(ctx, ClientField, among(ctx.dialect, ClientField.id, gone))
    return {at: columns for at, columns in values.items() if at not in there}


async def _insert_values(ctx: Writing, values: Mapping[_Place, dict[str, Any]], *, is_news: bool) -> None:
    places = list(values)
    columns: dict[str, Any] = {
        name: [place[number] for place in places] for number, name in enumerate(("client_id", "field_id", "slot"))
    }
    for name in _VALUES:
        found = [values[place].get(name) for place in places]
        if any(value is not None for value in found):
            columns[name] = found
    await _insert(ctx, ClientField, len(places), columns, is_news=is_news)


async def _insert_products(ctx: Writing, cards: Mapping[int, Wanted], *, is_news: bool) -> None:
    links = [(card, key) for card, wanted in cards.items() for key in wanted.products]
    columns: dict[str, Any] = {"client_id": [card for card, _ in links], "product_id": [key for _, key in links]}
    await _insert(ctx, ClientProduct, len(links), {**columns, "since": ctx.clock()}, is_news=is_news)


async def _insert(ctx: Writing, entity: type[Base], count: int, columns: dict[str, Any], *, is_news: bool) -> None:
    if not count:
        return
    if is_news:
        columns["id"] = await reserve_ids(ctx, entity, count)
    await bulk_insert(ctx, entity, count, columns)
    if is_news:
        await record_creations(ctx, entity, columns["id"], columns["client_id"])


async def _take_products(ctx: Writing, taken: set[tuple[int, int]]) -> None:
    if not taken:
        return
    query = select(ClientProduct.id, ClientProduct.client_id, ClientProduct.product_id)
    rows = await ctx.rows(query.where(among(ctx.dialect, ClientProduct.client_id, {card for card, _ in taken})))
    ids = [row.id for row in rows if (row.client_id, row.product_id) in taken]
    await delete_set(ctx, ClientProduct, among(ctx.dialect, ClientProduct.id, ids))
