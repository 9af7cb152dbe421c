"""Several journal rows of one record as one: what an undo has to do to it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from domain.journal.tables import Operation


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of the journal."""

    id: int
    entity: str
    entity_id: int
    client_id: int | None
    operation: Operation
    before: dict[str, Any] | None
    version_left: int


@dataclass(frozen=True, slots=True)
class Step:
    """What one change did to one record in all: its first `before` and the version it left at the end.

    `operation` is None when the record was made and removed by the same change: nothing is left to undo.
    """

    entity: str
    entity_id: int
    client_id: int | None
    operation: Operation | None
    before: dict[str, Any]
    version_left: int
    last_row: int


def merge_rows(rows: Iterable[RowView]) -> list[Step]:
    """One step a record, the record touched last first: children are undone before what they hang on."""
    steps: dict[tuple[str, int], Step] = {}
    for row in sorted(rows, key=lambda r: r.id):
        key = (row.entity, row.entity_id)
        earlier = steps.get(key)
        operation: Operation | None = row.operation
        before = dict(row.before or {})
        if earlier is not None:
            before |= earlier.before
            if earlier.operation is Operation.CREATE:
                operation = None if row.operation is Operation.DELETE else Operation.CREATE
            elif earlier.operation is Operation.DELETE or earlier.operation is None:
                # Removed and made again under the same id: what it was at first is what counts.
                operation = Operation.UPDATE if earlier.operation is Operation.DELETE else Operation.CREATE
        steps[key] = Step(row.entity, row.entity_id, row.client_id, operation, before, row.version_left, row.id)
    return sorted(steps.values(), key=lambda step: -step.last_row)
