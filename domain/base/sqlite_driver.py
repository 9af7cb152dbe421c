"""aiosqlite with one change of threads for a statement.

The library crosses over to its thread for the cursor, the statement, the rows and the closing, each for itself; a press
of a button makes a dozen statements, and on a busy machine each crossing waits for its turn.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import aiosqlite

_NO_PARAMETERS: tuple[Any, ...] = ()


class SqliteConnection(aiosqlite.Connection):
    """A connection whose cursors hold all rows of a statement as soon as it has run.

    A transaction begins in one crossing with its first statement.
    """

    #: Whether it can't write.
    reads_only = False
    _begin = ""
    # Whether the end of a transaction is on its way to the thread, and nothing behind it.
    _is_ending = False

    def begin(self, how: str) -> None:
        """Begin a transaction by this statement, right before the next one."""
        self._begin = how

    async def commit(self) -> None:
        """Commit. A transaction without a statement never was; of one that only reads, nobody waits for the end."""
        if self._begin:
            self._begin = ""
        elif self.reads_only:
            self._is_ending = True
            self._tx.put_nowait((None, self._conn.commit))
        else:
            await super().commit()

    def cursor(self) -> "SqliteCursor":  # type: ignore[override]  # It is all that SQLAlchemy asks of a cursor.
        """A cursor; nothing crosses over before its first statement."""
        return SqliteCursor(self)

    async def rollback(self) -> None:
        """Roll back; without an open transaction there is nothing to cross over for."""
        self._begin = ""
        if self._conn.in_transaction and not self._is_ending:
            await super().rollback()

    async def run(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        """Do this in the connection's thread."""
        begin, self._begin, self._is_ending = self._begin, "", False

        def do(base: sqlite3.Connection) -> Any:
            if begin:
                base.execute(begin)
            return work(base)

        return await self._execute(do, self._conn)  # type: ignore[no-untyped-call]  # The library has no types there.


class SqliteCursor:
    """One statement and its rows, in the form of an asynchronous DB-API cursor."""

    arraysize = 1

    def __init__(self, connection: SqliteConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "SqliteCursor":
        return self

    async def __aexit__(self, *_: object) -> None:
        self._rows.clear()

    async def execute(self, statement: str, parameters: Sequence[Any] | dict[str, Any] = _NO_PARAMETERS) -> None:
        """Run a statement and fetch its rows."""
        await self._connection.run(lambda base: self._take(base.execute(statement, parameters)))

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each of these."""
        await self._connection.run(lambda base: self._take(base.executemany(statement, parameters)))

    async def fetchone(self) -> Any:
        """The next row, or None."""
        return self._rows.pop(0) if self._rows else None

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """The next rows."""
        found, self._rows = self._rows[: size or self.arraysize], self._rows[size or self.arraysize :]
        return found

    async def fetchall(self) -> list[Any]:
        """All rows that are left."""
        found, self._rows = self._rows, []
        return found

    async def close(self) -> None:
        """Let go of the rows; the statement ended with its last one."""
        self._rows = []

    def _take(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self._rows = cursor.fetchall() if cursor.description else []
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()


async def connect(path: str, **options: Any) -> SqliteConnection:
    """Open a database with the options of `sqlite3.connect`."""
    connection = SqliteConnection(lambda: sqlite3.connect(path, **options), iter_chunk_size=64)
    # A process that ends without closing it must not hang on its thread.
    connection._thread.daemon = True  # noqa: SLF001 - SQLAlchemy does the same to the library's own connections.
    await connection
    return connection
