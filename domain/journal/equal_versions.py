"""Which versions of a record hold the same: what was done and undone again is as it was before. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.journal.tables import Operation


@dataclass(frozen=True, slots=True)
class PastRow:
    """A journal row of a record, and the change that its own change undid, if it is an undo."""

    id: int
    entity_id: int
    change_id: int
    undoes_id: int | None
    operation: Operation
    version_left: int


def equal_versions(version: int, rows: Iterable[PastRow]) -> Iterator[int]:
    """This version of a record, and the earlier ones that it was brought back to; `rows` are those of this record.

    Undo brings a record back under a new version, so that nobody who still sees the undone one can write over it.
    """
    left_by: dict[int, PastRow] = {}
    first_of: dict[int, PastRow] = {}
    for row in sorted(rows, key=lambda row: row.id):
        first_of.setdefault(row.change_id, row)
        if row.operation is not Operation.DELETE:
            left_by[row.version_left] = row
    while True:
        yield version
        row_of = left_by.get(version)
        undone = first_of.get(row_of.undoes_id) if row_of is not None and row_of.undoes_id is not None else None
        if undone is None or undone.operation is Operation.CREATE:
            return
        version = undone.version_left - (undone.operation is Operation.UPDATE)
