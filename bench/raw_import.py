"""The floor of an import: one process, one table, the least cleaning, no rights, no journal, nothing told.

Its text index holds the columns that the product finds a client by, as they are.
"""

import csv
import re
import sqlite3
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import python_calamine

_UPSERT = """
INSERT INTO client (family, name, phone, email, vk, city, company, born, sex, category, tags, remark)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (vk) DO UPDATE SET family = excluded.family, name = excluded.name, phone = excluded.phone,
  email = excluded.email, city = excluded.city, company = excluded.company, born = excluded.born, sex = excluded.sex,
  category = excluded.category, tags = excluded.tags, remark = excluded.remark
"""
_FOUND_BY = "family, name, phone, email, vk, city, company, remark"
_VK_ID = re.compile(r"id(\d+)")
_CHUNK = 5_000


def make_base(path: Path) -> sqlite3.Connection:
    """An empty base of thirteen columns and four indexes."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=NORMAL")
    base.execute("PRAGMA cache_size=-32768")
    base.execute(
        "CREATE TABLE client (id INTEGER PRIMARY KEY, family TEXT, name TEXT, phone TEXT, email TEXT, vk TEXT,"
        " city TEXT, company TEXT, born TEXT, sex TEXT, category TEXT, tags TEXT, remark TEXT)"
    )
    base.execute("CREATE UNIQUE INDEX by_vk ON client (vk)")
    for column in ("phone", "email", "family"):
        base.execute(f"CREATE INDEX by_{column} ON client ({column})")
    base.execute(
        f"CREATE VIRTUAL TABLE found USING fts5({_FOUND_BY}, content='client', content_rowid='id', tokenize='trigram')"
    )
    return base


def import_raw(base: sqlite3.Connection, file: Path, *, first: int = 1) -> None:
    """Read, clean, upsert, and fill the text index with those whose id is `first` or greater."""
    rows = _clean(file)
    while chunk := list(islice(rows, _CHUNK)):
        base.execute("BEGIN IMMEDIATE")
        base.executemany(_UPSERT, chunk)
        base.execute("COMMIT")
    base.execute(f"INSERT INTO found(rowid, {_FOUND_BY}) SELECT id, {_FOUND_BY} FROM client WHERE id >= ?", (first,))


def _clean(file: Path) -> Iterator[tuple[object, ...]]:
    rows = _rows(file)
    next(rows)
    for family, name, phone, email, vk, *rest in rows:
        found = _VK_ID.search(str(vk))
        digits = re.sub(r"\D", "", str(phone))
        yield (family, name, digits, str(email).lower(), found[1] if found else None, *rest)


def _rows(file: Path) -> Iterator[list[Any]]:
    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as lines:
            yield from csv.reader(lines)
    else:
        yield from python_calamine.load_workbook(file).get_sheet_by_index(0).iter_rows()


if __name__ == "__main__":
    # In a process of its own: what it holds in memory must not be counted as the product's.
    started = time.perf_counter()
    import_raw(make_base(Path(sys.argv[1])), Path(sys.argv[2]))
    print(time.perf_counter() - started)
