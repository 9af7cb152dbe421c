"""Files made to harm: each ends in one readable answer, and only ever harms the child process."""

import asyncio
import os
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from domain.transfer.layout import FileFormat, ImportField, Layout, suggest_layout
from domain.transfer.problems import FileProblem, FileRejected
from jobs.files.limits import MIB, ReaderLimits
from jobs.files.reader import FileReader
from tests.jobs.files.workbench import FIXTURES, read_all, write_ods, write_xlsx

_TEXT_CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'


def _two_cells(far: str) -> Callable[[Path], Path]:
    row = "".join(character for character in far if character.isdecimal())
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{far}"><v>1</v></c></row>'
    return lambda path: write_xlsx(path, cells)


def _hidden_far_cell(path: Path) -> Path:
    """The same as two cells, but spelled so that our scan does not see it: only the memory limit is left."""
    return write_xlsx(
        path, "<row\tr = '1'><c r\t= 'A1'><v>1</v></c></row><row\tr ='1048576'><c\nr ='XFD1048576'><v>1</v></c></row>"
    )


def _million_rows(path: Path) -> Path:
    # One row of 190 bytes a million times: 190 MB in half a megabyte.
    row = "<row>" + "<c><v>1</v></c>" * 12 + "</row>"
    return write_xlsx(path, row * 1_000_000)


def _huge_cell(path: Path) -> Path:
    with zipfile.ZipFile(write_xlsx(path, ""), "a", zipfile.ZIP_DEFLATED) as archive:
        head, tail = (
            '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>',
            "</t></is></c></row></sheetData></worksheet>",
        )
        with archive.open("xl/worksheets/sheet2.xml", "w", force_zip64=True) as stream:
            stream.write(head.encode())
            for _ in range(400):
                stream.write(b"a" * MIB)
            stream.write(tail.encode())
    return path


def _shared_string_bomb(path: Path) -> Path:
    """Small parts, an honest ratio, few cells: but every cell is a copy of one long text."""
    noise = random.Random(1).randbytes(30_000).hex()
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 40_000))
    with zipfile.ZipFile(write_xlsx(path, cells), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{noise}</t></si></sst>")
    relations = "xl/_rels/workbook.xml.rels"
    return _with_part(
        path,
        relations,
        lambda text: text.replace(
            "</Relationships>",
            '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"'
            ' Target="sharedStrings.xml"/></Relationships>',
        ),
    )


def _with_part(path: Path, name: str, change: Callable[[str], str]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = change(parts[name].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def _billion_laughs(path: Path) -> Path:
    lines = ['<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lollollollollol">']
    lines += [f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True)]
    prolog = (
        "".join(lines)
        + '<!ELEMENT x ANY>]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return write_xlsx(path, '<row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row>', prolog=prolog)


def _ods_repeated(path: Path) -> Path:
    repeated = _TEXT_CELL.format(' table:number-columns-repeated="16000"')
    return write_ods(path, f'<table:table-row table:number-rows-repeated="1000000">{repeated}</table:table-row>')


def _ods_laughs(path: Path) -> Path:
    write_ods(path, "")
    return _with_part(
        path, "content.xml", lambda text: text.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>', 1)
    )


def _truncated(path: Path) -> Path:
    content = (FIXTURES / "crm-export.xlsx").read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def _damaged(path: Path) -> Path:
    content = bytearray((FIXTURES / "crm-export.xlsx").read_bytes())
    content[20_000:20_400] = bytes(400)
    path.write_bytes(content)
    return path


def _of(content: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


def _single_line(path: Path) -> Path:
    with path.open("wb") as stream:
        for _ in range(100):
            stream.write("Иван;+79161234567;".encode() * (MIB // 31))
    return path


def _zip_of(files: dict[str, bytes]) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path

    return make


def _zip_bomb(path: Path) -> Path:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("x.csv", "w", force_zip64=True) as stream,
    ):
        for _ in range(60):
            stream.write(b"a;b\n" * (MIB // 4))
    return path


_HTML = b"<html><body><table><tr><td>\xd0\xa4\xd0\x98\xd0\x9e</td></tr></table></body></html>"
HOSTILE: dict[str, tuple[Callable[[Path], Path], FileProblem]] = {
    "A1 and XFD1048576": (_two_cells("XFD1048576"), FileProblem.TOO_LARGE),
    "A1 and ALL200000": (_two_cells("ALL200000"), FileProblem.TOO_LARGE),
    "A1 and Z1000000": (_two_cells("Z1000000"), FileProblem.TOO_LARGE),
    "a far cell our scan does not see": (_hidden_far_cell, FileProblem.TOO_LARGE),
    "a million repeated rows": (_million_rows, FileProblem.BOMB),
    "a cell of 400 MB": (_huge_cell, FileProblem.BOMB),
    "a shared text copied into every cell": (_shared_string_bomb, FileProblem.TOO_LARGE),
    "billion laughs": (_billion_laughs, FileProblem.BROKEN),
    "billion laughs in ods": (_ods_laughs, FileProblem.BROKEN),
    "repeated cells of ods": (_ods_repeated, FileProblem.TOO_LARGE),
    "half a zip": (_truncated, FileProblem.BROKEN),
    "a damaged zip": (_damaged, FileProblem.BROKEN),
    "html named xlsx": (_of(_HTML), FileProblem.WEB_PAGE),
    "encrypted": (_of((FIXTURES / "encrypted.xlsx").read_bytes()), FileProblem.ENCRYPTED),
    "an OLE file that is no workbook": (_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)), FileProblem.BROKEN),
    "nothing": (_of(b""), FileProblem.EMPTY),
    "blank lines": (_of(b"\r\n;;;\r\n ;;;\r\n"), FileProblem.EMPTY),
    "an empty sheet": (lambda path: write_xlsx(path, ""), FileProblem.EMPTY),
    "an empty zip": (_zip_of({}), FileProblem.EMPTY),
    "null bytes only": (_of(bytes(10_000)), FileProblem.EMPTY),
    "random bytes": (_of(random.Random(7).randbytes(50_000)), FileProblem.UNKNOWN_FORMAT),
    "a picture": (_of(b"\x89PNG\r\n\x1a\n" + bytes(100)), FileProblem.UNKNOWN_FORMAT),
    "json": (_of(b'{"a": 1}'), FileProblem.UNKNOWN_FORMAT),
    "a document": (_zip_of({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), FileProblem.UNKNOWN_FORMAT),
    "two files in a zip": (_zip_of({"a.csv": b"a;b", "b.csv": b"a;b"}), FileProblem.SEVERAL_FILES),
    "a zip in a zip in a zip": (_zip_of({"a.zip": b"PK\x03\x04"}), FileProblem.BROKEN),
    "a zip bomb": (_zip_bomb, FileProblem.BOMB),
    "one line of 100 MB": (_single_line, FileProblem.ROW_TOO_LONG),
    "a quote that is never closed": (_of(b'a;b\n1;"2\n3;4\n5;6\n'), FileProblem.OPEN_QUOTE),
    "a quote over a megabyte": (_of(b'a;b\n1;"' + b"x\n" * MIB), FileProblem.ROW_TOO_LONG),
    "a row of a million cells": (_of(b"a;b\n" + b";" * 500_000), FileProblem.ROW_TOO_LONG),
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_file_is_refused(reader: FileReader, tmp_path: Path, name: str) -> None:
    make, problem = HOSTILE[name]
    path = make(tmp_path / "file.xlsx")
    ourselves = os.getpid()
    greatest = [0]
    watch = asyncio.create_task(_watch_children(greatest))
    started = time.monotonic()
    with pytest.raises(FileRejected) as refused:
        await reader.look(path, "file.xlsx")
    watch.cancel()
    assert refused.value.reason is problem
    assert time.monotonic() - started < 60
    assert os.getpid() == ourselves
    assert greatest[0] <= 512 * MIB


async def _watch_children(greatest: list[int]) -> None:
    """Watch the memory of our children while they live; the kernel's own record also counts what they had of us."""
    us = psutil.Process()
    while True:
        for child in us.children():
            try:
                if "jobs.files.reader_child" in child.cmdline():
                    greatest[0] = max(greatest[0], child.memory_info().rss)
            except psutil.Error:
                continue
        await asyncio.sleep(0.01)


async def test_null_bytes_inside_a_table_are_left_out(reader: FileReader, tmp_path: Path) -> None:
    path = tmp_path / "nulls.csv"
    path.write_bytes("ФИО;Телефон\nИва\0нов Иван;+7916\0 1234567\n".encode())
    [row] = await read_all(reader, path)
    assert (row.name, row.channels) == ("Иванов Иван", [("phone", "+79161234567")])


async def test_deeply_quoted_text_stays_one_cell(reader: FileReader, tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    quotes = '"' * 2001
    path.write_text(f"ФИО;Телефон;Примечание\nИванов Иван;89161234567;{quotes}a\nb;c{quotes}\n", encoding="utf-8")
    [row] = await read_all(reader, path)
    assert row.fields["note"] == '"' * 1000 + "a\nb;c" + '"' * 1000


async def test_a_reader_that_takes_too_long_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "slow.csv"
    path.write_text("ФИО;Телефон\n" + "Иванов Иван;89161234567\n" * 200_000, encoding="utf-8")
    hasty = FileReader(ReaderLimits(silence=0.05))
    with pytest.raises(FileRejected) as refused:
        await hasty.look(path, "slow.csv")
    assert refused.value.reason is FileProblem.TOO_SLOW


async def test_a_reader_without_memory_says_too_large(tmp_path: Path) -> None:
    with pytest.raises(FileRejected) as refused:
        await FileReader(ReaderLimits(memory=60 * MIB)).look(
            write_xlsx(
                tmp_path / "a.xlsx",
                '<row r="1"><c r="A1"><v>1</v></c></row><row r="40000"><c r="CV40000"><v>1</v></c></row>',
            ),
            "a.xlsx",
        )
    assert refused.value.reason is FileProblem.TOO_LARGE


async def test_another_file_under_an_old_layout_is_refused(reader: FileReader) -> None:
    layout = Layout(FileFormat.XLSX, "", "", "Нет такого", 0, {0: ImportField.NAME})
    for name in ("crm-export.xlsx", "google-contacts.csv"):
        with pytest.raises(FileRejected) as refused:
            await read_all(reader, FIXTURES / name, layout)
        assert refused.value.reason is FileProblem.OTHER_FILE


async def test_stopping_early_leaves_no_child(reader: FileReader, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("ФИО;Телефон\n" + "Иванов Иван;89161234567\n" * 50_000, encoding="utf-8")
    stages = reader.stage(path, suggest_layout(await reader.look(path, path.name)), tmp_path / "rows.db")
    await anext(stages)
    await stages.aclose()
    assert not [child for child in psutil.Process().children() if "jobs.files.reader_child" in child.cmdline()]
