"""An open upload, whatever its format: its sheets and their rows. Lives in the reader's child process only."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from domain.transfer.layout import ColumnLook, FileFormat, FileLook, Layout, SheetLook
from domain.transfer.problems import FileProblem, FileRejected
from domain.transfer.recognise import SAMPLE_ROWS, best_sheet, recognise_sheet
from domain.transfer.rows import Cell
from jobs.files.archives import check_workbook, only_file, open_archive, workbook_format
from jobs.files.limits import MAX_IN_MEMORY
from jobs.files.sniff import Container, OpenBinary, container_of, delimiter_of, encoding_of
from jobs.files.texts import bounded_lines, table_rows
from jobs.files.vcards import VCARD_COLUMNS, card_rows
from jobs.files.workbooks import Workbook, is_encrypted_ole

_CARD_EXAMPLES = 4
_LONGEST_EXAMPLE = 60


@dataclass(frozen=True, slots=True)
class TextSource:
    """A text file: one nameless sheet."""

    open_binary: OpenBinary
    format: FileFormat
    encoding: str

    def rows(self, delimiter: str) -> Iterator[list[Cell]]:
        """Its rows from the first; of vCards the cards."""
        if self.format is FileFormat.VCARD:
            return cast(Iterator[list[Cell]], card_rows(bounded_lines(self.open_binary, self.encoding, cut=True)))
        return cast(Iterator[list[Cell]], table_rows(self.open_binary, self.encoding, delimiter))


@dataclass(frozen=True, slots=True)
class BookSource:
    """A workbook."""

    book: Workbook
    format: FileFormat


def open_source(path: Path, *, was_looked_at: bool = False) -> TextSource | BookSource:
    """Open an upload, also inside a zip that only wraps it; raises `FileRejected`.

    A workbook that was looked at before is not measured again: that takes as long as reading half of it.
    """
    return _open(lambda: path.open("rb"), path, wrapped=False, measure=not was_looked_at)


def _open(open_binary: OpenBinary, path: Path | None, *, wrapped: bool, measure: bool) -> TextSource | BookSource:
    container = container_of(open_binary)
    if container is Container.TEXT:
        encoding = encoding_of(open_binary)
        kind = FileFormat.VCARD if _starts_as_card(open_binary, encoding) else FileFormat.CSV
        return TextSource(open_binary, kind, encoding)
    if container is Container.OLE:
        with open_binary() as stream:
            if is_encrypted_ole(stream):
                raise FileRejected(FileProblem.ENCRYPTED)
        return BookSource(Workbook(path or _in_memory(open_binary)), FileFormat.XLS)
    archive = open_archive(open_binary())
    kind_of_book = workbook_format(archive)
    if kind_of_book is not None:
        if measure:
            check_workbook(archive, kind_of_book)
        archive.close()
        return BookSource(Workbook(path or _in_memory(open_binary)), kind_of_book)
    if wrapped:
        raise FileRejected(FileProblem.UNKNOWN_FORMAT)
    entry = only_file(archive)

    def open_inner() -> BinaryIO:
        return cast(BinaryIO, archive.open(entry))

    with open_inner() as inner:
        is_archive = inner.read(2) in (b"PK", b"\xd0\xcf")
    if is_archive:
        # A zip must be seekable at no cost to be looked into, so a wrapped workbook is unpacked once.
        content = _in_memory(open_inner).getvalue()
        return _open(lambda: io.BytesIO(content), None, wrapped=True, measure=measure)
    return _open(open_inner, None, wrapped=True, measure=measure)


def _in_memory(open_binary: OpenBinary) -> io.BytesIO:
    with open_binary() as stream:
        content = stream.read(MAX_IN_MEMORY + 1)
    if len(content) > MAX_IN_MEMORY:
        raise FileRejected(FileProblem.TOO_LARGE)
    return io.BytesIO(content)


def _starts_as_card(open_binary: OpenBinary, encoding: str) -> bool:
    first = next((line for line in bounded_lines(open_binary, encoding, cut=True) if line.strip()), "")
    return first.strip("\ufeff \t\r\n").upper() == "BEGIN:VCARD"


def look(source: TextSource | BookSource, name: str) -> FileLook:
    """What the file looks like; reads it to the end, so what `rows` will meet is met here already."""
    if isinstance(source, BookSource):
        sheets = [_sheet_look(sheet, source.book.rows(sheet)) for sheet in source.book.sheet_names]
        encoding = delimiter = ""
    elif source.format is FileFormat.VCARD:
        sheets, encoding, delimiter = [_cards_look(name, source.rows(""))], source.encoding, ""
    else:
        encoding, delimiter = source.encoding, delimiter_of(source.open_binary, source.encoding)
        sheets = [_sheet_look(name, source.rows(delimiter))]
    if not any(column.examples for sheet in sheets for column in sheet.columns):
        raise FileRejected(FileProblem.EMPTY)
    return FileLook(source.format, encoding, delimiter, tuple(sheets), best_sheet(sheets))


def data_rows(source: TextSource | BookSource, layout: Layout) -> Iterator[list[Cell]]:
    """The rows below the header that the layout names; raises `FileRejected` when this is another file."""
    if source.format is not layout.format:
        raise FileRejected(FileProblem.OTHER_FILE)
    rows = source.book.rows(layout.sheet) if isinstance(source, BookSource) else source.rows(layout.delimiter)
    return islice(rows, first_data_row(layout), None)


def first_data_row(layout: Layout) -> int:
    """How many rows stand above the data."""
    return 0 if layout.header_row is None else layout.header_row + 1


def _sheet_look(name: str, rows: Iterator[list[Cell]]) -> SheetLook:
    sample = list(islice(rows, SAMPLE_ROWS))
    return recognise_sheet(name, sample, len(sample) + sum(1 for _ in rows))


def _cards_look(name: str, rows: Iterator[list[Cell]]) -> SheetLook:
    sample = list(islice(rows, SAMPLE_ROWS))
    columns = tuple(
        ColumnLook(index, title, _card_examples(sample, index), meaning)
        for index, (title, meaning) in enumerate(VCARD_COLUMNS)
    )
    return SheetLook(name, len(sample) + sum(1 for _ in rows), None, columns)


def _card_examples(sample: list[list[Cell]], index: int) -> tuple[str, ...]:
    values = dict.fromkeys(str(row[index])[:_LONGEST_EXAMPLE] for row in sample if row[index])
    return tuple(islice(values, _CARD_EXAMPLES))
