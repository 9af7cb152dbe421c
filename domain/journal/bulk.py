"""Bulk work inside a `writing` block: many rows of one table at once, past the session, with their journal by hand.

SQLAlchemy's own way prepares every value of every row in Python, which costs more than the database's whole work; here
values are prepared column by column, and each distinct one once.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Dialect, text
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from domain.base.actor import Permission
from domain.base.tables import Base, table_of
from domain.journal.boundary import Writing
from domain.journal.tables import ChangeRow, Operation
from domain.journal.values import to_json

#: Values in one INSERT: several rows share a statement, since each statement of its own has a cost of its own.
_VALUES_AT_ONCE = 300


async def bulk_insert(
    ctx: Writing,
    entity: type[Base],
    count: int,
    columns: Mapping[str, Any],
    *,
    ready: Collection[str] = (),
    known_by: Sequence[str] = (),
    renews: Sequence[str] = (),
) -> None:
    """Insert `count` rows. A column is a list with a value for each row, or one value that all rows have.

    Columns that are not named get their plain defaults. The values of the columns in `ready` are as the driver takes
    them, such as JSON that is text already. A row that is there already by its `known_by` has the columns in `renews`
    renewed; no two of the given rows may be the same one then. Nothing of it reaches the journal by itself.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    if not count:
        return
    table = table_of(entity)
    given: dict[str, Any] = {
        column.key: column.default.arg
        for column in table.columns
        if isinstance(column.default, ScalarElementColumnDefault)
    }
    given |= columns
    same = {name: value for name, value in given.items() if not isinstance(value, list)}
    varied = {name: value for name, value in given.items() if isinstance(value, list)}
    prepare = {name: None if name in ready else _binder(ctx.sql_dialect, entity, name) for name in given}
    constants = tuple(_prepared(prepare[name], [value])[0] for name, value in same.items())
    rows = list(zip(*(_prepared(prepare[name], values) for name, values in varied.items()), strict=True))
    at_once = _rows_at_once(count, len(varied))
    whole = count - count % at_once
    renewing = _renewing(known_by, renews) if known_by else ""
    if whole:
        groups = [(*constants, *chain.from_iterable(rows[at : at + at_once])) for at in range(0, whole, at_once)]
        await ctx.driver(_insert(ctx.dialect, table.name, tuple(same), tuple(varied), at_once) + renewing, groups)
    if whole < count:
        singles = [(*constants, *row) for row in rows[whole:]]
        await ctx.driver(_insert(ctx.dialect, table.name, tuple(same), tuple(varied), 1) + renewing, singles)


async def bulk_update(ctx: Writing, entity: type[Base], ids: Sequence[int], columns: Mapping[str, list[Any]]) -> None:
    """Set these columns, a value for each id, and count the versions up."""
    ctx.require(Permission.EDIT_CLIENTS)
    if not ids:
        return
    mark = "?" if ctx.dialect == "sqlite" else "$"
    settings = ", ".join(f"{name} = {mark}{place}" for place, name in enumerate(columns, start=1))
    statement = (
        f"UPDATE {table_of(entity).name} SET {settings}, version = version + 1 WHERE id = {mark}{len(columns) + 1}"  # noqa: S608 - names of our own tables and columns.
    )
    prepared = [_prepared(_binder(ctx.sql_dialect, entity, name), values) for name, values in columns.items()]
    await ctx.driver(statement, list(zip(*prepared, ids, strict=True)))


async def record_creations(ctx: Writing, entity: type[Base], ids: Sequence[int], client_ids: Sequence[int]) -> None:
    """Journal that these rows were made; undoing it takes them away again."""
    ctx.require(Permission.EDIT_CLIENTS)
    if not ids:
        return
    rows = {
        "change_id": await ctx.open_change(),
        "entity": table_of(entity).name,
        "entity_id": list(ids),
        "client_id": list(client_ids),
        "operation": Operation.CREATE,
        "version_left": 1,
    }
    await bulk_insert(ctx, ChangeRow, len(ids), rows)
    await ctx.record_rows(len(ids))


async def record_updates(
    ctx: Writing,
    entity: type[Base],
    ids: Sequence[int],
    client_ids: Sequence[int],
    before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
    versions: Sequence[int],
) -> None:
    """Journal that these rows were changed, the same fields before and after, and the versions they have now."""
    ctx.require(Permission.EDIT_CLIENTS)
    if not ids:
        return
    rows = {
        "change_id": await ctx.open_change(),
        "entity": table_of(entity).name,
        "entity_id": list(ids),
        "client_id": list(client_ids),
        "operation": Operation.UPDATE,
        "before": [{name: to_json(value) for name, value in fields.items()} for fields in before],
        "after": [{name: to_json(value) for name, value in fields.items()} for fields in after],
        "version_left": list(versions),
    }
    await bulk_insert(ctx, ChangeRow, len(ids), rows)
    await ctx.record_rows(len(ids))


async def reserve_ids(ctx: Writing, entity: type[Base], count: int) -> list[int]:
    """The next ids of a table, ascending, never given before. On SQLite the open transaction holds them for us."""
    ctx.require(Permission.EDIT_CLIENTS)
    if ctx.dialect == "sqlite":
        start = await next_id(ctx, entity)
        return list(range(start, start + count))
    name = table_of(entity).name
    query = "SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"
    return sorted((await ctx.execute(text(query), {"name": name, "count": count})).scalars())


async def next_id(ctx: Writing, entity: type[Base]) -> int:
    """The first id of a table that was never given, on SQLite; the open transaction holds it and all behind it."""
    ctx.require(Permission.EDIT_CLIENTS)
    found = await ctx.execute(_SEQUENCE, {"name": table_of(entity).name})
    return int(found.scalar() or 0) + 1


_SEQUENCE = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
_Binder = Callable[[Any], Any] | None


@lru_cache(maxsize=512)
def _binder(dialect: Dialect, entity: type[Base], name: str) -> _Binder:
    """What turns a value of this column into what the driver takes; None if it takes it as it is."""
    kind = table_of(entity).columns[name].type
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _rows_at_once(count: int, width: int) -> int:
    """How many rows share a statement: at best a number that leaves no rest, since a rest is a statement more."""
    most = min(count, max(1, _VALUES_AT_ONCE // width))
    even = (rows for rows in range(most, most // 3, -1) if count % rows == 0)
    return next(even, most)


def _renewing(known_by: Sequence[str], renews: Sequence[str]) -> str:
    settings = ", ".join(f"{name} = excluded.{name}" for name in renews)
    return f" ON CONFLICT ({', '.join(known_by)}) DO UPDATE SET {settings}"


def _prepared(binder: _Binder, values: list[Any]) -> list[Any]:
    if binder is None:
        return values
    try:
        known = {value: binder(value) for value in set(values)}
    except TypeError:
        # Lists and dicts, for JSON.
        return [binder(value) for value in values]
    return [known[value] for value in values]


@lru_cache(maxsize=256)
def _insert(dialect: str, table: str, same: Collection[str], varied: Collection[str], rows: int) -> str:
    """An INSERT of so many rows, whose first parameters are what all of them have in common."""
    mark = "?" if dialect == "sqlite" else "$"
    common = [f"{mark}{place}" for place in range(1, len(same) + 1)]
    groups = []
    for row in range(rows):
        first = len(same) + row * len(varied) + 1
        own = [f"{mark}{place}" for place in range(first, first + len(varied))]
        groups.append(f"({', '.join([*common, *own])})")
    return f"INSERT INTO {table} ({', '.join([*same, *varied])}) VALUES {', '.join(groups)}"  # noqa: S608 - the same.
