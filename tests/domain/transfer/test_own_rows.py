"""Own fields and products of many rows, written and taken back on both databases."""

from datetime import date

from sqlalchemy import select

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Client
from domain.fields.queries import fields_of, list_fields
from domain.fields.set_field import set_field
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.products.change_products import add_product
from domain.products.queries import list_products, products_of
from domain.transfer.import_rows import import_rows
from domain.transfer.layout import PRODUCTS, own_key
from domain.transfer.options import Filled, ImportOptions, MatchBy
from domain.transfer.own_cells import OwnBook
from domain.transfer.rows import CleanRow
from tests.domain.transfer.support import begin, row
from tests.support.dumps import live
from tests.support.fields import Layout, add_layout


async def bring(
    database: Database, rows: list[CleanRow], *, match_field: int | None = None, filled: Filled = Filled.NEWER
) -> int | None:
    """Import these rows as one change, in a file with a column for every field and the products."""
    match = MatchBy.OWN if match_field is not None else MatchBy.AUTO
    run = await begin(database, SYSTEM, ImportOptions(match, filled, match_field=match_field))
    async with writing(database, SYSTEM, ChangeKind.IMPORTED) as ctx:
        fields = {each.id: each for each in await list_fields(ctx)}
        products = {each.id: each.name for each in await list_products(ctx)}
        titles = {**{key: each.name for key, each in fields.items()}, PRODUCTS: "Товары"}
        run.own = OwnBook(titles, fields, products, match_field=match_field)
        await import_rows(ctx, run, rows)
    return ctx.change_id


def cells(number: int, name: str, phone: str, said: dict[int, str]) -> CleanRow:
    found = row(number, name, ("phone", phone)) if phone else row(number, name)
    found.fields |= {own_key(field_id): text for field_id, text in said.items()}
    return found


async def held(database: Database) -> dict[str, tuple[dict[int, object], list[str]]]:
    async with reading(database, SYSTEM) as ctx:
        names = {row.id: row.name for row in await ctx.rows(select(Client.id, Client.name))}
        values, products = await fields_of(ctx, names), await products_of(ctx, names)
    return {
        name: (dict(values.get(key, {})), [each.name for each in products.get(key, ())]) for key, name in names.items()
    }


async def test_values_come_and_go_on_both_databases(any_database: Database) -> None:
    async with writing(any_database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        fields: Layout = await add_layout(ctx)
        await add_product(ctx, "Тент", None, "RUB")
        anna = await add_client(ctx, "Анна", [(ChannelKind.PHONE, "+79160000001")])
        for field_id, value in (
            (fields.text, "Чай"),
            (fields.number, 38.5),
            (fields.several, (fields.colours[0], fields.colours[1])),
            (fields.flag, True),
        ):
            await set_field(ctx, anna.id, field_id, value)
    before = await live(any_database)
    change_id = await bring(
        any_database,
        [
            cells(2, "Анна", "+79160000001", {
                fields.text: "Кофе", fields.number: "38,5", fields.date: "02.03.2026", fields.choice: "большой",
                fields.several: "синий, зелёный", fields.flag: "нет", fields.link: "example.com", PRODUCTS: "тент",
            }),
            cells(3, "Пётр", "+79160000002", {fields.text: "Квас", fields.several: "синий", PRODUCTS: "Тент"}),
            # The third row is Пётр's again, and fills what the first one left empty.
            cells(4, "Пётр", "+79160000002", {fields.text: "Чай", fields.number: "180"}),
        ],
    )  # fmt: skip
    told = await held(any_database)
    assert told["Анна"] == (
        {
            fields.text: "Кофе",
            fields.number: 38.5,
            fields.date: date(2026, 3, 2),
            fields.choice: (fields.choices[1],),
            fields.several: (fields.colours[1], fields.colours[2]),
            fields.flag: False,
            fields.link: "https://example.com",
        },
        ["Тент"],
    )
    assert told["Пётр"][0] == {fields.text: "Квас", fields.number: 180.0, fields.several: (fields.colours[2],)}
    async with reading(any_database, SYSTEM) as ctx:
        texts = {row.name: row.search_text for row in await ctx.rows(select(Client.name, Client.search_text))}
    assert all(word in texts["Пётр"].split() for word in ("kvas", "180", "tent"))
    assert "kofe" in texts["Анна"].split()
    assert change_id is not None
    async with writing(any_database, SYSTEM, ChangeKind.UNDONE) as ctx:
        assert (await undo_change(ctx, change_id)).left == []
    assert await live(any_database) == before


async def test_a_number_or_a_text_tells_who_it_is(any_database: Database) -> None:
    async with writing(any_database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        fields: Layout = await add_layout(ctx)
        for name, number, text in (("Анна", 1200.5, "Д-1"), ("Пётр", 7.0, "Д-2")):
            client = await add_client(ctx, name)
            await set_field(ctx, client.id, fields.number, number)
            await set_field(ctx, client.id, fields.text, text)
    await bring(
        any_database,
        [
            cells(2, "", "", {fields.number: "1 200,50", fields.link: "a.ru"}),
            cells(3, "Не Анна", "", {fields.number: "9"}),
        ],
        match_field=fields.number,
    )
    await bring(any_database, [cells(2, "", "", {fields.text: "д-2", fields.number: "8"})], match_field=fields.text)
    told = {name: values for name, (values, _) in (await held(any_database)).items()}
    assert told["Анна"] == {fields.number: 1200.5, fields.text: "Д-1", fields.link: "https://a.ru"}
    assert told["Пётр"] == {fields.number: 8.0, fields.text: "Д-2"}
    assert told["Не Анна"] == {fields.number: 9.0}
    # Only gaps are filled if that was chosen.
    gaps = [cells(2, "", "", {fields.text: "Д-2", fields.number: "5", fields.flag: "да"})]
    await bring(any_database, gaps, match_field=fields.text, filled=Filled.GAPS)
    assert (await held(any_database))["Пётр"][0] == {fields.number: 8.0, fields.text: "Д-2", fields.flag: True}
