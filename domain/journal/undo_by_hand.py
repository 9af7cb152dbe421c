"""Undo of records one by one: whatever is more than plain. Each is put back if it is as the change left it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from domain.base.actor import Permission
from domain.base.errors import AddressTakenError
from domain.base.tables import Base
from domain.journal.boundary import Writing
from domain.journal.equal_versions import PastRow, equal_versions
from domain.journal.merge_rows import RowView, Step, merge_rows
from domain.journal.registry import Journalled, entry_of
from domain.journal.tables import Change, ChangeRow, Operation
from domain.journal.values import from_json


@dataclass(slots=True)
class UndoReport:
    """What an undo did: records brought back, and the cards it had to leave since somebody changed them later."""

    undone: int = 0
    left: list[int | None] = field(default_factory=list)
    #: How many rows of the journal were gone through, and how many of them one by one.
    rows: int = 0
    by_hand: int = 0

    def add(self, other: "UndoReport") -> None:
        """Count another part of the same undo in."""
        self.undone += other.undone
        self.left += other.left
        self.rows += other.rows
        self.by_hand += other.by_hand


async def undo_by_hand(ctx: Writing, change_id: int, found: Sequence[Any], before: int | None) -> UndoReport:
    """Undo the records of these rows one by one, all that the change did to each of them.

    Rows from `before` on were gone through already (None: none was).
    """
    ctx.require(Permission.EDIT_CLIENTS)
    rows: list[RowView] = []
    by_entity: dict[str, set[int]] = {}
    for row in found:
        by_entity.setdefault(row.entity, set()).add(row.entity_id)
    for entity, ids in by_entity.items():
        rows += await _rows_of(ctx, change_id, entity, ids)
    steps = [step for step in merge_rows(rows) if before is None or step.last_row < before]
    return await _apply(ctx, change_id, steps) if steps else UndoReport()


async def _rows_of(ctx: Writing, change_id: int, entity: str, ids: Iterable[int]) -> list[RowView]:
    columns = [getattr(ChangeRow, name) for name in RowView.__slots__]
    query = select(*columns).where(
        ChangeRow.change_id == change_id, ChangeRow.entity == entity, ChangeRow.entity_id.in_(list(ids))
    )
    return [RowView(*row) for row in await ctx.rows(query)]


async def _apply(ctx: Writing, change_id: int, steps: Sequence[Step]) -> UndoReport:
    """All at once; if the database refuses, one by one, so that only those in conflict are left."""
    doable, report = await _doable(ctx, change_id, steps)
    try:
        async with ctx.attempt():
            for step, entry, entity in doable:
                await _restore(ctx, step, entry, entity)
        report.undone += len(doable)
    except (IntegrityError, AddressTakenError):
        for step in steps:
            single, part = await _doable(ctx, change_id, [step])
            report.left += [] if single else part.left
            for one in single:
                report.add(await _apply_one(ctx, *one))
        report.left = list(dict.fromkeys(report.left))
    return report


async def _apply_one(ctx: Writing, step: Step, entry: Journalled, entity: Base | None) -> UndoReport:
    try:
        async with ctx.attempt():
            await _restore(ctx, step, entry, entity)
    except (IntegrityError, AddressTakenError):
        if step.client_id is None and step.operation is Operation.CREATE:
            # A tag that other cards carry, or a removed one: it stays a word of the team, and nothing is lost.
            return UndoReport()
        return UndoReport(left=[step.client_id])
    return UndoReport(undone=1)


async def _doable(
    ctx: Writing, change_id: int, steps: Sequence[Step]
) -> tuple[list[tuple[Step, Journalled, Base | None]], UndoReport]:
    """The steps whose records are as the change left them (or were brought back to that), with their entities."""
    made = {step.entity_id for step in steps if step.entity == "client" and step.operation is Operation.CREATE}
    made |= await _made_here(ctx, change_id, {step.client_id for step in steps if step.client_id} - made)
    worked_on = await _worked_on_since(ctx, change_id, made)
    report = UndoReport()
    doable: list[tuple[Step, Journalled, Base | None]] = []
    by_entity: dict[str, list[Step]] = {}
    for step in steps:
        by_entity.setdefault(step.entity, []).append(step)
    entities: dict[tuple[str, int], Base] = {}
    for name, of_one in by_entity.items():
        entry = entry_of(name)
        if entry is not None:
            query = select(entry.entity).where(entry.table.c.id.in_([step.entity_id for step in of_one]))
            for found in (await ctx.session.execute(query)).scalars():
                entities[name, found.id] = found  # type: ignore[attr-defined]  # Every journalled table has an id.
    moved_on = [
        step
        for step in steps
        if step.operation is not Operation.DELETE
        and (entity := entities.get((step.entity, step.entity_id))) is not None
        and _version(entity) != step.version_left
    ]
    past = await _past(ctx, change_id, moved_on)
    for step in steps:
        entry = entry_of(step.entity)
        entity = entities.get((step.entity, step.entity_id))
        if entry is None or step.operation is None:
            continue
        if step.entity != "client" and step.client_id in made:
            # What hangs on a card that this change made goes and comes back with the card.
            continue
        if step.operation is Operation.DELETE:
            fits = entity is None
        else:
            rows = past.get((step.entity, step.entity_id), ())
            fits = entity is not None and step.version_left in equal_versions(_version(entity), rows)
        if step.entity == "client" and step.entity_id in worked_on:
            fits = False
        if fits:
            doable.append((step, entry, entity))
        else:
            report.left.append(step.client_id)
    return doable, report


def _version(entity: Base) -> int:
    version: int = entity.version  # type: ignore[attr-defined]  # Every journalled table is `Versioned`.
    return version


async def _past(ctx: Writing, change_id: int, steps: Sequence[Step]) -> dict[tuple[str, int], list[PastRow]]:
    """What was done to these records by the change and after it."""
    past: dict[tuple[str, int], list[PastRow]] = {}
    for entity in {step.entity for step in steps}:
        of_one = [step for step in steps if step.entity == entity]
        query = (
            select(
                ChangeRow.id,
                ChangeRow.entity_id,
                ChangeRow.change_id,
                Change.undoes_id,
                ChangeRow.operation,
                ChangeRow.version_left,
            )
            .join(Change, Change.id == ChangeRow.change_id)
            .where(ChangeRow.entity == entity, ChangeRow.change_id >= change_id)
            .where(ChangeRow.entity_id.in_([step.entity_id for step in of_one]))
        )
        client_ids = {step.client_id for step in of_one}
        if None in client_ids:
            rows = await ctx.rows(query)
        else:
            # There is an index for it, and a record hangs on the same card whenever it is the same again. Only what
            # was undone meanwhile may have hung it on another one.
            rows = await ctx.rows(query.where(ChangeRow.client_id.in_(client_ids)))
            undone = {row.undoes_id for row in rows} - {None}
            rows = [*rows, *(await ctx.rows(query.where(ChangeRow.change_id.in_(undone))) if undone else ())]
        for row in rows:
            past.setdefault((entity, row.entity_id), []).append(PastRow(*row))
    return past


async def _made_here(ctx: Writing, change_id: int, client_ids: set[int]) -> set[int]:
    if not client_ids:
        return set()
    return set(
        await ctx.column(
            select(ChangeRow.entity_id).where(
                ChangeRow.change_id == change_id,
                ChangeRow.entity == "client",
                ChangeRow.operation == Operation.CREATE,
                ChangeRow.entity_id.in_(client_ids),
            )
        )
    )


async def _worked_on_since(ctx: Writing, change_id: int, client_ids: set[int]) -> set[int]:
    """Cards made by this change on which somebody has worked later: removing them would lose that work."""
    if not client_ids:
        return set()
    return set(
        await ctx.column(
            select(ChangeRow.client_id)
            .join(Change, Change.id == ChangeRow.change_id)
            .where(
                ChangeRow.client_id.in_(client_ids),
                ChangeRow.change_id > change_id,
                Change.undone_by_id.is_(None),
                Change.undoes_id.is_(None),
            )
            .group_by(ChangeRow.client_id)
            .having(func.count() > 0)
        )
    )


async def _restore(ctx: Writing, step: Step, entry: Journalled, entity: Base | None) -> None:
    columns = entry.table.columns
    if step.operation is Operation.DELETE:
        values: dict[str, Any] = {
            name: from_json(columns[name], value) for name, value in step.before.items() if name in columns
        }
        values["version"] = step.version_left + 1
        ctx.session.add(entry.entity(**values))
    elif step.operation is Operation.CREATE and not entry.marks_deletion:
        await ctx.session.delete(entity)
    elif step.operation is Operation.CREATE:
        entity.deleted_at = ctx.clock()  # type: ignore[union-attr]  # It has the column: `marks_deletion` says so.
    else:
        for name, value in step.before.items():
            if name in columns and name not in entry.derived:
                setattr(entity, name, from_json(columns[name], value))
