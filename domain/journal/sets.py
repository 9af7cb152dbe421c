"""Many rows changed by one statement inside a `writing` block, with their journal written by INSERT … SELECT.

The journal's rows are made before the change where they tell what was, and by the same condition, so the two can't
disagree. Derived columns are the caller's duty: what is written here is not refreshed by itself.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    CursorResult,
    Text,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    literal_column,
    null,
    select,
    update,
)
from sqlalchemy.schema import Column

from domain.base.actor import Permission
from domain.base.tables import Base, Instant, Json
from domain.journal.boundary import Query, Writing
from domain.journal.bulk import next_id
from domain.journal.registry import Journalled, entry_of
from domain.journal.tables import ChangeRow, Operation
from domain.journal.values import to_json

#: The columns that a row of the journal is made of.
JOURNAL = ("change_id", "entity", "entity_id", "client_id", "operation", "before", "after", "version_left")


async def update_set(ctx: Writing, entity: type[Base], which: ColumnElement[bool], values: Mapping[str, Any]) -> int:
    """Set these columns of the rows that the condition picks, and count their versions up; gives how many they are.

    The condition should leave out rows that hold the values already. Derived columns among the values are written but
    not journalled.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    entry = journalled_entry(entity)
    table = entry.table
    await _lock(ctx, entry, which)
    told = [name for name in values if name not in entry.derived]
    after = literal({name: to_json(values[name]) for name in told}, Json)
    before = json_of(ctx.dialect, [table.columns[name] for name in told])
    version = table.c.version + 1
    changed = await _record(ctx, entry, Operation.UPDATE, which, before=before, after=after, version=version)
    if changed:
        await ctx.execute(update(table).where(which).values(**values, version=version))
    return changed


async def delete_set(ctx: Writing, entity: type[Base], which: ColumnElement[bool]) -> int:
    """Delete the rows that the condition picks; the journal keeps all of each. Gives how many they are."""
    ctx.require(Permission.EDIT_CLIENTS)
    entry = journalled_entry(entity)
    table = entry.table
    await _lock(ctx, entry, which)
    before = json_of(ctx.dialect, list(table.columns))
    deleted = await _record(ctx, entry, Operation.DELETE, which, before=before, version=table.c.version)
    if deleted:
        await ctx.execute(delete(table).where(which))
    return deleted


async def insert_set(
    ctx: Writing, entity: type[Base], names: Sequence[str], rows: Query, made: ColumnElement[bool]
) -> int:
    """Insert what the query gives, as these columns; gives how many rows were made.

    `made` must pick exactly the new rows once they are there: the caller knows that none of them was there before.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    entry = journalled_entry(entity)
    table = entry.table
    if ctx.dialect == "sqlite":
        # No index finds them faster: ids are never given twice, and nobody else writes meanwhile.
        made = table.c.id >= await next_id(ctx, entity)
    await ctx.execute(insert(table).from_select([*names, "version"], rows.add_columns(literal_column("1"))))
    return await _record(ctx, entry, Operation.CREATE, made, version=table.c.version)


def json_of(dialect: str, columns: Collection[Column[Any]]) -> ColumnElement[Any]:
    """An object of these columns as the journal keeps it, put together by the database."""
    pairs = [part for column in columns for part in (literal_column(f"'{column.key}'"), _as_json(dialect, column))]
    return func.json_object(*pairs) if dialect == "sqlite" else func.jsonb_build_object(*pairs)


def _as_json(dialect: str, column: Column[Any]) -> ColumnElement[Any]:
    """A column's value as JSON takes it. SQLite has plain values for instants and truths."""
    if dialect != "sqlite":
        return column
    if isinstance(column.type, Instant):
        # As `datetime.isoformat` writes it: the T, and the zone that Instant leaves out.
        return func.replace(cast(column, Text), " ", "T").op("||")(literal_column("'+00:00'"))
    if isinstance(column.type, Boolean):
        word = case((column, literal_column("'true'")), else_=literal_column("'false'"))
        return func.json(func.iif(column.is_(None), literal_column("'null'"), word))
    if isinstance(column.type, JSON):
        return func.json(column)
    return column


def journalled_entry(entity: type[Base]) -> Journalled:
    """The registration of a table that is known to be journalled."""
    entry = entry_of(entity.__tablename__)
    assert entry is not None, f"{entity.__name__} is not journalled"
    return entry


async def _lock(ctx: Writing, entry: Journalled, which: ColumnElement[bool]) -> None:
    """On PostgreSQL others write beside us: the journal must not tell of a row that changes before it is written."""
    if ctx.dialect != "sqlite":
        await ctx.execute(select(entry.table.c.id).where(which).order_by(entry.table.c.id).with_for_update())


async def _record(
    ctx: Writing,
    entry: Journalled,
    operation: Operation,
    which: ColumnElement[bool],
    *,
    version: ColumnElement[int],
    before: ColumnElement[Any] | None = None,
    after: ColumnElement[Any] | None = None,
) -> int:
    table = entry.table
    client = table.columns[entry.client_column] if entry.client_column else null()
    rows = select(
        literal(await ctx.open_change()),
        literal(table.name),
        table.c.id,
        client,
        literal(operation.value),
        null() if before is None else before,
        null() if after is None else after,
        version,
    ).where(which)
    written = await ctx.execute(insert(ChangeRow).from_select(list(JOURNAL), rows, include_defaults=False))
    assert isinstance(written, CursorResult)
    await ctx.record_rows(written.rowcount)
    return int(written.rowcount)
