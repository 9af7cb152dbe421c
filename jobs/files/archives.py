"""Looking into zip archives (xlsx, ods, a zipped table) before anything unpacks them: sizes, ratios, farthest cells."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from domain.transfer.layout import FileFormat
from domain.transfer.problems import FileProblem, FileRejected
from jobs.files.limits import MAX_CELLS, MAX_COLUMNS, MAX_ENTRIES, MAX_RATIO, MAX_TEXT, MAX_UNPACKED, RATIO_MATTERS_FROM

_BLOCK = 1 << 20
# A reference may be cut by the end of a block, so each block is searched with the tail of the one before it.
_OVERLAP = 256
_FAR_COLUMN = re.compile(rb" r=[\"']([A-Z]{2,4})[0-9]")
_ROW = re.compile(rb"<row\b[^>]*? r=[\"']([0-9]{1,9})[\"']")
_FAR_ROW = re.compile(rb" r=[\"'][A-Z]{0,4}([0-9]{7,9})[\"']")
# A million references cost a second by regular expression; their shapes are found ten times faster.
_SHAPE = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'", b"A" * 26 + b"0" * 10 + b'"')
_FAR_COLUMN_SHAPE, _FAR_ROW_SHAPE = b'"AA', b'0000000"'
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NO_SHEET = re.compile(
    r"(?i)xl/(?:sharedStrings|styles|workbook|metadata)\.xml|xl/(?:theme|_rels|media|printerSettings)/.*"
)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def open_archive(stream: BinaryIO) -> zipfile.ZipFile:
    """The archive after a look at its directory; raises `FileRejected` for a broken, encrypted or bloated one."""
    try:
        archive = zipfile.ZipFile(stream)
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FileRejected(FileProblem.BROKEN) from error
    names = {entry.filename for entry in entries}
    if not entries:
        raise FileRejected(FileProblem.EMPTY)
    if len(entries) > MAX_ENTRIES:
        raise FileRejected(FileProblem.BOMB)
    # Two entries of one name: what we look at need not be what the next library reads.
    if len(names) != len(entries):
        raise FileRejected(FileProblem.BROKEN)
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRejected(FileProblem.ENCRYPTED)
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > RATIO_MATTERS_FROM and unpacked > MAX_RATIO * max(packed, 1):
        raise FileRejected(FileProblem.BOMB)
    if unpacked > MAX_TEXT:
        raise FileRejected(FileProblem.TOO_LARGE)
    return archive


def workbook_format(archive: zipfile.ZipFile) -> FileFormat | None:
    """Which kind of workbook the archive is; None for an archive of other files; raises for other office documents."""
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return FileFormat.XLSX
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as stream:
            if stream.read(len(_ODS)).decode("ascii", "replace") == _ODS:
                return FileFormat.ODS
    if "[Content_Types].xml" in names or "content.xml" in names:
        raise FileRejected(FileProblem.UNKNOWN_FORMAT)
    return None


def only_file(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one file of an archive that only wraps it; folders and the litter of macOS don't count."""
    files = [
        entry
        for entry in archive.infolist()
        if not entry.is_dir()
        and not entry.filename.startswith("__MACOSX/")
        and not entry.filename.endswith(".DS_Store")
    ]
    if not files:
        raise FileRejected(FileProblem.EMPTY)
    if len(files) > 1:
        raise FileRejected(FileProblem.SEVERAL_FILES)
    return files[0]


def check_workbook(archive: zipfile.ZipFile, kind: FileFormat) -> None:
    """Refuse a workbook whose farthest cell spans a rectangle that the reader could not hold.

    A reference written in a way this scan does not see still meets the memory limit of the process.
    """
    if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
        raise FileRejected(FileProblem.TOO_LARGE)
    try:
        if kind is FileFormat.ODS:
            _check_area(*_ods_extent(archive))
            return
        for entry in archive.infolist():
            if entry.filename.lower().endswith(".xml") and not _NO_SHEET.fullmatch(entry.filename):
                _check_area(*_xlsx_extent(archive, entry))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, expat.ExpatError) as error:
        raise FileRejected(FileProblem.BROKEN) from error


def _check_area(rows: int, columns: int) -> None:
    if rows * columns > MAX_CELLS or columns > MAX_COLUMNS:
        raise FileRejected(FileProblem.TOO_LARGE)


def _blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        while block := stream.read(_BLOCK):
            yield block


def _xlsx_extent(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> tuple[int, int]:
    rows, columns = 0, 1
    for piece in _overlapping(_blocks(archive, entry)):
        shape = piece.translate(_SHAPE)
        rows = max(rows, max(map(int, _ROW.findall(piece)), default=0))
        if _FAR_ROW_SHAPE in shape:
            rows = max(rows, max(map(int, _FAR_ROW.findall(piece)), default=0))
        if _FAR_COLUMN_SHAPE in shape:
            columns = max(columns, max(map(_column_number, _FAR_COLUMN.findall(piece)), default=0))
    # Which of the columns A to Z is the last one only matters for a tall sheet, and looking for it is slow.
    if columns <= len(_LETTERS) and rows * len(_LETTERS) > MAX_CELLS:
        for piece in _overlapping(_blocks(archive, entry)):
            columns = max(columns, _single_letter_column(piece, columns))
    return rows, columns


def _overlapping(blocks: Iterator[bytes]) -> Iterator[bytes]:
    tail = b""
    for block in blocks:
        piece = tail + block
        yield piece
        tail = piece[-_OVERLAP:]


def _single_letter_column(piece: bytes, known: int) -> int:
    """The farthest of the columns A to Z in a piece, looked for from the right and only beyond those known."""
    for number in range(len(_LETTERS), known, -1):
        if b' r="' + _LETTERS[number - 1 : number] in piece:
            return number
    return known


def _column_number(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * len(_LETTERS) + letter - ord("A") + 1
    return number


def _ods_extent(archive: zipfile.ZipFile) -> tuple[int, int]:
    scan = _OdsScan()
    for block in _blocks(archive, archive.getinfo("content.xml")):
        scan.feed(block)
    return scan.rows, scan.columns


class _OdsScan:
    """The farthest cell with something in it. Empty cells and rows may be repeated a million times at the end: every
    file of LibreOffice does that, and the reader leaves them out."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0
        self._row_repeat = 1
        self._row_filled = False
        self._parser = expat.ParserCreate(namespace_separator=None)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity

    def feed(self, block: bytes) -> None:
        self._parser.Parse(block)

    def _entity(self, *_arguments: object) -> None:
        raise FileRejected(FileProblem.BROKEN)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "table":
            self._row = 0
        elif local == "table-row":
            self._column = 0
            self._row_filled = False
            self._row_repeat = _repeat(attributes, "number-rows-repeated")
        elif local in ("table-cell", "covered-table-cell"):
            self._column += _repeat(attributes, "number-columns-repeated")
            if any(key.endswith((":value-type", ":formula")) for key in attributes):
                self._fill()
        elif local == "p":
            self._fill()

    def _fill(self) -> None:
        self._row_filled = True
        self.columns = max(self.columns, self._column)

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] == "table-row":
            self._row += self._row_repeat
            if self._row_filled:
                self.rows = max(self.rows, self._row)


def _repeat(attributes: dict[str, str], name: str) -> int:
    for key, value in attributes.items():
        if key.endswith(name):
            return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else MAX_CELLS
    return 1
