"""CSV and vCards, read in this process from bytes."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.transfer.clean import rows_cleaner
from domain.transfer.layout import FileFormat, Layout
from domain.transfer.problems import FileProblem, FileRejected
from domain.transfer.rows import CleanRow
from jobs.files.sniff import encoding_of
from jobs.files.texts import table_rows
from jobs.files.vcards import VCARD_COLUMNS, card_rows


def cards(text: str) -> list[CleanRow]:
    mapping = {index: meaning for index, (_, meaning) in enumerate(VCARD_COLUMNS)}
    titles = {index: title for index, (title, _) in enumerate(VCARD_COLUMNS)}
    clean = rows_cleaner(Layout(FileFormat.VCARD, "utf-8", "", "", None, mapping, titles))
    return clean(1, [*card_rows(iter(text.splitlines(keepends=True)))])


def test_a_full_card_of_version_4() -> None:
    [row] = cards(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Анна Смирнова\r\nN:Смирнова;Анна;Ильинична;;\r\n"
        "ORG:ООО Рога\\, копыта;Отдел продаж\r\nTITLE:директор\r\n"
        "TEL;VALUE=uri;TYPE=cell:tel:+7-916-123-45-67;ext=12\r\n"
        "item1.EMAIL;PREF=1:a@b.ru\r\nEMAIL:c@d.ru\r\nURL:https://vk.com/id5\r\nIMPP:skype:anna.s\r\n"
        "IMPP;X-SERVICE-TYPE=Telegram:telegram:anna_s\r\nX-VK:id6\r\nBDAY:--0512\r\nGENDER:F;она\r\n"
        "ADR;TYPE=home:;;ул. Мира\\, 1;Тверь;;170000;Россия\r\nCATEGORIES:вк,опт\\, крупный\r\n"
        "PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n BBBB\r\nNOTE:первая\\nвто\r\n рая\\; третья\r\nEND:VCARD\r\n"
    )
    assert row == CleanRow(
        1,
        name="Анна Смирнова",
        first_name="Анна",
        last_name="Смирнова",
        middle_name="Ильинична",
        company="ООО Рога, копыта",
        channels=[
            ("phone", "+79161234567"),
            ("email", "a@b.ru"),
            ("email", "c@d.ru"),
            ("vk", "id5"),
            ("vk", "id6"),
            ("telegram", "anna_s"),
            ("skype", "anna.s"),
        ],
        fields={
            "birthday": "--05-12",
            "sex": "female",
            "city": "Тверь",
            "note": row.fields["note"],
        },
        tags=["вк", "опт", "крупный"],
        problems=row.problems,
    )
    assert [(problem, raw) for problem, _, raw in row.problems] == [("bad_phone", "+7-916-123-45-67 доб. 12")]
    for kept in ("Отдел продаж", "директор", "ул. Мира, 1", "первая\nвторая; третья", "доб. 12"):
        assert kept in row.fields["note"]


def test_an_old_card_in_an_old_code_page() -> None:
    [row] = cards(
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C8=E2=E0=ED=EE=E2;=C8=\n=E2=E0=ED\n"
        "TEL;CELL;PREF:8 (916) 123-45-67\nTEL;HOME:+74951234567\nEND:VCARD\n"
    )
    assert (row.name, row.last_name) == ("Иван Иванов", "Иванов")
    assert row.channels == [("phone", "+79161234567"), ("phone", "+74951234567")]


def test_a_damaged_card_harms_no_other() -> None:
    found = cards(
        "BEGIN:VCARD\nFN:Один\nмусор\nEND:VCARD\nBEGIN:VCARD\nFN:Обрыв\nBEGIN:VCARD\nFN:Два\nEND:VCARD\nTEL:5\n"
    )
    assert [row.name for row in found] == ["Один", "Два"]


def test_the_card_of_a_company() -> None:
    [row] = cards("BEGIN:VCARD\nFN:Рога и копыта\nORG:Рога и копыта\nTEL:+74951234567\nEND:VCARD\n")
    assert (row.name, row.kind, row.company) == ("Рога и копыта", "company", "")


@given(st.lists(st.text(max_size=30)))
def test_no_lines_break_the_card_reader(lines: list[str]) -> None:
    cards("BEGIN:VCARD\n" + "\n".join(lines) + "\nEND:VCARD\n")


@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    def open_binary() -> io.BytesIO:
        return io.BytesIO(content)

    reasons = []
    try:
        encoding = encoding_of(open_binary)
        for row in table_rows(open_binary, encoding, ";"):
            assert "\0" not in "".join(row)
    except FileRejected as refused:
        reasons = [refused.reason]
    assert {*reasons} <= {
        FileProblem.EMPTY,
        FileProblem.UNKNOWN_FORMAT,
        FileProblem.WEB_PAGE,
        FileProblem.OPEN_QUOTE,
    }


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a;"б\nв";г\n', [["a", "б\nв", "г"]]),
        ('"Рога" ООО;1\r\n\r\nx;2', [["Рога ООО", "1"], [], ["x", "2"]]),
        ("'=1+1;''+7;'да';+5", [["=1+1", "'+7", "'да'", "+5"]]),
        ("a\rb", [["a"], ["b"]]),
    ],
)
def test_rows_of_a_table(text: str, rows: list[list[str]]) -> None:
    assert list(table_rows(lambda: io.BytesIO(text.encode()), "utf-8", ";")) == rows
