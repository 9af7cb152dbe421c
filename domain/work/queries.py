"""Which jobs there are, and what is to be shown of them."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, or_, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.views import columns_of, views_of
from domain.journal.boundary import Reading
from domain.work.errors import LeaseLostError
from domain.work.kinds import JobKind
from domain.work.rules import ENDED
from domain.work.tables import Job, JobState, JobWish
from domain.work.views import JobView, Lease

#: After this time a progress message that could not be brought up to date is left as it is.
_SHOWN_FOR = timedelta(days=1)


def mine(ctx: Reading) -> ColumnElement[bool]:
    """The condition of the jobs that the actor may see and steer: the own ones; admins all."""
    if ctx.actor.may(Permission.UNDO_OTHERS):
        return Job.id.is_not(None)
    return Job.member_id == ctx.actor.member_id


def held(lease: Lease) -> ColumnElement[bool]:
    """The condition that the lease still counts."""
    return and_(Job.id == lease.job_id, Job.fence == lease.fence, Job.state == JobState.RUNNING)


def due(ctx: Reading, kinds: Collection[str]) -> ColumnElement[bool]:
    """The condition of jobs of these kinds that wait for a worker: it is time, or the lease of the last one ran out."""
    now = ctx.clock()
    scheduled = and_(Job.state == JobState.SCHEDULED, Job.run_at <= now)
    left = and_(Job.state == JobState.RUNNING, Job.lease_until <= now)
    return and_(or_(scheduled, left), Job.kind.in_(kinds))


def in_order() -> tuple[ColumnElement[Any], ...]:
    """The order in which waiting jobs are begun: what people have put first, then what was due first."""
    return Job.rank.expression, Job.run_at.expression, Job.id.expression


def waits_with(kind: str) -> ColumnElement[bool]:
    """The condition of the jobs among which one of this kind has its place.

    Campaigns stand in line for the accounts as long as they have not ended, all others for a free hand of a worker.
    """
    if kind == JobKind.CAMPAIGN:
        return and_(Job.kind == JobKind.CAMPAIGN, Job.state.not_in(ENDED))
    return and_(Job.kind != JobKind.CAMPAIGN, Job.state == JobState.SCHEDULED)


async def has_due_jobs(ctx: Reading, kinds: Collection[str]) -> bool:
    """Whether `claim_jobs` would find something; a look that disturbs no writer."""
    ctx.require(Permission.SYSTEM)
    return await ctx.scalar(select(Job.id).where(due(ctx, kinds)).limit(1)) is not None


async def list_jobs(
    ctx: Reading, limit: int = 20, *, before_id: int | None = None, ended: bool = False
) -> list[JobView]:
    """The actor's jobs, of admins everybody's, the newest first; `before_id` goes on below a page.

    With `ended` only those to which nothing more happens by itself.
    """
    ctx.require(Permission.SEE_CLIENTS)
    query = select(*columns_of(Job, JobView)).where(mine(ctx)).order_by(Job.id.desc()).limit(limit)
    if ended:
        query = query.where(Job.state.in_(ENDED))
    if before_id is not None:
        query = query.where(Job.id < before_id)
    return views_of(await ctx.rows(query), JobView)


async def list_open_jobs(ctx: Reading, limit: int = 20) -> list[JobView]:
    """The actor's jobs, of admins everybody's, that have not ended: those at work, those in line, those that rest."""
    ctx.require(Permission.SEE_CLIENTS)
    stages = {JobState.RUNNING: 0, JobState.SCHEDULED: 1, JobState.PAUSED: 2}
    query = select(*columns_of(Job, JobView)).where(mine(ctx), Job.state.in_(stages))
    query = query.order_by(case(stages, value=Job.state), *in_order()).limit(limit)
    return views_of(await ctx.rows(query), JobView)


async def places_in_line(ctx: Reading, kind: str = "") -> dict[int, tuple[int, int]]:
    """The place of each waiting job, from 1 on, and how many wait with it, whoever's they are.

    It is the line that jobs of this `kind` wait in; by default that of all but campaigns.
    """
    ctx.require(Permission.SEE_CLIENTS)
    ids = await ctx.column(select(Job.id).where(waits_with(kind)).order_by(*in_order()))
    return {key: (place, len(ids)) for place, key in enumerate(ids, start=1)}


async def get_job(ctx: Reading, job_id: int) -> JobView:
    """One job of the actor's own; admins get every job. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(select(*columns_of(Job, JobView)).where(Job.id == job_id, mine(ctx)))
    if row is None:
        raise NotFoundError
    return JobView(*row)


async def stop_asked(ctx: Reading, lease: Lease) -> JobWish | None:
    """What a person wants of the running job, if anything. Raises `LeaseLostError`."""
    ctx.require(Permission.SYSTEM)
    row = await ctx.first(select(Job.wish).where(held(lease)))
    if row is None:
        raise LeaseLostError(job_id=lease.job_id)
    wish: JobWish | None = row.wish
    return wish


async def jobs_to_show(ctx: Reading) -> list[JobView]:
    """Jobs whose progress message in a chat does not show the present state (`face`), oldest first."""
    ctx.require(Permission.SYSTEM)
    fresh = or_(Job.state.not_in(ENDED), Job.finished_at > ctx.clock() - _SHOWN_FOR)
    query = select(*columns_of(Job, JobView)).where(Job.message_id.is_not(None), fresh).order_by(Job.id)
    return [job for job in views_of(await ctx.rows(query), JobView) if job.shown != job.face]
