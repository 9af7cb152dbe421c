"""The one boundary of the database: `reading(actor)` and `writing(actor, kind)`.

A `writing` block is one transaction and one change of the journal. It commits once at its end, and only then runs what
was left for afterwards (a message to Telegram can't be rolled back). Use cases take the block's context and never
commit, so they compose.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any, Protocol, TypeVar

from sqlalchemy import Dialect, Executable, Result, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from domain.base.actor import Actor, Permission
from domain.base.bulk import listed
from domain.base.clock import Clock, utc_now
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, ChangedMeanwhileError
from domain.base.refreshing import Refresher, Spreader, is_by_itself, is_concerned, spreader_of
from domain.base.tables import Base
from domain.journal.kinds import ChangeKind
from domain.journal.recording import RecordingSession
from domain.journal.tables import Change

_E = TypeVar("_E", bound=Base)

#: A select of any columns.
Query = Select[*tuple[Any, ...]]


class Cause(Protocol):
    """What made us write: an update of Telegram, remembered so that its replay writes nothing again."""

    async def claim(self, session: AsyncSession) -> None:
        """Mark the cause as applied inside this transaction; raise `AlreadyAppliedError` if it already was."""


#: The cause of the writes of the running task, if it is one that may be replayed.
current_cause: ContextVar[Cause | None] = ContextVar("current_cause", default=None)


class Reading:
    """A look at the database with an actor's rights. All its queries see the same moment."""

    def __init__(self, actor: Actor, clock: Clock, connection: AsyncConnection) -> None:
        self.actor = actor
        self.clock = clock
        self._connection = connection

    @property
    def dialect(self) -> str:
        """The name of the database's dialect: `sqlite` or `postgresql`."""
        return self._connection.dialect.name

    @property
    def sql_dialect(self) -> Dialect:
        """The database's dialect itself, for bulk work that prepares values by hand."""
        return self._connection.dialect

    def require(self, permission: Permission) -> None:
        """Raise `AccessDeniedError` unless the actor has this permission. The first line of every use case."""
        self.actor.require(permission)

    async def execute(self, statement: Executable, parameters: Any = None) -> Result[Any]:
        """Run one statement."""
        return await self._connection.execute(statement, parameters)

    async def rows(self, statement: Query, parameters: Any = None) -> Sequence[Any]:
        """All rows of a query."""
        return (await self.execute(statement, parameters)).all()

    async def first(self, statement: Query, parameters: Any = None) -> Any:
        """The first row of a query, or None."""
        return (await self.execute(statement, parameters)).first()

    async def scalar(self, statement: Query, parameters: Any = None) -> Any:
        """The first column of the first row, or None."""
        return (await self.execute(statement, parameters)).scalar()

    async def column(self, statement: Query, parameters: Any = None) -> list[Any]:
        """The first column of all rows."""
        return list((await self.execute(statement, parameters)).scalars())

    async def ids(self, query: Query) -> list[int]:
        """The ids that a query of one column gives, in ascending order: hundreds of thousands at once, if need be."""
        return sorted(await self.scalar(select(listed(self.dialect, query.subquery().columns[0]))) or ())


class Writing(Reading):
    """One transaction and one change. Whatever is done to journalled entities of `session` is recorded by itself."""

    def __init__(
        self,
        actor: Actor,
        clock: Clock,
        connection: AsyncConnection,
        kind: ChangeKind,
        details: dict[str, Any],
        refreshers: Sequence[Refresher],
    ) -> None:
        super().__init__(actor, clock, connection)
        self.kind = kind
        self._refreshers = refreshers
        self.details = details
        self.session = AsyncSession(
            bind=connection, sync_session_class=RecordingSession, expire_on_commit=False, info={"record": self._record}
        )
        self.change_id: int | None = None
        self._recorded = 0
        self._undoes: int | None = None
        #: The cards that each refresher has to look at.
        self._touched: dict[Refresher, set[int]] = {}
        #: The rows that many cards share, of which each spreader has to find the cards.
        self._shared: dict[Spreader, set[int]] = {}
        self._after: list[Callable[[], Awaitable[None]]] = []

    async def execute(self, statement: Executable, parameters: Any = None) -> Result[Any]:
        """Run one statement; what the session holds is flushed first, so that the statement sees it."""
        await self.session.flush()
        return await self._connection.execute(statement, parameters)

    async def driver(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Run a statement in the driver's own words for each of these rows: for bulk work only.

        On SQLite it goes to the driver in one step; SQLAlchemy's way there has four, each a change of threads.
        """
        await self.session.flush()
        if self.dialect == "sqlite":
            raw = (await self._connection.get_raw_connection()).driver_connection
            assert raw is not None
            await raw.executemany(statement, rows)
        else:
            await self._connection.exec_driver_sql(statement, list(rows))

    async def add(self, entity: _E) -> _E:
        """Insert the entity and give it its id."""
        self.session.add(entity)
        await self.session.flush()
        return entity

    async def find(self, entity: type[_E], key: int) -> _E | None:
        """The entity with this id. Says nothing of who may see it: that is the use case's duty."""
        return await self.session.get(entity, key)

    def touch_clients(self, *client_ids: int) -> None:
        """Have the derived columns of these clients refreshed at the end of the block."""
        if client_ids:
            for refresher in filter(is_by_itself, self._refreshers):
                self._touched.setdefault(refresher, set()).update(client_ids)

    def is_followed(self, table: str, columns: Collection[str] | None) -> bool:
        """Whether any derived column follows from these columns of a table; None for whole rows."""
        return any(is_concerned(refresher, table, columns) for refresher in self._refreshers)

    def touch_columns(self, client_ids: Collection[int], table: str, columns: Collection[str] | None) -> None:
        """The same where it is known which columns of a table were changed; None for whole rows."""
        for refresher in self._refreshers:
            if is_concerned(refresher, table, columns):
                self._touched.setdefault(refresher, set()).update(client_ids)

    def after_commit(self, call: Callable[[], Awaitable[None]]) -> None:
        """Run this once the transaction has been committed; never if it was rolled back."""
        self._after.append(call)

    async def open_change(self, *, undoes: int | None = None) -> int:
        """The id of this block's change, made on the first need."""
        self._undoes = undoes if undoes is not None else self._undoes
        if self.change_id is None:
            row = await self._connection.execute(insert(Change).values(self._header()).returning(Change.id))
            self.change_id = row.scalar_one()
        return self.change_id

    async def record_rows(self, change_rows: int) -> None:
        """Count rows that bulk work has written to the journal by itself."""
        await self.open_change()
        self._recorded += change_rows

    def _header(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "made_at": self.clock(),
            "member_id": self.actor.member_id,
            "details": self.details,
            "undoes_id": self._undoes,
        }

    def _record(self, session: RecordingSession, rows: list[tuple[dict[str, Any], set[int]]]) -> int:
        """Called by the session in the middle of a flush, so it works on the session's own synchronous side."""
        if self.change_id is None:
            self.change_id = session.execute(insert(Change).values(self._header()).returning(Change.id)).scalar_one()
        self._recorded += len(rows)
        for row, client_ids in rows:
            is_update = row["before"] is not None and row["after"] is not None
            self.touch_columns(client_ids, row["entity"], row["after"] if is_update else None)
            if row["client_id"] is None and (spreader := spreader_of(row["entity"], row["after"] or ())):
                self._shared.setdefault(spreader, set()).add(row["entity_id"])
        return self.change_id

    async def refresh(self) -> None:
        """Flush, and bring the derived columns of all touched clients up to date."""
        await self.session.flush()
        shared, self._shared = self._shared, {}
        for spreader, ids in shared.items():
            await spreader(self.session, ids)
        while self._touched:
            touched, self._touched = self._touched, {}
            for refresher in self._refreshers:
                if refresher in touched:
                    await refresher(self.session, touched[refresher])
            await self.session.flush()

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """A part that may fail by itself: then all that it wrote is taken back, and the rest of the block goes on."""
        await self.session.flush()
        recorded, touched = self._recorded, {each: set(ids) for each, ids in self._touched.items()}
        shared = {each: set(ids) for each, ids in self._shared.items()}
        try:
            async with self.session.begin_nested():
                # The savepoint is made on the session's first statement only; ours go past the session.
                await self.session.connection()
                yield
                await self.refresh()
        except BaseException:
            self._recorded, self._touched, self._shared = recorded, touched, shared
            raise

    async def finish(self) -> None:
        """The last statements before the commit."""
        await self.refresh()
        if self.change_id is not None and self._recorded:
            await self._connection.execute(
                update(Change).where(Change.id == self.change_id).values(rows=Change.rows + self._recorded)
            )

    async def run_after(self) -> None:
        """What was left for after the commit."""
        for call in self._after:
            await call()


@asynccontextmanager
async def reading(
    database: Database, actor: Actor, clock: Clock = utc_now, *, beside: str | None = None
) -> AsyncIterator[Reading]:
    """Open a look at the database. Somebody without any permission gets `AccessDeniedError`.

    `beside`: the URI of an SQLite file that the queries see as `beside.…` (`Database.read`).
    """
    _deny_strangers(actor)
    async with database.read(beside) as connection:
        yield Reading(actor, clock, connection)


@asynccontextmanager
async def writing(
    database: Database,
    actor: Actor,
    kind: ChangeKind,
    *,
    clock: Clock = utc_now,
    change_id: int | None = None,
    details: Mapping[str, str | int] | None = None,
    beside: str | None = None,
    is_durable: bool = False,
) -> AsyncIterator[Writing]:
    """Open a transaction and a change of this kind; `details` are kept for the change's words.

    `change_id` goes on with a change that an earlier block opened: a bulk job writes one change in many blocks.
    `beside` is the URI of an SQLite file that the statements see as `beside.…` (`Database.write`). What is committed
    with `is_durable` outlives a power cut.
    Raises `ChangedMeanwhileError` if somebody else edited one of the records in the meantime, `StorageError` if the
    database can't take it; in both cases nothing is written.
    """
    _deny_strangers(actor)
    cause = current_cause.get()
    async with database.write(beside, is_durable=is_durable) as connection:
        context = Writing(actor, clock, connection, kind, dict(details or {}), database.refreshers)
        context.change_id = change_id
        try:
            if cause is not None:
                await cause.claim(context.session)
            yield context
            await context.finish()
        except StaleDataError as error:
            raise ChangedMeanwhileError from error
        finally:
            await context.session.close()
    await context.run_after()


def _deny_strangers(actor: Actor) -> None:
    if not actor.permissions:
        raise AccessDeniedError(permission="any")
