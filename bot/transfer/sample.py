"""A small table to fill in: titles that the import knows, and two invented people."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.kit.words import Words
from domain.fields.tables import FieldKind
from domain.fields.views import FieldView
from domain.transfer.titles import OWN_SIGN

_WIDTH = 22
#: What stands in a column of an own field, by its kind; of the others the words or the field itself tell.
_OWN = {FieldKind.NUMBER: "42", FieldKind.DATE: "12.05.2026", FieldKind.LINK: "https://example.com/anna"}


def usual_rows(words: Words) -> list[list[str]]:
    """The columns that most lists have."""
    return _cells(words.text("transfer-sample-rows"))


def full_rows(
    words: Words, stage: str, responsible: str, fields: Sequence[FieldView], products: Sequence[str]
) -> list[list[str]]:
    """All columns that the import knows, with the team's own; `stage` and `responsible` are names of its own."""
    rows = _cells(words.text("transfer-sample-full-rows", stage=_plain(stage), responsible=_plain(responsible)))
    own = [(field.name, _example(words, field)) for field in fields]
    own += [(words.text("transfer-title-products"), ", ".join(products[:2]))] if products else []
    rows[0] += [f"{OWN_SIGN} {name}" for name, _ in own]
    rows[1] += [example for _, example in own]
    return rows


def _example(words: Words, field: FieldView) -> str:
    match field.kind:
        case FieldKind.TEXT:
            return words.text("transfer-sample-text")
        case FieldKind.FLAG:
            return words.text("transfer-yes")
        case FieldKind.CHOICE:
            return field.choices[0].name if field.choices else ""
        case FieldKind.CHOICES:
            return ", ".join(choice.name for choice in field.choices[:2])
    return _OWN[field.kind]


def _plain(name: str) -> str:
    return name.replace("|", " ")


def _cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.splitlines()]


def as_workbook(rows: Sequence[list[str]], sheet_name: str) -> bytes:
    """An Excel workbook with these rows. Takes some milliseconds of a thread."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = sheet_name
    for row in rows:
        sheet.append(row)
    for number, cell in enumerate(sheet[1], 1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTH
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def as_csv(rows: Sequence[list[str]]) -> bytes:
    """The same as a CSV that the Excel of Russia opens by a double click: with a BOM, semicolons between the cells."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode("utf-8-sig")
