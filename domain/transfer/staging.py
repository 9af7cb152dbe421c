"""The staging file of an import: the cleaned rows of an upload as a small SQLite database beside it.

The reader's child writes it once; check and import take the rows from it, and a base that is SQLite takes most of them
by itself (`plain_rows`). It knows no SQLAlchemy, since the child that opens uploads imports it.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from domain.clients.folding import fold
from domain.clients.kinds import ClientKind
from domain.clients.rules import NOTE_LENGTH
from domain.transfer.keys import NAME, Key, keys_of
from domain.transfer.problems import FileProblem, FileRejected, RowProblem, RowSkip
from domain.transfer.rows import CleanRow

ADDRESS_BITS = 20
"""The id of an address (and of a tag) is its row's number shifted by so many bits, plus its place in the row."""

_FORMAT = 1
#: These `CleanRow.fields` have columns of their own; the others are rare and go as JSON.
_COLUMNS = ("city", "sex", "birthday", "category", "stage", "responsible", "note")
_HAVE_COLUMNS = frozenset(_COLUMNS)
#: What a row does not have is an empty text, or a zero.
_TABLES = """
CREATE TABLE about (format INTEGER, layout TEXT, rows INTEGER);
CREATE TABLE person (
  number INTEGER PRIMARY KEY, is_plain, is_met, is_bare, skip, client_id, kind,
  name, first_name, last_name, middle_name, company, city, sex, birthday, category, stage, responsible, note,
  name_folded, search_text, more, problems
);
CREATE TABLE address (id INTEGER PRIMARY KEY, kind, address);
CREATE TABLE tag (id INTEGER PRIMARY KEY, folded, name);
"""
_PERSON = f"INSERT INTO person VALUES ({', '.join('?' * 23)})"
_ADDRESS = "INSERT INTO address VALUES (?, ?, ?)"
_TAG = "INSERT INTO tag VALUES (?, ?, ?)"
_CHOSEN = (
    "SELECT number, skip, client_id, name, first_name, last_name, middle_name, company, kind, name_folded, search_text,"
    f" more, problems, {', '.join(_COLUMNS)} FROM person WHERE number"
)
_KINDS = {kind: kind.value for kind in ClientKind}
_KIND_OF = {kind.value: kind for kind in ClientKind}


# The same tags come again and again.
_fold = lru_cache(maxsize=4_096)(fold)


class Span(NamedTuple):
    """Rows of a file, from the number of the first to that of the last."""

    first: int
    last: int


class Holder(NamedTuple):
    """A row of the file that is known by `key`."""

    number: int
    key: Key
    name: str
    has_vk: bool


class StagingWriter:
    """Writes a staging file. What is committed can be read by others meanwhile; at the end `finish` must be called."""

    def __init__(self, path: Path, layout: str) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        # Whoever loses this file makes it again from the upload, so nothing waits for the disk.
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.executescript(_TABLES)
        self._base.execute("INSERT INTO about VALUES (?, ?, NULL)", (_FORMAT, layout))
        self._met = _Met()
        self._rows = 0

    def write(self, rows: Sequence[CleanRow]) -> int:
        """Add rows, which must come in the order of the file; gives how many there are by now."""
        people: list[tuple[Any, ...]] = []
        addresses: list[tuple[int, str, str]] = []
        tags: list[tuple[int, str, str]] = []
        for row in rows:
            keys = keys_of(row) if row.skip is None else []
            is_bare = bool(keys) and keys[0][0] == NAME
            people.append(_person(row, is_bare=is_bare, is_met=self._met.add(keys)))
            first = row.number << ADDRESS_BITS
            if len(row.channels) + len(row.tags) >> ADDRESS_BITS:
                raise FileRejected(FileProblem.ROW_TOO_LONG)
            addresses += [(place, *channel) for place, channel in enumerate(row.channels, first)]
            if row.tags:
                tags += [(place, _fold(tag), tag) for place, tag in enumerate(row.tags, first)]
        self._base.execute("BEGIN")
        self._base.executemany(_PERSON, people)
        self._base.executemany(_ADDRESS, addresses)
        self._base.executemany(_TAG, tags)
        self._base.execute("COMMIT")
        self._rows += len(people)
        return self._rows

    def finish(self) -> None:
        """All rows are in: make them findable by their keys, and say so."""
        with closing(self._base):
            self._base.execute("CREATE INDEX by_address ON address (address, kind)")
            self._base.execute("CREATE INDEX by_name ON person (name_folded) WHERE is_bare")
            self._base.execute("UPDATE about SET rows = ?", (self._rows,))
            self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Staging:
    """A staging file, read. Calls take milliseconds and block: make them in a thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, check_same_thread=False)

    @property
    def uri(self) -> str:
        """What another connection attaches it by, only to read."""
        return f"{self.path.as_uri()}?mode=ro"

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def is_whole(self, layout: str) -> bool:
        """Whether all rows of the upload are in it, cleaned under this layout."""
        query = "SELECT count(*) FROM about WHERE format = ? AND layout = ? AND rows IS NOT NULL"
        return bool(self._base.execute(query, (_FORMAT, layout)).fetchone()[0])

    def bounds(self) -> Span:
        """The numbers of the first and the last row that are in it now; (1, 0) while there is none."""
        first, last = self._base.execute("SELECT min(number), max(number) FROM person").fetchone()
        return Span(first, last) if first is not None else Span(1, 0)

    def rows(self, span: Span) -> list[CleanRow]:
        """These rows, in the order of the file."""
        return self._load("BETWEEN ? AND ?", span)

    def chosen(self, numbers: Collection[int]) -> list[CleanRow]:
        """The rows with these numbers, in the order of the file."""
        return self._load("IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),)) if numbers else []

    def holders(self, keys: Collection[Key], before: int) -> list[Holder]:
        """All rows up to this number that are known by one of these keys, in the order of the file.

        Quick only when the file is whole.
        """
        named = json.dumps([value for kind, value in keys if kind == NAME])
        listed = json.dumps([value for kind, value in keys if kind != NAME])
        found = [
            Holder(number, (NAME, folded), name, has_vk=False)
            for number, folded, name in self._base.execute(
                "SELECT number, name_folded, name FROM person"
                " WHERE is_bare AND name_folded IN (SELECT value FROM json_each(?)) AND number <= ?",
                (named, before),
            )
        ]
        found += [
            Holder(number, (kind, address), name, has_vk=bool(has_vk))
            for number, kind, address, name, has_vk in self._base.execute(
                f"SELECT p.number, a.kind, a.address, p.name, EXISTS (SELECT 1 FROM address v WHERE {_of('v', 'p')}"
                " AND v.kind = 'vk') FROM address a JOIN person p ON p.number = a.id >> ?"
                " WHERE a.address IN (SELECT value FROM json_each(?)) AND p.number <= ? AND p.skip = ''",
                (ADDRESS_BITS, listed, before),
            )
            if (kind, address) in keys
        ]
        return sorted(found)

    def _load(self, which: str, values: Iterable[Any]) -> list[CleanRow]:
        values = tuple(values)
        rows = {row.number: row for row in map(_row, self._base.execute(f"{_CHOSEN} {which} ORDER BY number", values))}
        own = f"SELECT number FROM person WHERE number {which}"
        for table, first, second in (("address", "kind", "address"), ("tag", "folded", "name")):
            query = (
                f"SELECT p.number, t.{first}, t.{second} FROM ({own}) p JOIN {table} t ON {_of('t', 'p')} ORDER BY t.id"
            )
            for number, left, right in self._base.execute(query, values):
                if table == "address":
                    rows[number].channels.append((left, right))
                else:
                    rows[number].tags.append(right)
        return list(rows.values())


def _of(table: str, person: str) -> str:
    """The condition that a row of address or tag is this person's."""
    return f"{table}.id BETWEEN {person}.number << {ADDRESS_BITS} AND ({person}.number + 1 << {ADDRESS_BITS}) - 1"


def _person(row: CleanRow, *, is_bare: bool, is_met: bool) -> tuple[Any, ...]:
    fields = row.fields
    get = fields.get
    note = get("note", "")
    more = ""
    if row.deals or not fields.keys() <= _HAVE_COLUMNS:
        rest = {key: value for key, value in fields.items() if key not in _HAVE_COLUMNS}
        more = json.dumps([rest, row.deals], ensure_ascii=False)
    is_plain = (
        row.skip is None
        and row.client_id is None
        and not more
        and len(note) <= NOTE_LENGTH
        and bool(row.name or row.channels)
    )
    # The driver takes plain numbers and texts as they are; for None, a bool or an enum it asks around first.
    return (
        row.number, int(is_plain), int(is_met), int(is_bare), row.skip.value if row.skip else "", row.client_id or 0,
        _KINDS[row.kind], row.name, row.first_name, row.last_name, row.middle_name, row.company,
        get("city", ""), get("sex", ""), get("birthday", ""), get("category", ""), get("stage", ""),
        get("responsible", ""), note, row.sort, row.search, more,
        json.dumps(row.problems, ensure_ascii=False) if row.problems else "",
    )  # fmt: skip


def _row(values: tuple[Any, ...]) -> CleanRow:
    (
        number, skip, client_id, name, first, last, middle, company, kind, folded, search, more, problems, *columns,
    ) = values  # fmt: skip
    fields, deals = json.loads(more) if more else ({}, [])
    fields |= {key: value for key, value in zip(_COLUMNS, columns, strict=True) if value}
    return CleanRow(
        number,
        RowSkip(skip) if skip else None,
        client_id or None,
        name,
        first,
        last,
        middle,
        company,
        _KIND_OF[kind],
        [],
        fields,
        [],
        [(title, minor, currency) for title, minor, currency in deals],
        [(RowProblem(code), title, raw) for code, title, raw in json.loads(problems)] if problems else [],
        search,
        folded,
    )


class _Met:
    """Whether a key may have been met before: never a wrong no, seldom a wrong yes, and the same memory for any file.

    (A Bloom filter of two places in 16 MB: of 300,000 keys one of a thousand gets a wrong yes, of three million one of
    ten, and such a row is looked at closely.)
    """

    _MASK = (1 << 24) - 1

    def __init__(self) -> None:
        self._places = bytearray(self._MASK + 1)

    def add(self, keys: Iterable[Key]) -> bool:
        """Take these in; whether one of them may have been met before."""
        is_met = False
        places, mask = self._places, self._MASK
        for key in keys:
            digest = hash(key)
            first, second = digest & mask, digest >> 32 & mask
            if places[first] and places[second]:
                is_met = True
            else:
                places[first] = places[second] = 1
        return is_met


def spans(bounds: Span, size: int) -> Iterator[Span]:
    """These rows in parts of so many."""
    for first in range(bounds.first, bounds.last + 1, size):
        yield Span(first, min(first + size - 1, bounds.last))
