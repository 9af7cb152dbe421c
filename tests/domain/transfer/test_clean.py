"""Cleaning rows: what comes of the cells, and that nothing is lost."""

import tempfile
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.transfer.clean import clean_row, rows_cleaner
from domain.transfer.layout import FileFormat, ImportField, Layout
from domain.transfer.problems import RowProblem, RowSkip
from domain.transfer.rows import Cell, CleanRow, ClientKind, cell_text
from domain.transfer.staging import Staging
from domain.transfer.write_staging import StagingWriter

F = ImportField


def clean(*columns: tuple[ImportField, str, Cell]) -> CleanRow:
    layout = Layout(
        FileFormat.CSV,
        "utf-8",
        ";",
        "",
        0,
        {index: meaning for index, (meaning, _, _) in enumerate(columns)},
        {index: title for index, (_, title, _) in enumerate(columns)},
    )
    return clean_row(5, [value for _, _, value in columns], layout)


def test_phones_and_emails_of_many_columns_combine() -> None:
    row = clean(
        (F.NAME, "ФИО", "Иванов Иван"),
        (F.PHONE, "Рабочий", "+7 495 123-45-67"),
        (F.PHONE, "Мобильный", 79161234567.0),
        (F.PHONE, "Ещё", "8 916 123 45 67"),
        (F.EMAIL, "E-mail", "A@B.ru; c@d.ru"),
        (F.WHATSAPP, "WhatsApp", "https://wa.me/79161234567"),
    )
    assert row.channels == [
        ("phone", "+74951234567"),
        ("phone", "+79161234567"),
        ("email", "a@b.ru"),
        ("email", "c@d.ru"),
        ("whatsapp", "+79161234567"),
    ]
    assert row.problems == []


@pytest.mark.parametrize(
    ("meaning", "raw", "problem"),
    [
        (F.PHONE, "+7 495 123-45-67 доб. 123", RowProblem.BAD_PHONE),
        (F.PHONE, "нет", RowProblem.BAD_PHONE),
        (F.EMAIL, "ivan@", RowProblem.BAD_EMAIL),
        (F.VK, "vk.com/club5", RowProblem.BAD_VK),
        (F.TELEGRAM, "нету", RowProblem.BAD_ADDRESS),
        (F.SITE, "без сайта", RowProblem.BAD_ADDRESS),
        (F.BIRTHDAY, "весной", RowProblem.BAD_DATE),
        (F.LAST_TOUCH, "вчера", RowProblem.BAD_DATE),
        (F.DEAL_AMOUNT, "много", RowProblem.BAD_MONEY),
        (F.DEAL_CURRENCY, "тугрики", RowProblem.BAD_MONEY),
        (F.SEX, "да", RowProblem.BAD_SEX),
        (F.CLIENT_ID, "x1", RowProblem.BAD_CLIENT_ID),
        (F.CITY, "я" * 300, RowProblem.TEXT_CUT),
        (F.NAME, "я" * 300, RowProblem.TEXT_CUT),
        (F.TAGS, "я" * 65, RowProblem.TEXT_CUT),
    ],
)
def test_what_is_not_understood_is_a_problem_and_a_note(meaning: ImportField, raw: str, problem: RowProblem) -> None:
    row = clean((F.LAST_NAME, "Фамилия", "Иванов"), (meaning, "Столбец", raw))
    assert row.problems == [(problem, "Столбец", raw)]
    assert row.fields["note"] == f"Столбец: {raw}"


def test_two_values_of_one_field_are_both_kept() -> None:
    row = clean((F.NAME, "ФИО", "Иванов Иван"), (F.CITY, "Город", "Тверь"), (F.CITY, "Город 2", "Омск"))
    assert row.fields == {"city": "Тверь", "note": "Город 2: Омск"}
    assert row.problems == [(RowProblem.SECOND_VALUE, "Город 2", "Омск")]


def test_notes_say_which_column_they_are_from() -> None:
    row = clean((F.NAME, "ФИО", "Иван"), (F.NOTE, "Комментарий", "=2+5"), (F.NOTE, "Должность", "директор"))
    assert row.fields["note"] == "=2+5\nДолжность: директор"


def test_profiles_in_a_site_column_go_to_their_networks() -> None:
    row = clean(
        (
            F.SITE,
            "Website",
            "https://vk.com/id5 t.me/durov, https://ok.ru/profile/77 instagram.com/Ivan_P wa.me/79161234567 a.ru",
        )
    )
    assert row.channels == [
        ("vk", "id5"),
        ("telegram", "durov"),
        ("ok", "77"),
        ("instagram", "ivan_p"),
        ("whatsapp", "+79161234567"),
        ("site", "https://a.ru"),
    ]


def test_other_channels_keep_their_title() -> None:
    row = clean(
        (F.OTHER_CHANNEL, "Viber", "+7 916"), (F.SKYPE, "Skype", "skype:Ivan.p?call"), (F.OK, "ОК", "ok.ru/ivan")
    )
    assert row.channels == [("other", "Viber: +7 916"), ("skype", "ivan.p"), ("ok", "ivan")]


def test_tags_of_google_and_outlook() -> None:
    assert clean((F.NAME, "Name", "Иван"), (F.TAGS, "Labels", "* myContacts ::: Клиенты ::: * starred")).tags == [
        "Клиенты"
    ]
    assert clean((F.NAME, "Name", "Иван"), (F.TAGS, "Категории", "Партнёр;VIP; VIP")).tags == ["Партнёр", "VIP"]


def test_deals() -> None:
    name = (F.NAME, "ФИО", "Иван")
    assert clean(name, (F.DEAL_AMOUNT, "Бюджет, руб", "25 000")).deals == [("", 2500000, "RUB")]
    assert clean(name, (F.DEAL_AMOUNT, "Бюджет, $", 12.5)).deals == [("", 1250, "USD")]
    assert clean(name, (F.DEAL_AMOUNT, "Бюджет", 0.0)).deals == []
    assert clean(name, (F.DEAL_TITLE, "Сделка", "Диван")).deals == [("Диван", 0, "RUB")]
    assert clean(name, (F.DEAL_AMOUNT, "Сумма", "5"), (F.DEAL_CURRENCY, "Валюта", "KZT")).deals == [("", 500, "KZT")]
    years = clean(name, (F.DEAL_AMOUNT, "Сумма 2024", "5"), (F.DEAL_AMOUNT, "Сумма 2025", "7"))
    assert years.deals == [("Сумма 2024", 500, "RUB"), ("Сумма 2025", 700, "RUB")]


def test_dates_and_sex() -> None:
    row = clean(
        (F.NAME, "ФИО", "Иван"),
        (F.BIRTHDAY, "ДР", date(1990, 5, 12)),
        (F.SEX, "Пол", "Муж."),
        (F.LAST_TOUCH, "Касание", "01.11.2026 10:30"),
        (F.NEXT_TOUCH, "Следующее", "02.11.2026"),
        (F.CREATED_AT, "Создан", datetime.fromisoformat("2026-10-01T09:00")),
    )
    assert row.fields == {
        "birthday": "1990-05-12",
        "sex": "male",
        "last_touch": "2026-11-01T10:30:00",
        "next_touch": "2026-11-02",
        "created_at": "2026-10-01T09:00:00",
    }


@pytest.mark.parametrize("total", ["Итого", "ИТОГО:", "Всего: 25", "Total", "Grand total"])
def test_totals_are_left_out(total: str) -> None:
    assert clean((F.NAME, "ФИО", total), (F.DEAL_AMOUNT, "Сумма", 5)).skip is RowSkip.TOTAL
    # Somebody who can be reached is no total, whatever the name.
    assert clean((F.NAME, "ФИО", total), (F.PHONE, "Телефон", "89161234567")).skip is None


def test_rows_that_make_no_client() -> None:
    assert clean((F.NAME, "ФИО", ""), (F.IGNORE, "x", " \t")).skip is RowSkip.BLANK
    assert clean((F.NAME, "ФИО", "ФИО"), (F.PHONE, "Телефон", "Телефон")).skip is RowSkip.REPEATED_HEADER
    nobody = clean((F.PHONE, "Телефон", "нет"), (F.CITY, "Город", "Тверь"))
    assert nobody.skip is RowSkip.EMPTY_PERSON
    assert nobody.problems == [(RowProblem.BAD_PHONE, "Телефон", "нет")]
    assert clean((F.CLIENT_ID, "touchbase_id", 7.0)).client_id == 7


def test_who_it_is() -> None:
    company = clean((F.COMPANY, "Компания", "ООО Рога"), (F.PHONE, "Телефон", "+74951234567"))
    assert (company.name, company.kind, company.company) == ("ООО Рога", ClientKind.COMPANY, "")
    named = clean((F.NAME, "Наименование", "ЗАО «Копыта»"))
    assert (named.name, named.kind, named.last_name) == ("ЗАО «Копыта»", ClientKind.COMPANY, "")
    full = clean((F.FIRST_NAME, "Имя", "Иван Петров"))
    assert (full.name, full.first_name, full.last_name) == ("Иван Петров", "Иван", "Петров")
    parts = clean(
        (F.FIRST_NAME, "Имя", "Иван"), (F.LAST_NAME, "Фамилия", "Петров"), (F.MIDDLE_NAME, "Отчество", "Ильич")
    )
    assert (parts.name, parts.middle_name) == ("Иван Петров", "Ильич")


@pytest.mark.parametrize("name", ["<b>Иван</b> & Ко", "🙂 Анна 👩‍👩‍👧", "\u202eнавИ", "שלום", "=2+5"])
def test_strange_names_stay_untouched(name: str) -> None:
    assert clean((F.NAME, "Name", f" {name} ")).name == name


def test_damage_is_left_out_of_texts() -> None:
    assert clean((F.NAME, "Name", "Ив\0а\x1bн\nПетр\ud800ов")).name == "Иван Петров"
    assert cell_text("a\r\nb\u2028c\x00") == "a\nb\nc"
    assert cell_text(79304517589.0) == "79304517589"
    assert cell_text(1.5) == "1.5"
    assert cell_text(None) == ""
    assert cell_text(time(10, 30)) == "10:30:00"


CELLS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="+7 916(123)45-67,;@.rudvkcomid/\n", max_size=40),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


def travelled(row: CleanRow) -> CleanRow:
    """The row as it comes out of the staging file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.db"
        writer = StagingWriter(path, "{}")
        writer.write([row])
        assert writer.finish() == 1
        with closing(Staging(path)) as staging:
            (found,) = staging.rows(staging.bounds())
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ImportField), st.text(max_size=10), CELLS), max_size=8))
def test_no_row_breaks_the_rules_and_every_row_travels(columns: list[tuple[ImportField, str, Cell]]) -> None:
    row = clean(*columns)
    assert travelled(row) == row
    assert len(row.name) <= 256
    if row.skip is None:
        note = row.fields.get("note", "")
        assert all(raw in note for _, _, raw in row.problems)
        assert row.name or row.channels or row.client_id is not None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(ImportField), max_size=4),
    st.lists(st.lists(st.one_of(CELLS, st.sampled_from(["", " ", "VIP", "м\x00"])), max_size=6), max_size=5),
)
def test_rows_are_cleaned_together_as_each_by_itself(meanings: list[ImportField], rows: list[list[Cell]]) -> None:
    mapping = dict(enumerate(meanings))
    layout = Layout(FileFormat.CSV, "utf-8", ";", "", 0, mapping, dict.fromkeys(mapping, "Имя"))
    together = rows_cleaner(layout)(2, rows)
    assert together == [clean_row(number, cells, layout) for number, cells in enumerate(rows, start=2)]
