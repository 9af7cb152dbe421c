"""What the cells of own fields mean, and how their columns are recognised and remembered."""

from datetime import date, datetime, time

import pytest

from domain.clients.named_lists import read_names
from domain.fields.rules import search_key
from domain.fields.tables import FieldKind
from domain.fields.views import ChoiceView, FieldView
from domain.transfer.clean import clean_row
from domain.transfer.layout import PRODUCTS, FileFormat, ImportField, Layout, own_key
from domain.transfer.own_cells import OwnBook, OwnHeld, OwnProblem, key_of_value, uncounted
from domain.transfer.own_column import written
from domain.transfer.own_layout import recalled, remembered, with_own_columns
from domain.transfer.prints import OwnPart, part_called, read_stamp, seal_of, stamp_of, stamp_own
from domain.transfer.problems import RowSkip
from domain.transfer.rows import Cell, CleanRow

_COLOURS = (ChoiceView(1, "красный"), ChoiceView(2, "синий"), ChoiceView(3, "сине-зелёный, тёмный"))


def field(key: int, name: str, kind: FieldKind, *choices: ChoiceView) -> FieldView:
    return FieldView(key, name, kind, None, is_required=False, choices=choices)


FIELDS = [
    field(1, "Номер договора", FieldKind.TEXT),
    field(2, "Рост", FieldKind.NUMBER),
    field(3, "Договор до", FieldKind.DATE),
    field(4, "Цвета", FieldKind.CHOICES, *_COLOURS),
    field(5, "Интересуют товары", FieldKind.FLAG),
    field(6, "Должность", FieldKind.TEXT),
    field(7, "Телефон", FieldKind.TEXT),
]


def layout(*titles: str) -> Layout:
    """A table with these titles, nothing of which is understood so far."""
    mapping = dict.fromkeys(range(len(titles)), ImportField.IGNORE)
    return Layout(FileFormat.CSV, "utf-8", ";", "", 0, mapping, dict(enumerate(titles)))


def test_own_columns_are_known_by_their_titles() -> None:
    found = with_own_columns(
        layout("◆ РОСТ", "номер договора", "Должность", "Телефон", "◆ Телефон", "◆ Интересуют товары", "Рост", "Цвет"),
        FIELDS,
    )
    # «Телефон» of another file is a phone, and one field has one column.
    assert found.own == {0: 2, 1: 1, 2: 6, 4: 7, 5: 5}
    assert with_own_columns(layout("◆ Интересуют товары", "◆ Интересуют товары (1)"), FIELDS).own == {0: 5, 1: PRODUCTS}
    assert with_own_columns(layout("Products of interest"), ()).own == {0: PRODUCTS}


def test_what_columns_meant_is_remembered_but_for_fields_that_are_gone() -> None:
    chosen = with_own_columns(layout("Рост", "Цвета", "Товары", "X"), FIELDS)
    chosen = chosen.with_mapping(
        {**chosen.mapping, 2: ImportField.OWN, 3: ImportField.CITY}, {**chosen.own, 2: PRODUCTS}
    )
    kept = remembered(chosen)
    again = recalled(layout("Рост", "Цвета", "Товары", "X"), {**kept, "9": "city"}, {2})
    assert again.own == {0: 2, 2: PRODUCTS}
    assert again.mapping == {0: ImportField.OWN, 1: ImportField.IGNORE, 2: ImportField.OWN, 3: ImportField.CITY}
    assert Layout.from_json(chosen.to_json()) == chosen
    # A layout of an earlier program, and a column that means something else again.
    older = {key: value for key, value in layout("Рост").to_json().items() if key != "own"}
    assert Layout.from_json(older).own == {}
    assert chosen.with_mapping({0: ImportField.CITY, 1: ImportField.OWN}).own == {1: 4}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1234.0, "1234"),
        (38.5, "38.5"),
        (1e-07, "0.0000001"),
        (1e15, "1000000000000000"),
        (date(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 3, 2), "2026-03-02"),  # noqa: DTZ001 — a spreadsheet knows no zones.
        (datetime(2026, 3, 2, 14, 30), "2026-03-02 14:30"),  # noqa: DTZ001 — the same.
        (time(9, 30), "09:30:00"),
    ],
)
def test_a_cell_is_kept_as_a_person_would_write_it(cell: Cell, text: str) -> None:
    assert written(cell) == text


def test_a_row_with_nothing_but_an_own_cell_may_still_mean_somebody() -> None:
    table = with_own_columns(layout("Номер договора"), FIELDS)
    assert clean_row(2, ["Д-12"], table).fields == {own_key(1): "Д-12"}
    assert clean_row(3, [""], table).skip is RowSkip.BLANK
    # What no field takes is for the note from the beginning.
    long = clean_row(4, ["я" * 5_000], table)
    assert long.skip is RowSkip.EMPTY_PERSON
    assert len(long.problems) == 1


def book(match_field: int | None = None, *, dayfirst: bool = True) -> OwnBook:
    titles = {key: FIELDS[key - 1].name for key in (1, 2, 3, 4)} | {9: "Ушло", PRODUCTS: "Товары"}
    fields = {each.id: each for each in FIELDS}
    return OwnBook(titles, fields, {1: "Тент", 2: "Курс, базовый"}, dayfirst=dayfirst, match_field=match_field)


def row(**cells: str) -> CleanRow:
    """A row with cells in own columns, by `f<id>`."""
    return CleanRow(2, fields={own_key(int(name[1:])): text for name, text in cells.items()})


def test_what_a_row_says_and_what_is_not_understood() -> None:
    said = book().said(
        row(f1="Д-1", f2="сто", f3="03/04/2026", f4="синий; Сине-зелёный, тёмный", f9="7", f0="Тент, Чум")
    )
    assert said.values == {1: "Д-1", 3: date(2026, 4, 3), 4: (2, 3)}
    assert said.products == {1: "Тент"}
    assert [uncounted(code) for code in said.problems] == [
        (OwnProblem.NUMBER, "Рост"),
        (OwnProblem.GONE, "Ушло"),
        (OwnProblem.PRODUCT, "Товары"),
    ]
    assert said.lines == ["Рост: сто", "Ушло: 7", "Товары: Чум"]
    assert uncounted("bad_phone") is None
    assert book(dayfirst=False).said(row(f3="03/04/2026")).values == {3: date(2026, 3, 4)}


def test_row_and_card_tell_the_same_in_the_same_words() -> None:
    told = book().told_row(
        row(f2="1 234,50", f3="2 марта 2026", f4="сине-зелёный, тёмный; КРАСНЫЙ", f0="курс, базовый")
    )
    held = OwnHeld({2: 1234.5, 3: date(2026, 3, 2), 4: (1, 3)}, {2})
    assert told == book().told_card(held)
    assert told[OwnPart(3)] == "02.03.2026"
    # A choice that was removed is told as it is written, so that an untouched cell is seen to be untouched.
    assert book().told_row(row(f4="синий, бурый"))[OwnPart(4)] == "бурый, синий"


def test_a_client_is_known_by_texts_numbers_and_links() -> None:
    assert book(1).key_of(row(f1=" д-12/3 ")) == book(1).key_of(row(f1="Д-12/3")) == key_of_value("Д-12/3")
    assert book(1).key_of(row(f1="Д-1/23")) != key_of_value("Д-12/3")
    assert book(2).key_of(row(f2="1 200,0")) == key_of_value(1200.0)
    assert book(2).key_of(row(f2="нет")) is None
    assert book(2).key_of(row(f1="Д-1")) is None
    assert book().key_of(row(f1="Д-1")) is None
    assert key_of_value(True) is None
    assert key_of_value(date(2026, 3, 2)) is None


def test_a_stamp_knows_own_fields() -> None:
    seal = seal_of(7, datetime(2026, 3, 2))  # noqa: DTZ001 — any moment will do.
    stamp = stamp_of(seal, [stamp_own([(12, "Квас"), (3, ""), (PRODUCTS, "Тент")])])
    found = read_stamp(stamp, seal)
    assert found is not None
    assert set(found) == {OwnPart(12), OwnPart(PRODUCTS)}
    assert part_called(OwnPart(12).value) == OwnPart(12)
    assert read_stamp(f"{stamp}~x", seal) is None


def test_names_with_separators_in_them_are_found() -> None:
    known = {search_key(name): key for key, name in enumerate(("Курс", "Курс, базовый", "Коврик", "A; B"), 1)}
    assert read_names("Коврик, курс", known, search_key) == ([3, 1], [])
    assert read_names("Курс, базовый", known, search_key) == ([2], [])
    assert read_names("Коврик; Курс, базовый, Чум", known, search_key) == ([3, 2], ["Чум"])
    assert read_names("A; B\nA", known, search_key) == ([4], ["A"])
    assert read_names(" ,; ", known, search_key) == ([], [])
