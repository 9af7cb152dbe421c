"""Rows of workbooks (.xlsx, .xls, .ods), read with calamine: fast, and able to kill its process, so only in a child."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import python_calamine

from domain.transfer.problems import FileProblem, FileRejected
from domain.transfer.rows import Cell

# An encrypted workbook of today is an OLE file with a stream of this name.
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


class Workbook:
    """An open workbook: the names of its sheets, and the rows of each, blank ones on top included."""

    def __init__(self, source: Path | BinaryIO) -> None:
        try:
            self._book = python_calamine.load_workbook(source)
            sheets = self._book.sheets_metadata
        except python_calamine.PasswordError as error:
            raise FileRejected(FileProblem.ENCRYPTED) from error
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise FileRejected(FileProblem.BROKEN) from error
        shown = [
            sheet.name
            for sheet in sheets
            if sheet.typ is python_calamine.SheetTypeEnum.WorkSheet
            and sheet.visible is python_calamine.SheetVisibleEnum.Visible
        ]
        self.sheet_names = shown or [sheet.name for sheet in sheets]

    def rows(self, name: str) -> Iterator[list[Cell]]:
        """The rows of a sheet from its first row on, so that their places are those a spreadsheet shows."""
        if name not in self._book.sheet_names:
            raise FileRejected(FileProblem.OTHER_FILE)
        try:
            sheet = self._book.get_sheet_by_name(name)
        except python_calamine.CalamineError as error:
            raise FileRejected(FileProblem.BROKEN) from error
        first = sheet.start
        if first is not None:
            for _ in range(first[0]):
                yield []
            for row in sheet.iter_rows():
                yield cast(list[Cell], row)


def is_encrypted_ole(stream: BinaryIO) -> bool:
    """Whether an OLE file is an encrypted .xlsx rather than an old .xls."""
    overlap = b""
    while block := stream.read(1 << 20):
        if _ENCRYPTED_STREAM in overlap + block:
            return True
        overlap = block[-len(_ENCRYPTED_STREAM) :]
    return False
