"""Bring campaigns from one state to the next: what the senders call between their messages."""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update

from domain.accounts.tables import Account
from domain.actions.done_counts import recount_done
from domain.actions.queries import counts_of
from domain.actions.tables import Action, ActionState, Reason
from domain.base.actor import Permission
from domain.base.errors import DomainError
from domain.base.tables import table_of
from domain.campaigns.start_report import report_end
from domain.campaigns.tables import Campaign, CampaignAccount
from domain.campaigns.take_over import take_over
from domain.journal.boundary import Reading, Writing
from domain.outbox.post import post
from domain.outbox.tables import Urgency
from domain.team.tables import PostKind
from domain.work.ending import end_jobs
from domain.work.kinds import JobKind
from domain.work.rules import problem_of
from domain.work.steering import write_job
from domain.work.tables import Job, JobState, JobWish

#: Key of a campaign job's cursor: whether every recipient has a row by now.
IS_PLANNED = "is_planned"


async def has_campaigns(ctx: Reading) -> bool:
    """Whether `tend_campaigns` may find something to do; a look that disturbs no writer."""
    ctx.require(Permission.SYSTEM)
    begins = and_(Job.state == JobState.SCHEDULED, Job.run_at <= ctx.clock())
    found = select(Job.id).where(Job.kind == JobKind.CAMPAIGN, or_(begins, Job.state == JobState.RUNNING, _left()))
    return await ctx.scalar(found.limit(1)) is not None


async def going_campaigns(ctx: Reading) -> frozenset[int]:
    """The jobs of the campaigns that run and that nobody wants to pause or to stop."""
    ctx.require(Permission.SYSTEM)
    going = (Job.kind == JobKind.CAMPAIGN, Job.state == JobState.RUNNING, Job.wish.is_(None))
    return frozenset(await ctx.column(select(Job.id).where(*going)))


async def tend_campaigns(ctx: Writing) -> list[int]:
    """Begin what is due, obey pauses and cancellations, end what is done; gives the jobs that have yet to be planned.
    The people of dead accounts go over to the others of their campaign.

    An end leaves a message for the member, by the job itself, a post in the team group, and a report to be written.
    """
    ctx.require(Permission.SYSTEM)
    begins = and_(Job.state == JobState.SCHEDULED, Job.run_at <= ctx.clock())
    query = (
        select(Job.id, Job.state, Job.wish, Job.cursor, Job.started_at)
        .where(Job.kind == JobKind.CAMPAIGN, or_(begins, Job.state == JobState.RUNNING, _left()))
        .order_by(Job.id)
        .with_for_update(skip_locked=True)
    )
    unplanned = []
    rows = await ctx.rows(query)
    await take_over(ctx, [row.id for row in rows if row.state is JobState.RUNNING and row.cursor.get(IS_PLANNED)])
    for row in rows:
        if row.state is JobState.CANCELLED:
            await _skip_rest(ctx, row.id)
        elif row.state is JobState.SCHEDULED:
            await write_job(ctx, row.id, state=JobState.RUNNING, started_at=row.started_at or ctx.clock())
        elif row.wish is JobWish.PAUSE:
            await write_job(ctx, row.id, state=JobState.PAUSED, wish=None)
            continue
        elif row.wish is JobWish.CANCEL:
            await end_jobs(ctx, Job.id == row.id, JobState.CANCELLED)
            await _skip_rest(ctx, row.id)
            continue
        elif row.cursor.get(IS_PLANNED) and not await _has_open(ctx, row.id):
            await _end(ctx, row.id)
            continue
        if row.state is not JobState.CANCELLED and not row.cursor.get(IS_PLANNED):
            unplanned.append(row.id)
    return unplanned


async def fail_campaign(ctx: Writing, job_id: int, problem: DomainError) -> None:
    """The campaign stops for this reason; those not written to yet wait until a person resumes it."""
    ctx.require(Permission.SYSTEM)
    at_work = and_(Job.id == job_id, Job.state.in_([JobState.RUNNING, JobState.SCHEDULED]))
    await end_jobs(ctx, at_work, JobState.FAILED, problem=problem_of(problem))


async def _end(ctx: Writing, job_id: int) -> None:
    counts = await counts_of(ctx, job_id)
    result: dict[str, Any] = {state.value: count for state, count in counts.states.items()}
    result["reasons"] = {reason.value: count for reason, count in counts.reasons.items()}
    for job in await end_jobs(ctx, Job.id == job_id, JobState.DONE, result=result, problem=None):
        await post(
            ctx,
            f"campaign:{job.id}:{job.attempts}",
            "campaign-finished",
            topic=PostKind.JOB,
            payload={"job_id": job.id},
            urgency=Urgency.TEAM,
        )
        if counts.total:
            await report_end(ctx, job.id)


async def _has_open(ctx: Writing, job_id: int) -> bool:
    """By the index of accounts, which has a short way to what is open."""
    further = (
        select(CampaignAccount.campaign_id).where(
            CampaignAccount.campaign_id == Campaign.id, CampaignAccount.account_id == Account.id
        )
    ).exists()
    accounts = select(Account.id).where(Campaign.job_id == job_id, or_(Account.id == Campaign.account_id, further))
    is_open = Action.state.in_([ActionState.PLANNED, ActionState.SENDING])
    for account_id in await ctx.column(accounts):
        query = select(Action.id).where(Action.account_id == account_id, is_open, Action.job_id == job_id)
        if await ctx.scalar(query.limit(1)) is not None:
            return True
    return False


def _left() -> ColumnElement[bool]:
    """Cancelled campaigns some of whose recipients still look as if they were to be written to."""
    waiting = select(1).where(
        Action.job_id == Job.id, Action.state == ActionState.PLANNED, Action.maybe_since.is_(None)
    )
    return and_(Job.state == JobState.CANCELLED, waiting.exists())


async def _skip_rest(ctx: Writing, job_id: int) -> None:
    table = table_of(Action)
    rest = (table.c.job_id == job_id, table.c.state == ActionState.PLANNED, table.c.maybe_since.is_(None))
    values = {"state": ActionState.SKIPPED, "reason": Reason.CANCELLED, "ended_at": ctx.clock()}
    await ctx.execute(update(table).where(*rest).values(values))
    await recount_done(ctx, job_id)
