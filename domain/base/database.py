"""The engines: SQLite with readers beside one writer, or PostgreSQL by its address."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from domain.base.checkpoints import LAST_RESORT_PAGES, SHORT_LOG, Checkpoints
from domain.base.errors import StorageError
from domain.base.refreshing import Refresher
from domain.base.sqlite_driver import SqliteConnection, connect

#: How long SQLite waits for another process (a worker, a backup) before it says busy.
BUSY_TIMEOUT_MS = 5_000


class Database:
    """One database of one team.

    On SQLite all writes of the process pass one fair lock and begin with BEGIN IMMEDIATE, since a transaction that
    reads first and writes later loses updates silently; readers have an engine of their own that can't write.
    """

    def __init__(self, url: str, *, refreshers: Sequence[Refresher], busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> None:
        self.url = url
        self.refreshers = tuple(refreshers)
        #: How often a person has asked for something so far: long work makes itself small while it grows.
        self.asked = 0
        #: How many transactions of this process have been written so far (`domain.base.lull`).
        self.written = 0
        self.is_sqlite = url.startswith("sqlite")
        if self.is_sqlite:
            self._writer = _sqlite_engine(url, "BEGIN IMMEDIATE", busy_timeout_ms, pool_size=1)
            self._ledger = _sqlite_engine(url, "BEGIN IMMEDIATE", busy_timeout_ms, pool_size=1, synchronous="FULL")
            self._reader = _sqlite_engine(url, "BEGIN", busy_timeout_ms, query_only=True, pool_size=4)
            self._lock: asyncio.Lock | None = asyncio.Lock()
            self._checkpoints = _checkpoints(url, self._lock)
        else:
            self._writer = create_async_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True)
            self._reader = self._ledger = self._writer
            self._lock = self._checkpoints = None

    @asynccontextmanager
    async def read(self, beside: str | None = None) -> AsyncIterator[AsyncConnection]:
        """A connection inside one read transaction: all its queries see the same moment.

        `beside`, on SQLite only: the URI of another SQLite file whose tables are there meanwhile as `beside.…`.
        """
        with storage_errors():
            async with _connected(self._reader) as connection, _attached(connection, beside), connection.begin():
                yield connection

    @asynccontextmanager
    async def write(self, beside: str | None = None, *, is_durable: bool = False) -> AsyncIterator[AsyncConnection]:
        """A connection inside one write transaction, committed at the end of the block, rolled back on any error.

        `beside` as for `read`; if its URI says `mode=ro`, nothing there is locked or written. What was committed with
        `is_durable` outlives a power cut: for the ledger of actions. PostgreSQL always works so.
        """
        lock: AbstractAsyncContextManager[Any] = self._lock or nullcontext()
        with storage_errors():
            async with (
                lock,
                _connected(self._ledger if is_durable else self._writer) as connection,
                _attached(connection, beside),
                connection.begin(),
            ):
                yield connection
        self.written += 1
        if self._checkpoints is not None:
            self._checkpoints.consider()

    async def close(self) -> None:
        """Let go of all connections."""
        if self._checkpoints is not None:
            await self._checkpoints.close()
        await self._reader.dispose()
        if self._writer is not self._reader:
            await self._writer.dispose()
            await self._ledger.dispose()


@asynccontextmanager
async def _connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection of the pool. The driver of PostgreSQL lets the system's errors through when the server is away."""
    async with AsyncExitStack() as stack:
        try:
            connection = await stack.enter_async_context(engine.connect())
        except PoolTimeoutError as error:
            raise StorageError(reason="busy") from error
        except DBAPIError:
            raise
        except Exception as error:
            raise StorageError(reason="broken") from error
        yield connection


@asynccontextmanager
async def _attached(connection: AsyncConnection, uri: str | None) -> AsyncIterator[None]:
    """Another SQLite file beside ours. It goes to the driver directly, for SQLAlchemy would begin a transaction."""
    if uri is None:
        yield
        return
    raw = (await connection.get_raw_connection()).driver_connection
    assert raw is not None
    await raw.execute("ATTACH ? AS beside", (uri,))
    try:
        yield
    finally:
        try:
            await raw.execute("DETACH beside")
        except sqlite3.Error:
            # Something of the block still reads there. Nobody after it may get a connection with a foreign file.
            await connection.invalidate()


def _connector(url: str) -> Callable[[], Awaitable[SqliteConnection]]:
    address = make_url(url)
    (path,), options = address.get_dialect()().create_connect_args(address)
    # Only with URIs can another file be attached for reading alone; a plain path stays a plain path.
    return partial(connect, path, **{**options, "uri": True})


def _checkpoints(url: str, lock: asyncio.Lock) -> Checkpoints | None:
    path = make_url(url).database
    return Checkpoints(Path(path), _connector(url), lock) if path and not path.startswith((":", "file:")) else None


def _sqlite_engine(
    url: str, begin: str, busy_timeout_ms: int, *, pool_size: int, query_only: bool = False, synchronous: str = "NORMAL"
) -> AsyncEngine:
    engine = create_async_engine(
        url, pool_size=pool_size, max_overflow=0, pool_timeout=30, async_creator=_connector(url)
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        # The driver must not open transactions by itself: it would do so too late, and never for a SELECT.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={busy_timeout_ms}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA temp_store=MEMORY")
        # In KiB. The writer works on all indexes at once; of readers there are four, and the system caches for them.
        cursor.execute(f"PRAGMA cache_size={-8_192 if query_only else -16_384}")
        if query_only:
            cursor.execute("PRAGMA query_only=ON")
            connection.driver_connection.reads_only = True
        else:
            # NORMAL may forget the last commits at a power cut, never tear them; the ledger of actions has FULL.
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute(f"PRAGMA synchronous={synchronous}")
            cursor.execute(f"PRAGMA wal_autocheckpoint={LAST_RESORT_PAGES}")
            cursor.execute(f"PRAGMA journal_size_limit={SHORT_LOG}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        connection.connection.driver_connection.begin(begin)

    return engine


class storage_errors:  # noqa: N801 - it is used as a verb: `with storage_errors():`.
    """Turn what the driver says of a locked, full or read-only database into `StorageError`; let all else through."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, DBAPIError | sqlite3.OperationalError):
            reason = _storage_reason(error)
            if reason:
                raise StorageError(reason=reason) from error


def _storage_reason(error: BaseException) -> str | None:
    origin = error.orig if isinstance(error, DBAPIError) else error
    text = str(origin).lower()
    if any(word in text for word in ("locked", "busy", "deadlock", "lock timeout", "could not serialize")):
        return "busy"
    if "full" in text or "no space left" in text or "disk i/o" in text:
        return "full"
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return "readonly"
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return "broken"
    if isinstance(origin, ConnectionError | OSError) or "malformed" in text or "not a database" in text:
        return "broken"
    return None
