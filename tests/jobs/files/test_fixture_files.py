"""Every kind of file that people really send, read through the child process: counts, first rows, what is left out."""

import zipfile
from collections import Counter
from pathlib import Path

import pytest

from domain.base.errors import StorageError
from domain.transfer.layout import FileFormat, ImportField, suggest_layout
from domain.transfer.problems import RowProblem, RowSkip
from domain.transfer.rows import CleanRow, ClientKind
from jobs.files.reader import FileReader
from tests.jobs.files.workbench import FIXTURES, read_all, write_ods

FILES = {
    "crm-export.xlsx": (
        FileFormat.XLSX,
        {None: 455, RowSkip.BLANK: 1, RowSkip.TOTAL: 1},
        CleanRow(
            2,
            name="Жбанова Айгуль",
            first_name="Айгуль",
            last_name="Жбанова",
            channels=[("phone", "+79304517589"), ("email", "analyzed1898@example.org"), ("vk", "id461216")],
            fields={
                "created_at": "2025-01-31T09:36:00",
                "responsible": "Пётр Ильин",
                "stage": "Принимают решение",
            },
            deals=[("", 1299050, "RUB")],
        ),
    ),
    "google-contacts.csv": (
        FileFormat.CSV,
        {None: 260},
        CleanRow(
            2,
            name="Лика Селина",
            first_name="Лика",
            last_name="Селина",
            company="Пивоваренная компания «Балтика»",
            channels=[("email", "warehouse2031@example.org"), ("phone", "+79887481846"), ("vk", "id469286")],
            tags=["Клиенты"],
        ),
    ),
    "outlook-cp1251.csv": (
        FileFormat.CSV,
        {None: 173},
        CleanRow(
            2,
            name="Амаль Филатьева",
            first_name="Амаль",
            last_name="Филатьева",
            channels=[("phone", "+79104629244"), ("email", "promotes2084@example.org")],
            fields={"birthday": "2006-05-12"},
            tags=["Клиент"],
        ),
    ),
    "table-1c.csv": (
        FileFormat.CSV,
        {None: 130, RowSkip.TOTAL: 1},
        CleanRow(
            4,
            name="Кучерский А.",
            first_name="А.",
            last_name="Кучерский",
            channels=[
                ("phone", "+79556840289"),
                ("phone", "+79091189432"),
                ("email", "hurricane1961@example.com"),
            ],
            fields={"city": "Дрезна"},
            deals=[("", 25613050, "RUB")],
        ),
    ),
    "excel-unicode.txt": (
        FileFormat.CSV,
        {None: 75},
        CleanRow(
            2,
            name="Горшкова Лора",
            first_name="Лора",
            last_name="Горшкова",
            channels=[("phone", "+79575022592"), ("email", "ron1881@example.com")],
        ),
    ),
    "phone-book.vcf": (
        FileFormat.VCARD,
        {None: 65},
        CleanRow(
            1,
            name="Софрон Смехов",
            first_name="Софрон",
            last_name="Смехов",
            channels=[("phone", "+79227826229"), ("email", "revised1835@example.com")],
            fields={"note": "строка один\nстрока два, с запятой"},
        ),
    ),
    "vk-list.txt": (
        FileFormat.CSV,
        {None: 97, RowSkip.BLANK: 24, RowSkip.EMPTY_PERSON: 3},
        CleanRow(1, channels=[("vk", "id307540")]),
    ),
    "legacy.xls": (
        FileFormat.XLS,
        {None: 2, RowSkip.TOTAL: 1},
        CleanRow(
            2,
            name="Иванов Иван",
            first_name="Иван",
            last_name="Иванов",
            channels=[("phone", "+79161234567")],
            fields={"birthday": "1990-05-12", "note": "=2+5"},
        ),
    ),
}


@pytest.mark.parametrize("name", FILES)
async def test_a_real_file_is_read_whole(reader: FileReader, name: str) -> None:
    kind, counts, first = FILES[name]
    look = await reader.look(FIXTURES / name, name)
    assert look.format is kind
    rows = await read_all(reader, FIXTURES / name, suggest_layout(look))
    assert Counter(row.skip for row in rows) == counts
    assert len(rows) == look.best.data_rows
    assert rows[0] == first


async def test_the_best_sheet_is_the_one_with_clients(reader: FileReader) -> None:
    look = await reader.look(FIXTURES / "crm-export.xlsx", "crm-export.xlsx")
    assert [(sheet.name, sheet.rows, sheet.header_row) for sheet in look.sheets] == [
        ("Контакты", 458, 0),
        ("Справочник", 1, None),
    ]
    assert look.best.name == "Контакты"
    # The ID of another CRM is not ours.
    assert look.best.columns[0].title == "ID"
    assert look.best.columns[0].guess is ImportField.IGNORE


async def test_an_old_phone_book_mixes_versions(reader: FileReader) -> None:
    rows = await read_all(reader, FIXTURES / "phone-book.vcf")
    # The second card is 2.1: quoted-printable, with a soft line break inside its name.
    assert (rows[1].last_name, rows[1].first_name) == ("Евгеньев", "Григорий")
    assert rows[1].channels == [("phone", "+79370378200")]
    assert not any(row.problems for row in rows)


async def test_texts_that_look_like_formulas_stay_texts(reader: FileReader) -> None:
    rows = await read_all(reader, FIXTURES / "excel-unicode.txt")
    notes = Counter(row.fields.get("note", "") for row in rows)
    assert set(notes) == {"", "=2+5", "🙂 ок", "+79001234567 жена"}


async def test_what_is_no_person_of_vk_is_a_problem(reader: FileReader) -> None:
    rows = await read_all(reader, FIXTURES / "vk-list.txt")
    assert [(row.number, row.problems) for row in rows if row.problems] == [
        (122, [(RowProblem.BAD_VK, "", "не ссылка")]),
        (123, [(RowProblem.BAD_VK, "", "https://example.com/id5")]),
        (124, [(RowProblem.BAD_VK, "", "https://vk.com/club77")]),
    ]


async def test_long_files_come_in_pieces(reader: FileReader, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Имя;Телефон\n" + "".join(f"Иван {n};+7916{n:07}\n" for n in range(4_500)), encoding="utf-8")
    layout = suggest_layout(await reader.look(path, path.name))
    assert [count async for count in reader.stage(path, layout, tmp_path / "rows.db")] == [0, 2_000, 4_000, 4_500]


async def test_long_notes_make_small_pieces(reader: FileReader, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("Имя;Примечание\n" + f"Иван;{'я' * 900_000}\n" * 12, encoding="utf-8")
    layout = suggest_layout(await reader.look(path, path.name))
    assert [count async for count in reader.stage(path, layout, tmp_path / "rows.db")] == [0, 5, 10, 12]


async def test_a_full_disk_is_not_the_files_fault(reader: FileReader, tmp_path: Path) -> None:
    path = FIXTURES / "google-contacts.csv"
    layout = suggest_layout(await reader.look(path, path.name))
    with pytest.raises(StorageError) as failed:
        await anext(reader.stage(path, layout, tmp_path / "no such folder" / "rows.db"))
    assert failed.value.data["reason"] == "full"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "koi8-r"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
async def test_texts_of_any_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    # In this process: what is tested is the telling, and a child for each of 32 would take long.
    from jobs.files.source import look, open_source  # noqa: PLC0415 — only this test opens a file in its own process.

    path = Path(__file__).parent / f".sniff-{encoding}"
    lines = ["ФИО,Телефон,Примечание"] + ["Петрова Мария,89161234567,обычный клиент"] * 5
    text = "\r\n".join(lines).replace(",", delimiter)
    try:
        path.write_bytes(text.encode(encoding))
        found = look(open_source(path), "x")
    finally:
        path.unlink()
    assert found.delimiter == delimiter
    assert [column.guess for column in found.best.columns] == [ImportField.NAME, ImportField.PHONE, ImportField.NOTE]
    assert found.best.columns[0].examples == ("Петрова Мария",)


async def test_a_zip_around_one_table(reader: FileReader, tmp_path: Path) -> None:
    for inner in ("google-contacts.csv", "crm-export.xlsx", "phone-book.vcf"):
        path = tmp_path / f"{inner}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(FIXTURES / inner, f"выгрузка/{inner}")
            archive.writestr("__MACOSX/._x", b"litter")
        assert await read_all(reader, path) == await read_all(reader, FIXTURES / inner)


async def test_an_open_document_with_its_endless_blank_end(reader: FileReader, tmp_path: Path) -> None:
    def cell(text: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    rows = "".join(
        f"<table:table-row>{cell(name)}{cell(phone)}"
        '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        for name, phone in (("ФИО", "Телефон"), ("Иванов Иван", "89161234567"), ("ООО Рога", "+74951234567"))
    )
    rows += (
        '<table:table-row table:number-rows-repeated="1048573">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    found = await read_all(reader, write_ods(tmp_path / "list.ods", rows))
    assert [(row.name, row.kind, row.channels) for row in found] == [
        ("Иванов Иван", ClientKind.PERSON, [("phone", "+79161234567")]),
        ("ООО Рога", ClientKind.COMPANY, [("phone", "+74951234567")]),
    ]
