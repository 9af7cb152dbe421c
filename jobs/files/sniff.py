"""Telling what a file is by its bytes, never by its name: its format, the encoding of a text, its delimiter."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from typing import BinaryIO

from domain.transfer.problems import FileProblem, FileRejected

OpenBinary = Callable[[], BinaryIO]
"""Opens the file (or the file inside an archive) anew, from its start."""

_HEAD = 1 << 16
_BLOCK = 1 << 20
_SAMPLE_LINES = 200
DELIMITERS = (";", "\t", ",", "|")
SINGLE_COLUMN = "\x1f"
"""Stands for the delimiter of a file without one: a control character that no text holds."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"\x7fELF",
    b"SQLite ",
)
# The letters that a Russian text has most of; under a wrong code page they turn into others.
_FREQUENT = frozenset("оеаинтсрвлОЕАИНТСРВЛ")
_CODE_PAGES = ("cp1251", "cp866", "koi8-r")
_MOST_CONTROL = 0.01


class Container(StrEnum):
    """What holds the table: which of our readers takes the file."""

    ZIP = "zip"
    OLE = "ole"
    TEXT = "text"


def container_of(open_binary: OpenBinary) -> Container:
    """Which kind of file it is; raises `FileRejected` for an empty one and for the kinds nobody keeps clients in."""
    with open_binary() as stream:
        head = stream.read(512)
    if not head:
        raise FileRejected(FileProblem.EMPTY)
    if head.startswith(_ZIP):
        return Container.ZIP
    if head.startswith(_OLE):
        return Container.OLE
    if head.startswith(_FOREIGN):
        raise FileRejected(FileProblem.UNKNOWN_FORMAT)
    return Container.TEXT


def encoding_of(open_binary: OpenBinary) -> str:
    """The encoding of a text file; raises `FileRejected` when it is no text at all."""
    with open_binary() as stream:
        head = stream.read(_HEAD)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return _checked(head, encoding)
    wide = _wide_encoding(head)
    if wide:
        return wide
    if _is_utf8(open_binary):
        return _checked(head, "utf-8")
    return _checked(head, max(_CODE_PAGES, key=lambda page: _frequent_letters(head, page)))


def _checked(head: bytes, encoding: str) -> str:
    """Random bytes decode too, under an old code page, but one in eight of their characters is a control character."""
    text = _decoded(head, encoding)
    strange = sum(character < " " and character not in "\t\r\n\0\x0b\x0c\x1a" for character in text)
    nothing = text.count("\0")
    if not text.strip("\0\r\n\t "):
        raise FileRejected(FileProblem.EMPTY)
    if strange > _MOST_CONTROL * len(text) or nothing * 2 > len(text):
        raise FileRejected(FileProblem.UNKNOWN_FORMAT)
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<table", "<head", "<meta")):
        raise FileRejected(FileProblem.WEB_PAGE)
    if start.startswith(("<?xml", "{", "<")):
        raise FileRejected(FileProblem.UNKNOWN_FORMAT)
    return encoding


def _decoded(head: bytes, encoding: str) -> str:
    return codecs.getincrementaldecoder(encoding)("replace").decode(head)


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a mark shows by its zero bytes: all at odd places or all at even ones."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 50 or min(even, odd) * 20 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = _decoded(head, encoding)
    known = sum(character.isascii() or "\u0400" <= character <= "\u045f" for character in text)
    return encoding if known * 10 >= len(text) * 9 else None


def _is_utf8(open_binary: OpenBinary) -> bool:
    """Read to the end: one Russian name in row 90,000 decides for the whole file."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open_binary() as stream:
        try:
            while block := stream.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _frequent_letters(head: bytes, encoding: str) -> int:
    return sum(character in _FREQUENT for character in head.decode(encoding, "replace"))


def delimiter_of(open_binary: OpenBinary, encoding: str) -> str:
    """The delimiter that cuts most of the first rows into equally many cells; `SINGLE_COLUMN` if none cuts any."""
    with open_binary() as stream:
        text = _decoded(stream.read(_HEAD), encoding).replace("\0", "")
    # The last line may be cut in the middle, unless it is the only one.
    lines = text.splitlines(keepends=True)[: _SAMPLE_LINES + 1]
    lines = lines[:-1] if len(lines) > 1 and len(text) >= _HEAD // 4 else lines
    best, best_score = SINGLE_COLUMN, 0.0
    for delimiter in DELIMITERS:
        score = _evenness("".join(lines), delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _evenness(sample: str, delimiter: str) -> float:
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, rows = Counter(widths).most_common(1)[0]
    # Commas inside the sentences of a list cut unevenly; a real delimiter cuts most rows the same.
    return 0.0 if width < 2 or rows * 2 < len(widths) else rows / len(widths) * min(width, 10)
