"""Which actions of an account are due: personal messages first, then jobs by rank, the same share of equal ones."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select

from domain.accounts.governor import Window
from domain.accounts.tables import Account, ActionKind
from domain.actions.rules import CAP, HOURS, window_from_json
from domain.actions.tables import Action, ActionState
from domain.actions.views import Wish
from domain.base.actor import Permission
from domain.base.bulk import one_of
from domain.journal.boundary import Query, Writing
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


async def jobs_with_work(ctx: Writing, account_ids: Collection[int]) -> dict[int, dict[int, Work]]:
    """Of each of these accounts the jobs with work for it: those that run, and cancelled ones that left something to be
    found out.
    """
    ctx.require(Permission.SYSTEM)
    works: dict[int, dict[int, Work]] = {}
    for row in await ctx.rows(_jobs(ctx.dialect), {"accounts": list(account_ids)}):
        hours = window_from_json(row.parameters.get(HOURS))
        work = Work(row.id, row.state, row.kind, _cap(row.parameters), row.rank, hours)
        works.setdefault(row.account_id, {})[row.id] = work
    return works


def resting_jobs(jobs: Mapping[int, Work], now: datetime) -> dict[int, datetime]:
    """The jobs whose own hours are over, and when they begin again."""
    return {
        work.job_id: work.hours.opening(now)
        for work in jobs.values()
        if work.hours is not None and not work.hours.holds(now)
    }


@cache
def _jobs(dialect: str) -> Query:
    """From one job that waits for an account to the next by the index, however many actions each of them has."""
    is_planned = Action.state == ActionState.PLANNED
    job_id = select(func.min(Action.job_id))
    first = job_id.where(Action.account_id == Account.id, is_planned).scalar_subquery()
    begin = select(Account.id.label("account_id"), first.label("job_id")).where(one_of(dialect, Account.id, "accounts"))
    found = begin.cte("found", recursive=True)
    of_account = (Action.account_id == found.c.account_id, is_planned)
    following = job_id.where(*of_account, Action.job_id > found.c.job_id).scalar_subquery()
    found = found.union_all(select(found.c.account_id, following).where(found.c.job_id.is_not(None)))
    kind = (
        select(Action.kind)
        .where(Action.account_id == found.c.account_id, is_planned, Action.job_id == found.c.job_id)
        .limit(1)
        .scalar_subquery()
    )
    runs = and_(Job.state == JobState.RUNNING, Job.wish.is_(None))
    return (
        select(found.c.account_id, Job.id, Job.state, kind.label("kind"), Job.parameters, Job.rank)
        .join(found, found.c.job_id == Job.id)
        .where(or_(runs, Job.state == JobState.CANCELLED))
        .order_by(found.c.account_id, Job.id)
    )


async def accounts_with_personal(ctx: Writing, account_ids: Collection[int]) -> set[int]:
    """Those of the accounts for which messages to single people are planned."""
    ctx.require(Permission.SYSTEM)
    return set(await ctx.column(_has_personal(ctx.dialect), {"accounts": list(account_ids)}))


@cache
def _has_personal(dialect: str) -> Query:
    planned = (Action.account_id == Account.id, Action.state == ActionState.PLANNED, Action.job_id.is_(None))
    return select(Account.id).where(one_of(dialect, Account.id, "accounts"), select(1).where(*planned).exists())


async def due_actions(
    ctx: Writing, wish: Wish, jobs: Mapping[int, Work], room: Mapping[ActionKind, int], *, has_personal: bool
) -> list[Any]:
    """The next due ones, at most the wished and no more of a kind than there is `room` for; the first one alone."""
    ctx.require(Permission.SYSTEM)
    account_id, limit = wish.account_id, wish.limit
    left_of = dict(room)
    if wish.first is not None:
        for job_id in (None, *jobs):
            if alone := await _due(ctx, account_id, job_id, 1, wish.first):
                return alone if left_of.get(alone[0].kind, 0) > 0 else []
    room_for_personal = left_of.get(ActionKind.MESSAGE, 0) if has_personal else 0
    found = await _due(ctx, account_id, None, min(limit, room_for_personal))
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
    parameters = {"account": account_id, "job": job_id, "now": ctx.clock(), "most": limit, "key": random_id}
    return list(await ctx.rows(_next(is_personal=job_id is None, is_first=random_id is not None), parameters))


@cache
def _next(*, is_personal: bool, is_first: bool) -> Query:
    query = (
        select(*_COLUMNS)
        .where(
            Action.account_id == bindparam("account"),
            Action.state == ActionState.PLANNED,
            Action.job_id.is_(None) if is_personal else Action.job_id == bindparam("job"),
            or_(Action.due_at.is_(None), Action.due_at <= bindparam("now", type_=Action.due_at.type)),
        )
        .order_by(Action.id)
        .limit(bindparam("most"))
    )
    if is_first:
        query = query.where(Action.random_id == bindparam("key"))
    return query.with_for_update(skip_locked=True)


def _cap(parameters: Mapping[str, Any]) -> tuple[int, int] | None:
    found: Collection[int] | None = parameters.get(CAP)
    if not found:
        return None
    times, days = found
    return times, days
