"""Recognising tables: headers, columns, sheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.transfer.layout import CLIENT_ID_TITLE, FileFormat, FileLook, ImportField, Layout, suggest_layout
from domain.transfer.recognise import best_sheet, find_header, recognise_sheet
from domain.transfer.rows import Cell
from domain.transfer.titles import layout_key, meaning_of_title, normal_title

F = ImportField
OUTLOOK = [
    "Title",
    "First Name",
    "Middle Name",
    "Last Name",
    "Company",
    "Department",
    "Job Title",
    "Business Street",
    "Business City",
    "Business Fax",
    "Business Phone",
    "Home Phone",
    "Mobile Phone",
    "Assistant's Name",
    "Birthday",
    "Categories",
    "E-mail Address",
    "E-mail Type",
    "E-mail Display Name",
    "Notes",
    "Web Page",
]


def guesses(*rows: list[Cell]) -> list[ImportField]:
    return [column.guess for column in recognise_sheet("s", rows, len(rows)).columns]


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("ФИО", F.NAME),
        ("Наименование", F.NAME),
        ("Контрагент", F.NAME),
        ("Имя", F.FIRST_NAME),
        ("Имя контакта", F.NAME),
        ("Фамилия", F.LAST_NAME),
        ("Компания контакта", F.COMPANY),
        ("Название компании", F.COMPANY),
        ("Мобильный телефон (контакт)", F.PHONE),
        ("Тел. раб.", F.PHONE),
        ("Phone 2 - Value", F.PHONE),
        ("Phone 2 - Label", F.IGNORE),
        ("Адрес эл. почты", F.EMAIL),
        ("Рабочий email (контакт)", F.EMAIL),
        ("ВКонтакте", F.VK),
        ("Ссылка ВК", F.VK),
        ("WhatsApp", F.WHATSAPP),
        ("Telegram username", F.TELEGRAM),
        ("Город", F.CITY),
        ("День рождения", F.BIRTHDAY),
        ("Пол", F.SEX),
        ("Категория", F.CATEGORY),
        ("Категории", F.TAGS),
        ("Теги контакта", F.TAGS),
        ("Этап сделки", F.STAGE),
        ("Статус продаж", F.STAGE),
        ("Бюджет сделки, руб", F.DEAL_AMOUNT),
        ("Сумма продаж", F.DEAL_AMOUNT),
        ("Название сделки", F.DEAL_TITLE),
        ("Ответственный за контакт", F.RESPONSIBLE),
        ("Дата создания контакта", F.CREATED_AT),
        ("Дата касания", F.LAST_TOUCH),
        ("Следующее касание", F.NEXT_TOUCH),
        ("Должность", F.NOTE),
        ("Источник", F.SOURCE),
        ("ИНН", F.IGNORE),
        ("ID", F.IGNORE),
        (CLIENT_ID_TITLE, F.CLIENT_ID),
        ("Assistant's Name", F.IGNORE),
        ("Отчёт: Контрагенты на 01.11.2026", None),
        ("Загадочный столбец", None),
    ],
)
def test_titles(title: str, meaning: ImportField | None) -> None:
    assert meaning_of_title(title) is meaning
    assert meaning_of_title(f"  {title.upper()} ") is meaning or title == CLIENT_ID_TITLE


def test_an_english_outlook() -> None:
    assert [meaning_of_title(title) for title in OUTLOOK] == [
        *[F.NOTE, F.FIRST_NAME, F.MIDDLE_NAME, F.LAST_NAME, F.COMPANY, F.NOTE, F.NOTE, F.NOTE, F.CITY, F.NOTE],
        *[F.PHONE, F.PHONE, F.PHONE, F.IGNORE, F.BIRTHDAY, F.TAGS, F.EMAIL, F.IGNORE, F.IGNORE, F.NOTE, F.SITE],
    ]


def test_a_header_below_title_lines_and_blanks() -> None:
    rows: list[list[Cell]] = [
        ["Отчёт за ноябрь", "", ""],
        [],
        ["ФИО", "Телефон", "Город"],
        ["Иванов Иван", 79161234567.0, "Клиент"],
    ]
    assert find_header(rows) == 2
    assert guesses(*rows) == [F.NAME, F.PHONE, F.CITY]


def test_words_among_data_are_no_header() -> None:
    rows: list[list[Cell]] = [["Иванов Иван", "89161234567", "Клиент"], ["Петрова Анна", "89161234568", "Партнёр"]]
    assert find_header(rows) is None
    assert guesses(*rows) == [F.NAME, F.PHONE, F.IGNORE]


def test_a_header_of_unknown_words_over_data() -> None:
    rows: list[list[Cell]] = [["Кто", "Куда звонить"], ["Иванов Иван", "89161234567"], ["Петрова Анна", "89161234568"]]
    assert find_header(rows) == 0
    assert guesses(*rows) == [F.IGNORE, F.PHONE]


@pytest.mark.parametrize(
    ("values", "meaning"),
    [
        (["a@b.ru", "c@d.ru", "нет"], F.EMAIL),
        (["vk.com/id5", "id7", "9"], F.VK),
        (["5", "7", "9"], F.VK),
        (["89161234567", "+7 495 123-45-67"], F.PHONE),
        (["t.me/durov", "@petrov"], F.TELEGRAM),
        (["example.com", "http://a.ru/x"], F.SITE),
        (["Иванов Иван", "Петрова Анна Ильинична"], F.NAME),
        (["12.05.1970", "01.02.1985"], F.BIRTHDAY),
        (["12.05.2026", "01.02.2026"], F.IGNORE),
        (["что-то", "ещё что-то"], F.IGNORE),
    ],
)
def test_a_single_column_without_a_header(values: list[Cell], meaning: ImportField) -> None:
    assert guesses(*[[value] for value in values]) == [meaning]


def test_a_general_title_gives_way_to_phones() -> None:
    assert guesses(["Контакт", "Имя"], ["89161234567", "Иван"], ["89161234568", "Анна"]) == [F.PHONE, F.FIRST_NAME]


def test_of_two_full_names_the_second_is_a_note() -> None:
    assert guesses(["Контакт", "Клиент"], ["Иванов Иван", "Рога"], ["Петров Пётр", "Копыта"]) == [F.NAME, F.NOTE]


def test_the_order_of_dates_is_seen() -> None:
    def dayfirst(*dates: str) -> bool:
        return recognise_sheet("s", [["ФИО", "Дата рождения"], *[["Иванов Иван", day] for day in dates]], 9).dayfirst

    assert dayfirst("05/04/1990", "05/06/1990")
    assert dayfirst("25.05.1990", "05.06.1990")
    assert not dayfirst("05/25/1990", "05/06/1990")
    # One slip must not turn all other birthdays around.
    assert dayfirst("12.13.1990", "05.06.1990")


def test_the_best_sheet_has_clients_and_not_only_rows() -> None:
    words = recognise_sheet("Справочник", [["не импортировать"]] * 50, 50)
    clients = recognise_sheet("Контакты", [["ФИО", "Телефон"], ["Иванов Иван", "89161234567"]], 2)
    assert best_sheet([words, clients]) == 1


def test_a_layout_has_a_key_of_its_titles() -> None:
    assert layout_key(["ФИО", "Телефон "]) == layout_key(["фио", "ТЕЛЕФОН"])
    assert layout_key(["ФИО", "Телефон"]) != layout_key(["Телефон", "ФИО"])
    # The key is stored: it must not change between versions.
    assert layout_key(["ФИО", "Телефон"]) == "a31bae3a5105fd0b"


def test_looks_and_layouts_go_through_json() -> None:
    sheet = recognise_sheet("s", [["ФИО", "Телефон"], ["Иванов Иван", "89161234567"]], 2)
    look = FileLook(FileFormat.CSV, "utf-8", ";", (sheet,), 0)
    assert FileLook.from_json(look.to_json()) == look
    layout = suggest_layout(look, region="KZ", currency="KZT")
    assert Layout.from_json(layout.to_json()) == layout
    assert (layout.region, layout.currency, layout.header_row) == ("KZ", "KZT", 0)


@given(st.lists(st.lists(st.one_of(st.text(max_size=12), st.floats(), st.none(), st.dates()), max_size=5), max_size=8))
def test_no_table_breaks_the_rules(rows: list[list[Cell]]) -> None:
    look = recognise_sheet("s", rows, len(rows))
    assert best_sheet([look]) == 0
    assert look.header_row is None or look.header_row < len(rows)
    assert 0 <= look.data_rows <= look.rows


@given(st.text(max_size=200))
def test_no_title_breaks_the_rules(title: str) -> None:
    assert meaning_of_title(title) is None or isinstance(meaning_of_title(title), ImportField)
    assert normal_title(normal_title(title)) == normal_title(normal_title(normal_title(title)))
