"""Cells that were edited in file and base: kept by the dry run, decided by a person, heeded by the import."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, delete, func, insert, select, update

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.tables import table_of
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.fields.queries import list_fields
from domain.journal.boundary import Query, Reading, Writing
from domain.transfer.finding import import_to_change
from domain.transfer.prints import OwnPart, Part, part_called, print_of
from domain.transfer.queries import get_import
from domain.transfer.round_trip import Conflict, Side
from domain.transfer.tables import ImportConflict, ImportStep

#: So many are asked about; of more the base keeps its word, and so it is told.
MOST = 2_000

#: Where in the file it stands, whose card it is, and what it is.
Met = tuple[int, int, Conflict]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """One cell to decide. `number` of `total` is its place among all of the import's; `field` is what an own field is
    called by now, empty if it is gone (or none).
    """

    id: int
    client_id: int
    name: str
    part: Part
    mine: str
    theirs: str
    side: Side | None
    number: int
    total: int
    field: str = ""


@dataclass(frozen=True, slots=True)
class ConflictCounts:
    """How many cells are still to be decided, and how many were decided for the file and for the base."""

    unsettled: int = 0
    file: int = 0
    base: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.unsettled + self.file + self.base


async def keep_conflicts(ctx: Writing, import_id: int, found: Collection[Met]) -> None:
    """Keep what a dry run has found instead of what an earlier one did. What was decided stays decided, as long as both
    sides say what they said then.
    """
    ctx.require(Permission.IMPORT)
    old = select(*(getattr(ImportConflict, name) for name in ("client_id", "part", "mine", "held", "side")))
    decided = {tuple(row[:4]): row[4] for row in await ctx.rows(old.where(ImportConflict.import_id == import_id))}
    await ctx.execute(delete(ImportConflict).where(ImportConflict.import_id == import_id))
    rows = []
    for row, client_id, conflict in list(found)[:MOST]:
        held = print_of(conflict.part, conflict.theirs)
        side = decided.get((client_id, conflict.part.value, conflict.mine, held))
        texts = {"part": conflict.part.value, "mine": conflict.mine, "theirs": conflict.theirs}
        rows.append({"import_id": import_id, "client_id": client_id, "row": row, "held": held, "side": side, **texts})
    if rows:
        await ctx.execute(insert(table_of(ImportConflict)), rows)


async def count_conflicts(ctx: Reading, import_id: int) -> ConflictCounts:
    """How far the deciding has come. Raises `NotFoundError` for somebody else's import."""
    await get_import(ctx, import_id)
    sides = _seen(ctx, import_id, ImportConflict.side, func.count())
    rows = await ctx.rows(sides.group_by(ImportConflict.side))
    counted: dict[str | None, int] = {row[0]: row[1] for row in rows}
    return ConflictCounts(counted.get(None, 0), counted.get(Side.FILE, 0), counted.get(Side.BASE, 0))


async def get_conflict(ctx: Reading, import_id: int, after: int = 0) -> ConflictView | None:
    """The next cell behind the one with this id; without an id the first that nobody has decided, and if there is none
    the first of all. None at the end.
    """
    await get_import(ctx, import_id)
    undecided = case((ImportConflict.side.is_(None), 0), else_=1)
    order = (ImportConflict.id,) if after else (undecided, ImportConflict.id)
    found = _seen(ctx, import_id, ImportConflict.__table__, Client.name).where(ImportConflict.id > after)
    row = await ctx.first(found.order_by(*order).limit(1))
    if row is None:
        return None
    counted = _seen(ctx, import_id, func.count(), func.count(case((ImportConflict.id <= row.id, 1))))
    total, number = await ctx.first(counted)
    side = Side(row.side) if row.side else None
    part = part_called(row.part)
    fields = await list_fields(ctx) if isinstance(part, OwnPart) else ()
    field = next((each.name for each in fields if OwnPart(each.id) == part), "")
    return ConflictView(row.id, row.client_id, row.name, part, row.mine, row.theirs, side, number, total, field)


def _seen(ctx: Reading, import_id: int, *columns: Any) -> Query:
    """These columns of the cells to decide, as far as their cards may (still) be seen."""
    joined = select(*columns).select_from(ImportConflict).join(Client, Client.id == ImportConflict.client_id)
    return joined.where(ImportConflict.import_id == import_id, visible_clients(ctx.actor))


async def decide_conflict(ctx: Writing, import_id: int, conflict_id: int, side: Side) -> None:
    """Whose word counts for one cell. Raises `NotFoundError`, `ImportStateError` once the import runs."""
    ctx.require(Permission.IMPORT)
    await import_to_change(ctx, import_id, {ImportStep.CHECKED})
    found = await ctx.scalar(_seen(ctx, import_id, ImportConflict.id).where(ImportConflict.id == conflict_id))
    if found is None:
        raise NotFoundError(what="import")
    await ctx.execute(update(ImportConflict).where(ImportConflict.id == conflict_id).values(side=side.value))


async def decide_all(ctx: Writing, import_id: int, side: Side) -> None:
    """Whose word counts for all cells that nobody has decided yet. Raises what `decide_conflict` raises."""
    ctx.require(Permission.IMPORT)
    await import_to_change(ctx, import_id, {ImportStep.CHECKED})
    rest = (ImportConflict.import_id == import_id, ImportConflict.side.is_(None))
    await ctx.execute(update(ImportConflict).where(*rest).values(side=side.value))


async def decisions_of(ctx: Reading, import_id: int) -> Mapping[tuple[int, Part], tuple[str, Side]]:
    """What was decided: card and part to what the base said then (its print), and whose word counts."""
    ctx.require(Permission.IMPORT)
    columns = (ImportConflict.client_id, ImportConflict.part, ImportConflict.held, ImportConflict.side)
    rows = await ctx.rows(
        select(*columns).where(ImportConflict.import_id == import_id, ImportConflict.side.is_not(None))
    )
    return {(client_id, part_called(part)): (held, Side(side)) for client_id, part, held, side in rows}
