"""The team's own fields and products in files: by columns, as the key of a client, in our own export there and back."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind, ClientKind
from domain.clients.queries import get_card
from domain.fields.change_choices import remove_choice, rename_choice
from domain.fields.change_fields import remove_field
from domain.fields.queries import fields_of
from domain.fields.set_field import set_field
from domain.fields.views import FieldValue
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.products.change_products import add_product
from domain.products.choose_products import add_client_product
from domain.products.queries import products_of
from domain.transfer.choose_layout import map_own_column
from domain.transfer.choose_options import choose_way, know_by_field
from domain.transfer.conflicts import decide_all, get_conflict
from domain.transfer.layout import PRODUCTS, ImportField
from domain.transfer.options import Emptied, MatchBy
from domain.transfer.prints import OwnPart
from domain.transfer.round_trip import Side
from domain.transfer.run_import import run_import
from domain.transfer.views import ImportView
from tests.jobs.transfer.support import Desk
from tests.jobs.transfer.test_edited_export import rewrite
from tests.jobs.transfer.test_round_trip import clear
from tests.support.dumps import dump, live
from tests.support.fields import Layout, add_layout

#: Every kind of field, each column called as the field is; the third row is full of mistakes.
LIST = """Имя;Телефон;Что пьёт;Рост;Договор до;Размер;Цвета;Есть дети;Анкета;Интересуют товары
Анна;+79160000001;Чай с лимоном;1 234,5;02.03.2026;большой;красный, синий;да;example.com/a;"Курс, базовый; Коврик"
Пётр;+79160000002;;;;;;;;
Олег;+79160000003;Кофе;сто;30.02.2026;Гигант;красный, бурый;иногда;не помню;Коврик, Самолёт
"""


@pytest.fixture
async def layout(desk: Desk) -> Layout:
    """A team with a field of every kind and two products."""
    async with writing(desk.database, desk.actor, ChangeKind.FIELDS_CHANGED, clock=desk.clock) as ctx:
        for name in ("Курс, базовый", "Коврик"):
            await add_product(ctx, name, None, "RUB")
        return await add_layout(ctx)


async def held(desk: Desk, name: str) -> tuple[dict[int, FieldValue], list[str]]:
    """What stands in the own fields of the card with this name, and the products."""
    (row,) = [each for each in (await live(desk.database))["client"] if each["name"] == name]
    async with reading(desk.database, desk.actor, desk.clock) as ctx:
        values, products = await fields_of(ctx, [row["id"]]), await products_of(ctx, [row["id"]])
    return values.get(row["id"], {}), [each.name for each in products.get(row["id"], ())]


def saved(folder: Path, text: str, name: str = "list.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


async def bring(desk: Desk, file: Path) -> ImportView:
    """Send, check, import; what the check promised is what happens."""
    view = await desk.send(file)
    checked = await desk.check(view.id)
    assert checked.report is not None
    done = await desk.run(view.id)
    assert done.report is not None
    assert done.report.counts == checked.report.counts
    return done


async def test_every_kind_of_field_comes_by_its_column(desk: Desk, layout: Layout, tmp_path: Path) -> None:
    before = await live(desk.database)
    file = saved(tmp_path, LIST)
    done = await bring(desk, file)
    assert done.report is not None
    assert done.report.counts.created == 3
    values, products = await held(desk, "Анна")
    assert values == {
        layout.text: "Чай с лимоном",
        layout.number: 1234.5,
        layout.date: date(2026, 3, 2),
        layout.choice: (layout.choices[1],),
        layout.several: (layout.colours[0], layout.colours[2]),
        layout.flag: True,
        layout.link: "https://example.com/a",
    }
    assert products == ["Курс, базовый", "Коврик"]
    assert await held(desk, "Пётр") == ({}, [])
    # What can't be taken is told by column, and stands in the note.
    assert await held(desk, "Олег") == ({layout.text: "Кофе"}, ["Коврик"])
    told = {
        "own:number:Рост", "own:no-such-day:Договор до", "own:choice:Размер", "own:choice:Цвета",
        "own:flag:Есть дети", "own:link:Анкета", "own:product:Интересуют товары",
    }  # fmt: skip
    assert done.report.counts.problems == Counter(told)
    (note,) = (await live(desk.database))["note"]
    assert "Рост: сто" in note["text"]
    assert "Интересуют товары: Самолёт" in note["text"]
    # The same file again tells nothing new; all of it goes back by one undo.
    again = await bring(desk, file)
    assert again.report is not None
    assert again.report.counts.skipped == Counter(unchanged=3)
    assert done.change_id is not None
    await desk.undo(done.change_id)
    assert await live(desk.database) == before


async def test_cards_that_are_there_are_filled_and_go_back(desk: Desk, layout: Layout, tmp_path: Path) -> None:
    await bring(desk, saved(tmp_path, LIST))
    before = await live(desk.database)
    news = "Имя;Телефон;Что пьёт;Рост;Цвета;Интересуют товары;Тип клиента\n"
    news += "Анна;+79160000001;Кофе;;синий;Коврик;компания\nПётр;+79160000002;;180;;Коврик;\n"
    done = await bring(desk, saved(tmp_path, news, "news.csv"))
    assert done.report is not None
    assert done.report.counts.updated == 2
    values, products = await held(desk, "Анна")
    assert (values[layout.text], values[layout.number], values[layout.several]) == ("Кофе", 1234.5, layout.colours[2:])
    assert "Коврик" in products
    assert await held(desk, "Пётр") == ({layout.number: 180.0}, ["Коврик"])
    kinds = {each["name"]: each["kind"] for each in (await live(desk.database))["client"]}
    assert (kinds["Анна"], kinds["Пётр"]) == (ClientKind.COMPANY, ClientKind.PERSON)
    assert done.change_id is not None
    await desk.undo(done.change_id)
    assert await live(desk.database) == before


async def test_clients_are_known_by_an_own_field(desk: Desk, layout: Layout, tmp_path: Path) -> None:
    async with writing(desk.database, desk.actor, ChangeKind.CLIENT_ADDED, clock=desk.clock) as ctx:
        anna = await add_client(ctx, "Анна", [(ChannelKind.PHONE, "+79160000001")])
        await set_field(ctx, anna.id, layout.text, "Д-12/3")
    text = "Что пьёт;Рост;Телефон\n д-12/3;170;\nД-12/4;;+79160000005\nД-12/4;165;\nД-99;160;\n;150;+79160000001\n"
    view = await desk.send(saved(tmp_path, text))
    async with writing(desk.database, desk.actor, ChangeKind.WORK, clock=desk.clock) as ctx:
        with pytest.raises(InvalidValueError):
            await know_by_field(ctx, view.id, view.version, layout.flag)
        with pytest.raises(InvalidValueError):
            await choose_way(ctx, view.id, view.version, match=MatchBy.OWN)
        await know_by_field(ctx, view.id, view.version, layout.text)
    checked = await desk.check(view.id)
    done = await desk.run(view.id)
    assert checked.report is not None
    assert done.report is not None
    counts = done.report.counts
    assert (counts.updated, counts.created, counts.merged) == (1, 2, 1)
    # A number that nobody has, on a row without a name or a contact, makes no client.
    assert counts.skipped == Counter(empty_person=1)
    assert checked.report.counts == counts
    assert (await held(desk, "Анна"))[0] == {layout.text: "Д-12/3", layout.number: 170.0}
    assert (await held(desk, "+79160000005"))[0] == {layout.text: "Д-12/4", layout.number: 165.0}


async def test_a_field_or_a_choice_that_goes_meanwhile(desk: Desk, layout: Layout, tmp_path: Path) -> None:
    view = await desk.send(saved(tmp_path, LIST))
    await desk.check(view.id)
    async with writing(desk.database, desk.actor, ChangeKind.FIELDS_CHANGED, clock=desk.clock) as ctx:
        await remove_field(ctx, layout.number)
        await remove_choice(ctx, layout.choices[1])
    async with writing(desk.database, desk.actor, ChangeKind.WORK, clock=desk.clock) as ctx:
        with pytest.raises(InvalidValueError) as refused:
            await run_import(ctx, view.id)
        assert refused.value.data["reason"] == "field-gone"
        with pytest.raises(NotFoundError):
            await map_own_column(ctx, view.id, view.version, 3, layout.number)
        await map_own_column(ctx, view.id, view.version, 3, layout.text)
    checked = await desk.check(view.id)
    assert checked.layout is not None
    assert (checked.layout.mapping[2], checked.layout.mapping[3]) == (ImportField.IGNORE, ImportField.OWN)
    done = await desk.run(view.id)
    assert done.report is not None
    assert done.report.counts.problems["own:choice:Размер"] == 2
    values, _ = await held(desk, "Анна")
    assert values[layout.text] == "1 234,5"
    assert layout.choice not in values


async def test_edited_own_cells_come_back(desk: Desk, layout: Layout, tmp_path: Path) -> None:
    await bring(desk, saved(tmp_path, LIST))
    (file,) = await desk.export("xlsx")
    before = await live(desk.database)
    (anna,) = [each["id"] for each in before["client"] if each["name"] == "Анна"]
    async with writing(desk.database, desk.actor, ChangeKind.CLIENT_EDITED, clock=desk.clock) as ctx:
        await set_field(ctx, anna, layout.text, "Компот")
        await set_field(ctx, anna, layout.flag, False)
        await rename_choice(ctx, layout.choices[1], "Крупный")
    cells = {"r3_◆ Что пьёт": "Квас", "r3_◆ Рост": 180, "r3_◆ Договор до": None, "r3_◆ Цвета": "зелёный"}
    edited = rewrite(file, **cells, **{"r3_◆ Интересуют товары": None, "r3_Тип клиента": "компания"})
    view = await desk.send(edited)
    async with writing(desk.database, desk.actor, ChangeKind.WORK, clock=desk.clock) as ctx:
        await choose_way(ctx, view.id, view.version, emptied=Emptied.CLEAR)
    checked = await desk.check(view.id)
    assert checked.report is not None
    assert not checked.report.counts.problems
    shown = {(each.part, each.before, each.after) for each in checked.report.examples}
    assert ("own:◆ Рост", "1234.5", "180") in shown
    async with writing(desk.database, desk.actor, ChangeKind.WORK, clock=desk.clock) as ctx:
        one = await get_conflict(ctx, view.id)
        assert one is not None
        assert (one.part, one.field, one.mine, one.theirs) == (OwnPart(layout.text), "Что пьёт", "Квас", "Компот")
        assert await get_conflict(ctx, view.id, one.id) is None
        await decide_all(ctx, view.id, Side.FILE)
    middle = await live(desk.database)
    done = await desk.run(view.id)
    values, products = await held(desk, "Анна")
    assert values == {
        layout.text: "Квас",
        layout.number: 180.0,
        layout.choice: (layout.choices[1],),
        layout.several: (layout.colours[1],),
        layout.flag: False,
        layout.link: "https://example.com/a",
    }
    assert products == []
    async with reading(desk.database, desk.actor, desk.clock) as ctx:
        assert (await get_card(ctx, anna)).kind is ClientKind.COMPANY
    assert done.change_id is not None
    await desk.undo(done.change_id)
    assert await live(desk.database) == middle


_TEXTS = st.one_of(
    st.sampled_from(("=2+5", "'=кавычка", "0123", "1e5", "12.05.1990", "да", "Итого", "a\u00a0b", "две\nстроки", "🔥")),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30),
).filter(lambda text: bool(text.strip()))
_VALUES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "text": _TEXTS,
        "number": st.one_of(st.integers(-(10**9), 10**9).map(float), st.floats(-1e6, 1e6).map(lambda it: round(it, 6))),
        "date": st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        "choice": st.integers(0, 2),
        "several": st.sets(st.integers(0, 2), min_size=1),
        "flag": st.booleans(),
        "link": st.sampled_from(("https://example.com/a,b;c?d=e", "https://пример.рф")),
        "products": st.sets(st.integers(0, 1)),
    },
)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@settings(
    max_examples=2,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(people=st.lists(_VALUES, min_size=6, max_size=12))
async def test_own_fields_that_come_back_change_nothing(
    desk: Desk, layout: Layout, kind: str, people: list[dict[str, Any]]
) -> None:
    async with desk.database.write() as connection:
        for name in ("client_field", "client_product"):
            await connection.exec_driver_sql(f"DELETE FROM {name}")
    await clear(desk.database)
    for number, person in enumerate(people):
        async with writing(desk.database, desk.actor, ChangeKind.CLIENT_ADDED, clock=desk.clock) as ctx:
            client = await add_client(ctx, f"Клиент {number}")
            for product in person.pop("products", ()):
                await add_client_product(ctx, client.id, product + 1)
            if "choice" in person:
                person["choice"] = (layout.choices[person["choice"]],)
            if "several" in person:
                person["several"] = tuple(layout.colours[place] for place in sorted(person["several"]))
            for name, value in person.items():
                await set_field(ctx, client.id, getattr(layout, name), value)
    before = await dump(desk.database, "change")
    (file,) = await desk.export(kind)
    view = await desk.send(file)
    assert view.layout is not None
    assert [*view.layout.own.values()] == [
        *(getattr(layout, name) for name in ("text", "number", "date", "choice", "several", "flag", "link")),
        PRODUCTS,
    ]
    checked = await desk.check(view.id)
    assert checked.report is not None
    assert checked.report.counts.skipped == Counter(unchanged=len(people))
    await desk.run(view.id)
    assert await dump(desk.database, "change") == before
