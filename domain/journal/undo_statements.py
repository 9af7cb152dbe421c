"""The statements that undo rows of one kind: fields put back, what was made removed, what was deleted restored.

Each writes the undo's own rows of the journal beside its change, by the same condition.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Time, and_, case, cast, delete, func, insert, literal, null, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.schema import Column

from domain.base.actor import Permission
from domain.base.errors import AddressTakenError
from domain.base.tables import Instant, Json
from domain.journal.boundary import Writing
from domain.journal.registry import Journalled, entry_of
from domain.journal.sets import JOURNAL, json_of
from domain.journal.tables import ChangeRow, Operation
from domain.journal.values import to_json

#: Columns that no statement sets from the journal.
_KEPT = frozenset({"version"})

#: Rows of one table, operation and set of columns (in one text) are undone by the same statements.
Kind = tuple[str, Operation, str]


async def undo_kinds(ctx: Writing, kinds: Mapping[Kind, tuple[ColumnElement[bool], int]]) -> bool:
    """Undo the rows of the journal that each condition picks, so many; False, and nothing is done, if the database
    refuses one of them. That the rows are plain is the caller's duty.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    try:
        async with ctx.attempt():
            for (name, operation, columns), (these, count) in kinds.items():
                entry = entry_of(name)
                assert entry is not None
                changed = await _undo_group(ctx, entry, operation, columns.split(",") if columns else [], these)
                await ctx.record_rows(count)
                if ctx.is_followed(name, changed):
                    ctx.touch_columns(await ctx.column(select(ChangeRow.client_id).where(these)), name, changed)
    except (IntegrityError, AddressTakenError):
        return False
    return True


async def _undo_group(
    ctx: Writing, entry: Journalled, operation: Operation, names: Sequence[str], these: ColumnElement[bool]
) -> Collection[str] | None:
    """Undo rows of one kind; gives the columns that were written, None for whole rows."""
    if operation is Operation.DELETE:
        await _restore(ctx, entry, names, these)
        return None
    if operation is Operation.UPDATE:
        written = [name for name in names if name not in entry.derived]
        await _put_back(ctx, entry, written, these)
        return written
    if entry.marks_deletion:
        await _mark_removed(ctx, entry, these)
        return {"deleted_at"}
    await _remove(ctx, entry, these)
    return None


async def _put_back(ctx: Writing, entry: Journalled, names: Sequence[str], these: ColumnElement[bool]) -> None:
    """An update: the fields are as before again, under a new version."""
    table = entry.table
    told: Mapping[str, Any] = {"before": ChangeRow.after, "after": ChangeRow.before}
    await _record(ctx, Operation.UPDATE, these, version=ChangeRow.version_left + 1, **told)
    values = {name: _value(ctx.dialect, table.columns[name]) for name in names}
    theirs = and_(table.c.id == ChangeRow.entity_id, these)
    await ctx.execute(update(table).where(theirs).values(**values, version=table.c.version + 1))


async def _mark_removed(ctx: Writing, entry: Journalled, these: ColumnElement[bool]) -> None:
    """A creation of what is only marked when it goes."""
    now = ctx.clock()
    told = {"before": literal({"deleted_at": None}, Json), "after": literal({"deleted_at": to_json(now)}, Json)}
    await _record(ctx, Operation.UPDATE, these, version=ChangeRow.version_left + 1, **told)
    table = entry.table
    theirs = table.c.id.in_(select(ChangeRow.entity_id).where(these))
    await ctx.execute(update(table).where(theirs).values(deleted_at=now, version=table.c.version + 1))


async def _remove(ctx: Writing, entry: Journalled, these: ColumnElement[bool]) -> None:
    """A creation of what is removed for good; the journal keeps all of it."""
    table = entry.table
    whole = select(json_of(ctx.dialect, list(table.columns))).where(table.c.id == ChangeRow.entity_id).scalar_subquery()
    await _record(ctx, Operation.DELETE, these, version=ChangeRow.version_left, before=whole)
    await ctx.execute(delete(table).where(table.c.id.in_(select(ChangeRow.entity_id).where(these))))


async def _restore(ctx: Writing, entry: Journalled, names: Sequence[str], these: ColumnElement[bool]) -> None:
    """A deletion: the rows are there again, under their ids."""
    kept = [name for name in names if name not in _KEPT]
    values = [_value(ctx.dialect, entry.table.columns[name]) for name in kept]
    rows = select(*values, ChangeRow.version_left + 1).where(these).order_by(ChangeRow.id.desc())
    await ctx.execute(insert(entry.table).from_select([*kept, "version"], rows, include_defaults=False))
    await _record(ctx, Operation.CREATE, these, version=ChangeRow.version_left + 1)


async def _record(
    ctx: Writing,
    operation: Operation,
    these: ColumnElement[bool],
    *,
    version: ColumnElement[int] | InstrumentedAttribute[int],
    before: Any = None,
    after: Any = None,
) -> None:
    """The undo's own rows, the last first, so that undoing them leads the same way back."""
    rows = select(
        literal(await ctx.open_change()),
        ChangeRow.entity,
        ChangeRow.entity_id,
        ChangeRow.client_id,
        literal(operation.value),
        cast(null(), Json) if before is None else before,
        cast(null(), Json) if after is None else after,
        version,
    ).where(these)
    rows = rows.order_by(ChangeRow.id.desc())
    await ctx.execute(insert(ChangeRow).from_select(list(JOURNAL), rows, include_defaults=False))


def _value(dialect: str, column: Column[Any]) -> ColumnElement[Any]:
    """A field of `before` as its column holds it."""
    if dialect != "sqlite":
        return cast(ChangeRow.before.op("->>")(column.key), column.type)
    found = func.json_extract(ChangeRow.before, f"$.{column.key}")
    if isinstance(column.type, Instant):
        # «2026-03-02T09:00:00.123456+00:00», where the fraction may be missing.
        fraction = case((func.length(found) > 25, func.substr(found, 20, 7)), else_=".000000")
        joined = func.substr(found, 1, 10).op("||")(" ").op("||")(func.substr(found, 12, 8)).op("||")(fraction)
        return case((found.is_(None), null()), else_=joined)
    if isinstance(column.type, Time):
        return case((func.length(found) == 8, found.op("||")(".000000")), else_=found)
    return found
