"""Undo of many rows by a few statements: those whose records were touched once and by nobody since.

That is nearly all of a bulk edit or an import. Whatever is not as plain is left to `undo.py`, which looks at each
record by itself.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    Enum,
    Float,
    Integer,
    String,
    Text,
    Time,
    and_,
    case,
    exists,
    func,
    literal_column,
    not_,
    select,
)
from sqlalchemy.orm import aliased

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.tables import Instant
from domain.journal.boundary import Writing
from domain.journal.registry import entry_of
from domain.journal.tables import Change, ChangeRow, Operation
from domain.journal.undo_statements import Kind, undo_kinds

#: The types whose values are the same in JSON and in a column, or are turned into it by an expression here.
_PLAIN_TYPES = (Instant, Boolean, Date, Enum, Float, Integer, BigInteger, String, Text, Time)


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row of the journal whose record is as the row left it, and was touched by no other row of its change."""

    id: int
    entity: str
    entity_id: int
    client_id: int
    operation: Operation
    #: The columns of `before`, in one text.
    columns: str


async def undo_window(ctx: Writing, change_id: int, low: int, high: int) -> int | None:
    """Undo all rows of the change from `low` to `high`, if they are plain and all of a kind, which those of a bulk edit
    are; gives how many. None if they are not, or the database refuses one of them: then nothing was done.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    row = ChangeRow
    these = and_(row.change_id == change_id, row.id.between(low, high))
    kind = (row.entity, row.operation, _keys(ctx.dialect).label("columns"))
    alike = await ctx.rows(
        select(*kind, func.count(), func.sum(case((_is_simple(), 1), else_=0))).where(these).group_by(*kind).limit(2)
    )
    if len(alike) != 1:
        return None
    name, operation, columns, count, simple = alike[0]
    entry = entry_of(name)
    if entry is None or simple != count or not _is_plain(PlainRow(0, name, 0, 0, operation, columns)):
        return None
    table = entry.table
    standing = select(table.c.id).join(row, row.entity_id == table.c.id).where(these)
    if operation is not Operation.DELETE:
        standing = standing.where(table.c.version == row.version_left)
    if ctx.dialect != "sqlite":
        await ctx.execute(standing.order_by(table.c.id).with_for_update(of=table))
    found = await ctx.scalar(select(func.count()).select_from(standing.subquery()))
    if found != (0 if operation is Operation.DELETE else count):
        return None
    kinds = {(name, operation, "" if operation is Operation.CREATE else columns): (these, count)}
    return count if await undo_kinds(ctx, kinds) else None


def _is_simple() -> ColumnElement[bool]:
    """No other row of the change speaks of the record, nor does the change speak of its card as a new one."""
    row, other, made = ChangeRow, aliased(ChangeRow), aliased(ChangeRow)
    # The sum has SQLite take the index of the card, which has few rows, and not that of the change.
    again = exists().where(
        other.client_id == row.client_id,
        other.change_id + 0 == row.change_id,
        other.entity == row.entity,
        other.entity_id == row.entity_id,
        other.id != row.id,
    )
    on_new_card = exists().where(
        made.client_id == row.client_id,
        made.change_id + 0 == row.change_id,
        made.entity == "client",
        made.operation == Operation.CREATE,
    )
    new_card = and_(row.entity == "client", row.operation == Operation.CREATE, not_(_worked_on(row)))
    return and_(row.client_id.is_not(None), not_(again), new_card | not_(on_new_card))


async def plain_rows(ctx: Writing, rows: Sequence[int]) -> list[PlainRow]:
    """Those of these rows of the journal that are plain, in the order given."""
    ctx.require(Permission.EDIT_CLIENTS)
    row = ChangeRow
    kind = (row.id, row.entity, row.entity_id, row.client_id, row.operation, _keys(ctx.dialect), row.version_left)
    found = await ctx.rows(select(*kind).where(among(ctx.dialect, row.id, rows), _is_simple()))
    versions = {
        name: await _versions(ctx, name, [each[2] for each in found if each[1] == name]) for name in _names(found)
    }
    plain = {}
    for *values, version_left in found:
        one = PlainRow(*values)
        standing = None if one.operation is Operation.DELETE else version_left
        if one.entity in versions and versions[one.entity].get(one.entity_id) == standing and _is_plain(one):
            plain[one.id] = one
    return [plain[key] for key in rows if key in plain]


def _names(found: Iterable[Any]) -> set[str]:
    return {each[1] for each in found if entry_of(each[1]) is not None}


async def _versions(ctx: Writing, name: str, ids: Collection[int]) -> dict[int, int]:
    entry = entry_of(name)
    assert entry is not None
    query = select(entry.table.c.id, entry.table.c.version).where(among(ctx.dialect, entry.table.c.id, ids))
    if ctx.dialect != "sqlite":
        # Others write beside us there: nobody may change these between this look and the statements below.
        query = query.order_by(entry.table.c.id).with_for_update()
    return dict(await ctx.rows(query))


def _worked_on(row: type[ChangeRow]) -> ColumnElement[bool]:
    """Somebody has worked on the card since it was made by the change."""
    later = aliased(ChangeRow)
    return exists(
        select(1)
        .select_from(later)
        .join(Change, Change.id == later.change_id)
        .where(later.client_id == row.client_id, later.change_id > row.change_id)
        .where(Change.undone_by_id.is_(None), Change.undoes_id.is_(None))
    )


def _keys(dialect: str) -> ColumnElement[str]:
    each = "json_each(change_row.before)" if dialect == "sqlite" else "jsonb_object_keys(change_row.before) AS key"
    joined = "group_concat(key, ',')" if dialect == "sqlite" else "string_agg(key, ',' ORDER BY key)"
    return func.coalesce(literal_column(f"(SELECT {joined} FROM {each})", String), "")  # noqa: S608 - no values in it.


def _is_plain(row: PlainRow) -> bool:
    """Whether a statement can put back what the row tells of."""
    entry = entry_of(row.entity)
    if entry is None:
        return False
    if row.operation is Operation.CREATE:
        return True
    columns = row.columns.split(",") if row.columns else []
    if row.operation is Operation.UPDATE and (not columns or entry.client_column in columns):
        # What was hung on another card is looked at by itself.
        return False
    known = [entry.table.columns[name] for name in columns if name in entry.table.columns]
    return len(known) == len(columns) and all(isinstance(each.type, _PLAIN_TYPES) for each in known)


async def undo_rows(ctx: Writing, rows: Sequence[PlainRow]) -> bool:
    """Undo all of these at once, or (False) nothing, if the database refuses one of them."""
    ctx.require(Permission.EDIT_CLIENTS)
    groups: dict[Kind, list[int]] = {}
    for row in rows:
        columns = "" if row.operation is Operation.CREATE else row.columns
        groups.setdefault((row.entity, row.operation, columns), []).append(row.id)
    return await undo_kinds(
        ctx, {kind: (among(ctx.dialect, ChangeRow.id, ids), len(ids)) for kind, ids in groups.items()}
    )
