"""Which actions of an account are due: personal messages first, then jobs by rank, the same share of equal ones."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select

from domain.accounts.governor import Window
from domain.accounts.tables import ActionKind
from domain.actions.rules import CAP, HOURS, window_from_json
from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.tables import Job, JobState

_COLUMNS = (
    Action.id,
    Action.job_id,
    Action.client_id,
    Action.address,
    Action.kind,
    Action.object,
    Action.target,
    Action.text,
    Action.enclosure_ids,
    Action.random_id,
    Action.maybe_since,
    Action.attempts,
    Action.confirms_stop,
)


@dataclass(frozen=True, slots=True)
class Work:
    """A job with actions for an account; all its actions are of one kind. `cap`: so many messages in so many days,
    `hours`: its own, outside of which nothing of it is begun.

    Of two that want the account the one with the lower `rank` has all of it.
    """

    job_id: int
    state: JobState
    kind: ActionKind
    cap: tuple[int, int] | None
    rank: int = 0
    hours: Window | None = None


async def jobs_with_work(ctx: Writing, account_id: int) -> dict[int, Work]:
    """The jobs with work for this account: those that run, and cancelled ones that left something to be found out."""
    ctx.require(Permission.SYSTEM)
    kind = (
        select(Action.kind)
        .where(Action.account_id == account_id, Action.state == ActionState.PLANNED, Action.job_id == Job.id)
        .limit(1)
        .scalar_subquery()
    )
    runs = and_(Job.state == JobState.RUNNING, Job.wish.is_(None))
    rows = await ctx.rows(
        select(Job.id, Job.state, kind.label("kind"), Job.parameters, Job.rank)
        .where(or_(runs, Job.state == JobState.CANCELLED), kind.is_not(None))
        .order_by(Job.id)
    )
    return {
        row.id: Work(
            row.id, row.state, row.kind, _cap(row.parameters), row.rank, window_from_json(row.parameters.get(HOURS))
        )
        for row in rows
    }


def resting_jobs(jobs: Mapping[int, Work], now: datetime) -> dict[int, datetime]:
    """The jobs whose own hours are over, and when they begin again."""
    return {
        work.job_id: work.hours.opening(now)
        for work in jobs.values()
        if work.hours is not None and not work.hours.holds(now)
    }


async def due_actions(
    ctx: Writing,
    account_id: int,
    jobs: Mapping[int, Work],
    room: Mapping[ActionKind, int],
    limit: int,
    first: int | None,
) -> list[Any]:
    """The next due ones, at most `limit` and no more of a kind than there is `room` for; the `first` one alone."""
    ctx.require(Permission.SYSTEM)
    left_of = dict(room)
    if first is not None:
        for job_id in (None, *jobs):
            if alone := await _due(ctx, account_id, job_id, 1, first):
                return alone if left_of.get(alone[0].kind, 0) > 0 else []
    found = await _due(ctx, account_id, None, min(limit, left_of.get(ActionKind.MESSAGE, 0)))
    left_of[ActionKind.MESSAGE] = left_of.get(ActionKind.MESSAGE, 0) - len(found)
    for rank in sorted({work.rank for work in jobs.values()}):
        left = sorted((work for work in jobs.values() if work.rank == rank), key=lambda work: work.job_id)
        while left and len(found) < limit:
            # What one job does not need goes to the others of its rank, and then to those behind it.
            share = -(-(limit - len(found)) // len(left))
            work = left.pop(0)
            more = await _due(ctx, account_id, work.job_id, min(share, limit - len(found), left_of.get(work.kind, 0)))
            left_of[work.kind] = left_of.get(work.kind, 0) - len(more)
            found += more
    return found


async def next_due(
    ctx: Writing, account_id: int, jobs: Mapping[int, Work], later: Mapping[ActionKind, datetime | None]
) -> datetime | None:
    """When to look again if nothing was due: `later` are the kinds that may not begin now, and when they may (None:
    nobody knows).
    """
    ctx.require(Permission.SYSTEM)
    planned = and_(Action.account_id == account_id, Action.state == ActionState.PLANNED)
    has_personal = select(Action.id).where(planned, Action.job_id.is_(None)).limit(1)
    kinds = {work.kind for work in jobs.values()}
    if ActionKind.MESSAGE in later and await ctx.scalar(has_personal) is not None:
        kinds.add(ActionKind.MESSAGE)
    moments = [moment for kind in kinds if (moment := later.get(kind)) is not None]
    free = [work.job_id for work in jobs.values() if work.kind not in later]
    personal = () if ActionKind.MESSAGE in later else (Action.job_id.is_(None),)
    of_free = or_(Action.job_id.in_(free), *personal)
    query = select(Action.due_at).where(planned, Action.due_at.is_not(None), of_free)
    due: datetime | None = await ctx.scalar(query.order_by(Action.due_at).limit(1))
    return min([*moments, *([] if due is None else [due])], default=None)


async def _due(
    ctx: Writing, account_id: int, job_id: int | None, limit: int, random_id: int | None = None
) -> list[Any]:
    if limit <= 0:
        return []
    query = (
        select(*_COLUMNS)
        .where(
            Action.account_id == account_id,
            Action.state == ActionState.PLANNED,
            Action.job_id.is_(None) if job_id is None else Action.job_id == job_id,
            or_(Action.due_at.is_(None), Action.due_at <= ctx.clock()),
        )
        .order_by(Action.id)
        .limit(limit)
    )
    if random_id is not None:
        query = query.where(Action.random_id == random_id)
    return list(await ctx.rows(query.with_for_update(skip_locked=True)))


def _cap(parameters: Mapping[str, Any]) -> tuple[int, int] | None:
    found: Collection[int] | None = parameters.get(CAP)
    if not found:
        return None
    times, days = found
    return times, days
