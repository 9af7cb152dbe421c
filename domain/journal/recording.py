"""A session that writes the journal by itself: what is flushed is recorded, so no use case can forget it."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import Session

from domain.base.tables import Base
from domain.journal.registry import Journalled, entry_of
from domain.journal.tables import ChangeRow, Operation
from domain.journal.values import to_json

#: Takes the rows to be recorded, each with the cards it concerns; gives the id of the change they belong to.
Recorder = Callable[["RecordingSession", list[tuple[dict[str, Any], set[int]]]], int]


class RecordingSession(Session):
    """The session of a `writing` block; `info["record"]` is its recorder."""


@event.listens_for(RecordingSession, "after_flush")
def _record(session: RecordingSession, _flush: object) -> None:
    rows = list(_rows(session))
    if not rows:
        return
    recorder: Recorder = session.info["record"]
    change_id = recorder(session, [(row, _cards_of(row)) for row in rows])
    for row in rows:
        row["change_id"] = change_id
    session.execute(insert(ChangeRow), rows)


def _rows(session: RecordingSession) -> Iterator[dict[str, Any]]:
    for entity in session.new:
        if entry := _entry(entity):
            yield _row(entry, entity, Operation.CREATE, None, None)
    for entity in session.dirty:
        if (entry := _entry(entity)) and (fields := _changed(entry, entity)):
            before = {name: to_json(old) for name, (old, _) in fields.items()}
            after = {name: to_json(new) for name, (_, new) in fields.items()}
            yield _row(entry, entity, Operation.UPDATE, before, after)
    for entity in session.deleted:
        if entry := _entry(entity):
            before = {column.key: to_json(getattr(entity, column.key)) for column in entry.table.columns}
            yield _row(entry, entity, Operation.DELETE, before, None)


def _cards_of(row: dict[str, Any]) -> set[int]:
    """The card that a row hangs on, and the one it was taken from."""
    entry, cards = entry_of(row["entity"]), {row["client_id"]}
    if row["operation"] is Operation.UPDATE and entry is not None:
        cards.add(row["before"].get(entry.client_column))
    return cards - {None}


def _entry(entity: Base) -> Journalled | None:
    return entry_of(entity.__tablename__)


def _changed(entry: Journalled, entity: Base) -> dict[str, tuple[Any, Any]]:
    """The journalled fields that this flush changed: name to old and new value."""
    found: dict[str, tuple[Any, Any]] = {}
    for name, state in inspect(entity).attrs.items():
        if name in entry.derived or name not in entry.table.columns:
            continue
        history = state.history
        if history.has_changes():
            old = history.deleted[0] if history.deleted else None
            new = history.added[0] if history.added else None
            if old != new:
                found[name] = (old, new)
    return found


def _row(
    entry: Journalled,
    entity: Base,
    operation: Operation,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> dict[str, Any]:
    return {
        "entity": entry.table.name,
        "entity_id": entity.id,  # type: ignore[attr-defined]  # Every journalled table has an integer id.
        "client_id": getattr(entity, entry.client_column) if entry.client_column else None,
        "operation": operation,
        "before": before,
        "after": after,
        "version_left": entity.version,  # type: ignore[attr-defined]  # Every journalled table is `Versioned`.
    }
