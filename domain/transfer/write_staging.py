"""The staging file of an import, written: by the child that opens uploads, so no SQLAlchemy is known here."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from domain.clients.folding import fold
from domain.clients.kinds import ClientKind
from domain.clients.rules import NOTE_LENGTH
from domain.transfer.keys import NAME, Key, keys_of
from domain.transfer.problems import FileProblem, FileRejected
from domain.transfer.rows import CleanRow
from domain.transfer.staging import ADDRESS_BITS, FIELD_COLUMNS, STAGING_FORMAT

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
# A short row of its own costs twice as much as one of many in a statement.
_TOGETHER = 32
_KINDS = {kind: kind.value for kind in ClientKind}
_HAVE_COLUMNS = frozenset(FIELD_COLUMNS)
_KIND = {"kind"}
# The same tags come again and again.
_fold = lru_cache(maxsize=4_096)(fold)


class StagingWriter:
    """Writes a staging file. Others read what was shown to them; at the end `finish` must be called."""

    def __init__(self, path: Path, layout: str) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        # Whoever loses this file makes it again from the upload, so nothing waits for the disk.
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=OFF")
        # What is in the log is copied once, at the end, and not again and again on the way.
        self._base.execute("PRAGMA wal_autocheckpoint=0")
        self._base.executescript(_TABLES)
        self._base.execute("INSERT INTO about VALUES (?, ?, NULL)", (STAGING_FORMAT, layout))
        self._base.execute("BEGIN")
        self._met = _Met()
        self._rows = 0

    def write(self, rows: Sequence[CleanRow]) -> None:
        """Add rows, which must come in the order of the file."""
        people: list[tuple[Any, ...]] = []
        addresses: list[tuple[int, str, str]] = []
        tags: list[tuple[int, str, str]] = []
        for row in rows:
            keys = keys_of(row) if row.skip is None else []
            is_bare = bool(keys) and keys[0][0] == NAME
            people.append(_person(row, is_bare=is_bare, is_met=self._met.add(keys)))
            place = row.number << ADDRESS_BITS
            if len(row.channels) + len(row.tags) >> ADDRESS_BITS:
                raise FileRejected(FileProblem.ROW_TOO_LONG)
            for kind, address in row.channels:
                addresses.append((place, kind, address))
                place += 1
            if row.tags:
                tags += [(place, _fold(tag), tag) for place, tag in enumerate(row.tags, row.number << ADDRESS_BITS)]
        self._base.executemany(_PERSON, people)
        self._insert("address", addresses)
        self._insert("tag", tags)
        self._rows += len(people)

    def show(self) -> int:
        """Let others read what is there by now; gives how many rows that are."""
        self._base.execute("COMMIT")
        self._base.execute("BEGIN")
        return self._rows

    def _insert(self, table: str, rows: list[tuple[int, str, str]]) -> None:
        into, one = f"INSERT INTO {table} VALUES ", "(?, ?, ?)"
        whole = len(rows) - len(rows) % _TOGETHER
        for start in range(0, whole, _TOGETHER):
            self._base.execute(
                into + ", ".join([one] * _TOGETHER), [*chain.from_iterable(rows[start : start + _TOGETHER])]
            )
        self._base.executemany(into + one, rows[whole:])

    def finish(self) -> int:
        """All rows are in: make them findable by their keys, and say so; gives how many there are."""
        with closing(self._base):
            self.show()
            self._base.execute("CREATE INDEX by_address ON address (address, kind)")
            self._base.execute("CREATE INDEX by_name ON person (name_folded) WHERE is_bare")
            self._base.execute("UPDATE about SET rows = ?", (self._rows,))
            self._base.execute("COMMIT")
            self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return self._rows


def _person(row: CleanRow, *, is_bare: bool, is_met: bool) -> tuple[Any, ...]:
    fields = row.fields
    get = fields.get
    note = get("note", "")
    more, is_rare = "", False
    if row.deals or not fields.keys() <= _HAVE_COLUMNS:
        rest = {key: value for key, value in fields.items() if key not in _HAVE_COLUMNS}
        more = json.dumps([rest, row.deals], ensure_ascii=False)
        # A new card gets the row's kind whether the row says it or not.
        is_rare = bool(row.deals) or rest.keys() != _KIND
    is_plain = (
        row.skip is None
        and row.client_id is None
        and not is_rare
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


class _Met:
    """Whether a key may have been met before: never a wrong no, seldom a wrong yes, and the same memory for any file.

    (A Bloom filter in 8 MB, each key four bits of sixteen at one place: of 300,000 keys a dozen get a wrong yes, of
    three million one of 500, and such a row is looked at closely.)
    """

    _MASK = (1 << 22) - 1
    _PATTERNS = tuple(bits for bits in range(1 << 16) if bits.bit_count() == 4)

    def __init__(self) -> None:
        self._held = array("H", bytes(2 * (self._MASK + 1)))

    def add(self, keys: Iterable[Key]) -> bool:
        """Take these in; whether one of them may have been met before."""
        is_met = False
        held, mask, patterns, choice = self._held, self._MASK, self._PATTERNS, len(self._PATTERNS)
        for key in keys:
            digest = hash(key)
            place, bits = digest & mask, patterns[(digest >> 32) % choice]
            here = held[place]
            if here & bits == bits:
                is_met = True
            else:
                held[place] = here | bits
        return is_met
