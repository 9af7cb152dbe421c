"""One person on several cards that became one: a campaign writes to the person once."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.journal.boundary import Reading

#: What reaches the person, or may have done so.
_UNDER_WAY = (ActionState.SENDING, ActionState.DONE, ActionState.UNSURE)


async def list_doubled(
    ctx: Reading, rows: Collection[Any], merged: Mapping[int, int], barred: Collection[int]
) -> set[int]:
    """Those of the claimed rows (`id`, `job_id`, `client_id`) whose person gets the same by another row.

    `merged` are cards by what they became parts of (`merged_cards`). Of several that are still planned the first one
    goes, unless it is among the `barred`.
    """
    ctx.require(Permission.SYSTEM)
    if not merged:
        return set()
    persons = {row.client_id: merged.get(row.client_id, row.client_id) for row in rows if row.client_id is not None}
    parts: dict[int, set[int]] = {}
    for part, whole in merged.items():
        parts.setdefault(whole, {whole}).add(part)
    of_jobs = [row for row in rows if row.job_id is not None and persons.get(row.client_id) in parts]
    if not of_jobs:
        return set()
    cards = set().union(*(parts[persons[row.client_id]] for row in of_jobs))
    others = await ctx.rows(
        select(Action.id, Action.job_id, Action.client_id, Action.state).where(
            Action.job_id.in_({row.job_id for row in of_jobs}), Action.client_id.in_(cards)
        )
    )
    doubled = set()
    for row in of_jobs:
        family = parts[persons[row.client_id]]
        for other in others:
            if other.id == row.id or other.job_id != row.job_id or other.client_id not in family:
                continue
            goes_first = other.state is ActionState.PLANNED and other.id < row.id and other.id not in barred
            if other.state in _UNDER_WAY or goes_first:
                doubled.add(row.id)
    return doubled
