"""Where a client has stood and for how long, read out of the journal's rows of one `client_stage` record. Pure.

The journal already keeps every move with its time and its member, whatever made it: a press, an import, a bulk edit, an
undo. A history of its own beside it would have to be written by each of them, and taken back by each undo.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.journal.tables import Operation

State = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One journal row of the record. `undoes_id` names the change that it took back, if it is an undo's."""

    change_id: int
    undoes_id: int | None
    made_at: datetime
    member_id: int | None
    operation: Operation
    before: State | None


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay on a stage; `until` is None while it lasts, `member_id` None if nobody's deed is known."""

    funnel_id: int
    stage_id: int
    since: datetime
    until: datetime | None
    reason: str | None
    member_id: int | None


def fold_stays(rows: Sequence[MoveRow], now: State | None) -> list[Stay]:
    """The stays of one record, the first first. `rows` in their order; `now` is the record today, None if it is gone.

    What was undone is not told: an undo brings back the stage and its `since` together, so it is known by them.
    """
    states = _states(rows, now)
    stays = [] if states[0] is None else [_stay(states[0], None)]
    by_change = {row.change_id: number for number, row in enumerate(rows)}
    for number, row in enumerate(rows):
        state = states[number + 1]
        if state is None:
            undone = by_change.get(row.undoes_id or 0)
            if undone is not None and _is_entry(rows, undone):
                stays = stays[:-1]
            elif stays:
                stays[-1] = replace(stays[-1], until=row.made_at)
            continue
        new = _stay(state, row.member_id)
        known = next((at for at, stay in enumerate(stays) if _is_same(stay, new)), None)
        if known is not None:
            stays = [*stays[:known], replace(stays[known], until=None, reason=new.reason)]
            continue
        if stays and stays[-1].until is None:
            stays[-1] = replace(stays[-1], until=new.since)
        stays.append(new)
    return stays


def _states(rows: Sequence[MoveRow], now: State | None) -> list[State | None]:
    """The whole record before the first row and after each, told backwards: a creation keeps no copy of itself."""
    states = [now]
    for row in reversed(rows):
        after = states[-1]
        if row.operation is Operation.CREATE:
            states.append(None)
        else:
            states.append({**(after or {}), **(row.before or {})})
    return states[::-1]


def _is_entry(rows: Sequence[MoveRow], number: int) -> bool:
    """Whether this row made the record for the first time, rather than brought it back."""
    return rows[number].operation is Operation.CREATE and rows[number].undoes_id is None


def _stay(state: State, member_id: int | None) -> Stay:
    since = state["since"]
    return Stay(
        funnel_id=state["funnel_id"],
        stage_id=state["stage_id"],
        since=since if isinstance(since, datetime) else datetime.fromisoformat(since),
        until=None,
        reason=state.get("reason"),
        member_id=member_id,
    )


def _is_same(one: Stay, other: Stay) -> bool:
    return (one.stage_id, one.since) == (other.stage_id, other.since)
