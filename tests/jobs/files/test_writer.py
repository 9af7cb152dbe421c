"""Tables that go out: what Excel sees in them, and that our own reader gets back what was written."""

import asyncio
import csv
import io
import os
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.transfer.layout import CLIENT_ID_TITLE, FileFormat, ImportField, Layout
from domain.transfer.rows import CleanRow
from jobs.files.formulas import neutralise, restore
from jobs.files.frames import Value
from jobs.files.reader import FileReader
from jobs.files.writer import Column, TableFailed, TableKind, open_table
from jobs.files.writer_child import LONGEST_CELL
from tests.jobs.files.workbench import read_all

TEXTS = [
    "=2+5",
    "+79161234567",
    "-1",
    "@x",
    "007",
    "1e5",
    "https://vk.com/id1",
    "mailto:a@b.c",
    "'=q",
    "<b>&</b>",
    "_x0041_",
]
# A wall time, as a person of the team sees it: tables have no zones.
MOMENT = datetime.fromisoformat("2026-07-18T09:28")


async def test_texts_stay_texts_in_excel(tmp_path: Path) -> None:
    async with open_table(
        tmp_path / "t", kind="xlsx", columns=[Column("text", 30), Column("id", hidden=True)]
    ) as table:
        await table.write([text, number] for number, text in enumerate(TEXTS))
    assert table.path == tmp_path / "t.xlsx"
    assert table.rows == len(TEXTS)
    sheet = openpyxl.load_workbook(table.path).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells if cell.value != "_x005F_x0041_"] == TEXTS[:-1]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width == pytest.approx(30, abs=1)
    assert sheet.column_dimensions["B"].hidden


async def test_values_keep_their_kinds_in_excel(tmp_path: Path) -> None:
    columns = [Column("moment"), Column("day", format="dd.mm.yyyy"), Column("number"), Column("text")]
    rows = [
        [MOMENT, MOMENT.date(), 5, "a\x00\x1f\ud800b\nc"],
        [None, date(1890, 1, 2), Decimal("12.50"), "х" * 40_000],
        [MOMENT, None, 2**60, "😀" * 20_000],
        [MOMENT, None, float("nan"), ""],
    ]
    async with open_table(tmp_path / "t", kind="xlsx", columns=columns, sheet="a/b:c" * 10) as table:
        await table.write(rows)
    book = openpyxl.load_workbook(table.path)
    assert book.sheetnames == [("a b c" * 10)[:31].strip()]
    cells = list(book.worksheets[0].iter_rows(min_row=2))
    assert [[cell.value for cell in row] for row in cells] == [
        [MOMENT, datetime.combine(MOMENT, time()), 5, "ab\nc"],
        [None, "1890-01-02", 12.5, "х" * LONGEST_CELL],
        [MOMENT, None, str(2**60), "😀" * (LONGEST_CELL // 2)],
        [MOMENT, None, None, None],
    ]
    assert [cell.number_format for cell in cells[0]] == ["dd.mm.yyyy hh:mm", "dd.mm.yyyy", "General", "General"]


async def test_a_csv_is_zipped_marked_and_harmless(tmp_path: Path) -> None:
    columns = [Column("=t"), Column("n"), Column("d")]
    async with open_table(tmp_path / "клиенты 01.11", kind="csv", columns=columns) as table:
        await table.write([[text, 12.5, MOMENT] for text in TEXTS])
    assert table.path.name == "клиенты 01.11.zip"
    with zipfile.ZipFile(table.path) as archive:
        assert archive.namelist() == ["клиенты 01.11.csv"]
        content = archive.read("клиенты 01.11.csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["'=t", "n", "d"]
    assert rows[1] == ["'=2+5", "12,5", "2026-07-18 09:28"]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
async def test_an_export_read_back_is_the_same(reader: FileReader, tmp_path: Path, kind: TableKind) -> None:
    titles = [CLIENT_ID_TITLE, "ФИО", "Телефон", "E-mail", "ВКонтакте"]
    titles += ["Город", "День рождения", "Теги", "Бюджет", "Примечание"]
    first: list[Value] = [7, "=Иванов Иван", "+79161234567, +74951234567", "a@b.ru", "https://vk.com/id5"]
    first += ["+Тверь", "1990-05-12", "вк, vip", Decimal("12990.50"), "'=2+5\n-x"]
    rows = [
        first,
        [8, "'Петрова Мария", "", "", "vk.com/masha", "-", "--02-29", "", None, '@нет; "да"'],
        [9, "", "+79161234568", "", "", "", "", "", -3, "''@"],
    ]
    async with open_table(tmp_path / "t", kind=kind, columns=[Column(title) for title in titles]) as table:
        await table.write(rows)
    found = await read_all(reader, table.path)
    assert found == [
        CleanRow(
            2,
            client_id=7,
            name="=Иванов Иван",
            channels=[("phone", "+79161234567"), ("phone", "+74951234567"), ("email", "a@b.ru"), ("vk", "id5")],
            fields={"city": "+Тверь", "birthday": "1990-05-12", "note": "'=2+5\n-x"},
            tags=["вк", "vip"],
            deals=[("", 1299050, "RUB")],
        ),
        CleanRow(
            3,
            client_id=8,
            # A card of ours: what it says of a name is all there is, so nothing is guessed from the whole.
            name="'Петрова Мария",
            channels=[("vk", "masha")],
            fields={"city": "-", "birthday": "--02-29", "note": '@нет; "да"'},
        ),
        CleanRow(
            4, client_id=9, channels=[("phone", "+79161234568")], fields={"note": "''@"}, deals=[("", -300, "RUB")]
        ),
    ]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
async def test_an_empty_table_still_has_its_header(reader: FileReader, tmp_path: Path, kind: TableKind) -> None:
    async with open_table(tmp_path / "t", kind=kind, columns=[Column("ФИО"), Column("Телефон")]) as table:
        pass
    file_format = FileFormat.XLSX if kind == "xlsx" else FileFormat.CSV
    layout = Layout(file_format, "utf-8-sig", ";", "Touchbase", None, {0: ImportField.NAME})
    rows = await read_all(reader, table.path, layout)
    assert [row.name for row in rows if row.skip is None] == ["ФИО"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
async def test_an_error_inside_leaves_no_file_and_no_child(tmp_path: Path, kind: TableKind) -> None:
    async def fail() -> None:
        async with open_table(tmp_path / "t", kind=kind, columns=[Column("a")]) as table:
            await table.write([["x"]] * 1000)
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert os.listdir(tmp_path) == []  # noqa: PTH208 — the event loop has nothing else to do here.
    assert not _children()


async def test_a_killed_child_is_a_failed_table(tmp_path: Path) -> None:
    async def write_on() -> None:
        async with open_table(tmp_path / "t", kind="csv", columns=[Column("a")]) as table:
            for child in _children():
                child.kill()
                child.wait()
            for _ in range(100):
                await table.write([["x" * 1000]] * 100)
                await asyncio.sleep(0)

    with pytest.raises(TableFailed):
        await write_on()
    assert os.listdir(tmp_path) == []  # noqa: PTH208 — the event loop has nothing else to do here.


async def test_rows_of_another_width_and_equal_titles_are_mistakes(tmp_path: Path) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — a mistake of the caller has no words.
        async with open_table(tmp_path / "t", kind="csv", columns=[Column("a"), Column("a")]):
            pass
    with pytest.raises(ValueError):  # noqa: PT011 — a mistake of the caller has no words.
        async with open_table(tmp_path / "t", kind="csv", columns=[Column("a")]) as table:
            await table.write([["x", "y"]])


@given(st.text())
def test_neutralised_text_comes_back(text: str) -> None:
    harmless = neutralise(text)
    assert restore(harmless) == text
    assert not harmless.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


@given(st.text(alphabet="'=+-@\t\rx"))
def test_apostrophes_before_formulas_come_back(text: str) -> None:
    assert restore(neutralise(text)) == text


def _children() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "jobs.files.writer_child" in child.cmdline()]
