"""The staging file of an import, read: the cleaned rows of an upload as a small SQLite database beside it.

The reader's child writes it once (`write_staging`); check and import take the rows from it, and a base that is SQLite
takes most of them by itself (`plain_rows`).
"""

import json
import sqlite3
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from domain.clients.kinds import ClientKind
from domain.transfer.keys import NAME, Key
from domain.transfer.problems import RowProblem, RowSkip
from domain.transfer.rows import CleanRow

ADDRESS_BITS = 20
"""The id of an address (and of a tag) is its row's number shifted by so many bits, plus its place in the row."""

STAGING_FORMAT = 1
"""A file of another format is made again."""

FIELD_COLUMNS = ("city", "sex", "birthday", "category", "stage", "responsible", "note")
"""These `CleanRow.fields` have columns of their own; the others are rare and go as JSON."""

_CHOSEN = (
    "SELECT number, skip, client_id, name, first_name, last_name, middle_name, company, kind, name_folded, search_text,"
    f" more, problems, {', '.join(FIELD_COLUMNS)} FROM person WHERE number"
)
_KIND_OF = {kind.value: kind for kind in ClientKind}


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
        return bool(self._base.execute(query, (STAGING_FORMAT, layout)).fetchone()[0])

    def bounds(self) -> Span:
        """The numbers of the first and the last row that are in it now; (1, 0) while there is none."""
        first, last = self._base.execute("SELECT min(number), max(number) FROM person").fetchone()
        return Span(first, last) if first is not None else Span(1, 0)

    def bare(self) -> int:
        """How many rows have nothing but a name. Quick only when the file is whole."""
        return int(self._base.execute("SELECT count(*) FROM person WHERE is_bare").fetchone()[0])

    def repeated_ids(self) -> set[int]:
        """The ids of ours that several rows carry. Known only when the file is whole."""
        query = "SELECT client_id FROM person WHERE client_id > 0 GROUP BY client_id HAVING count(*) > 1"
        return {client_id for (client_id,) in self._base.execute(query)}

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


def _row(values: tuple[Any, ...]) -> CleanRow:
    (
        number, skip, client_id, name, first, last, middle, company, kind, folded, search, more, problems, *columns,
    ) = values  # fmt: skip
    fields, deals = json.loads(more) if more else ({}, [])
    fields |= {key: value for key, value in zip(FIELD_COLUMNS, columns, strict=True) if value}
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
