"""A small table to fill in: titles that the import knows, and two invented people."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.kit.words import Words

_WIDTH = 22


def sample_table(words: Words) -> bytes:
    """An Excel workbook in this language. Takes some milliseconds of a thread."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = words.text("transfer-sample-sheet")
    rows = [[cell.strip() for cell in line.split("|")] for line in words.text("transfer-sample-rows").splitlines()]
    for row in rows:
        sheet.append(row)
    for number, cell in enumerate(sheet[1], 1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTH
    content = BytesIO()
    book.save(content)
    return content.getvalue()
