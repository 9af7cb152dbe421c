"""Pause, go on, stop, and try again: what a person does to a campaign that was launched."""

from sqlalchemy import update

from domain.actions.done_counts import recount_done
from domain.actions.settle_unsure import settle_unsure
from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.campaigns.errors import CampaignStateError
from domain.campaigns.finding import campaign_of, job_of
from domain.campaigns.tables import CampaignState
from domain.journal.boundary import Writing
from domain.work.cancel_job import cancel_job
from domain.work.finding import job_to_steer
from domain.work.pause_job import pause_job
from domain.work.resume_job import resume_job
from domain.work.retry_job import retry_job
from domain.work.rules import ENDED
from domain.work.steering import write_job
from domain.work.tables import Job, JobState
from domain.work.views import JobView


async def pause_campaign(ctx: Writing, campaign_id: int) -> JobView:
    """Nothing more is begun; what is under way ends. Raises what `pause_job` raises, and `CampaignStateError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    return await pause_job(ctx, await job_of(ctx, campaign_id))


async def resume_campaign(ctx: Writing, campaign_id: int) -> JobView:
    """Go on with a paused campaign, or with one that had stopped with an error."""
    ctx.require(Permission.EDIT_CLIENTS)
    job = await job_to_steer(ctx, await job_of(ctx, campaign_id))
    if job.state is JobState.FAILED:
        return await retry_job(ctx, job.id)
    return await resume_job(ctx, job.id)


async def cancel_campaign(ctx: Writing, campaign_id: int) -> JobView:
    """Stop it for good. Whoever has not been written to yet is skipped; what was sent stays sent."""
    ctx.require(Permission.EDIT_CLIENTS)
    return await cancel_job(ctx, await job_of(ctx, campaign_id))


async def retry_failed(ctx: Writing, campaign_id: int) -> int:
    """Try those once more at whom an ended campaign has failed; gives how many that are.

    Whoever was skipped stays skipped. Raises `NotFoundError`, `CampaignStateError` if it has not ended.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    job = await _ended_job(ctx, campaign_id)
    table = table_of(Action)
    failed = (table.c.job_id == job.id, table.c.state == ActionState.FAILED)
    values = {"state": ActionState.PLANNED, "reason": None, "problem": None, "attempts": 0, "ended_at": None}
    again = (await ctx.execute(update(table).where(*failed).values(values).returning(table.c.id))).all()
    if again:
        await _begin_again(ctx, job.id)
    return len(again)


async def settle_campaign(ctx: Writing, campaign_id: int, *, send_again: bool) -> int:
    """Decide about the messages of which nobody knows whether they went out; gives how many those are.

    Raises `NotFoundError`, `CampaignStateError` if it has not ended.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    job = await _ended_job(ctx, campaign_id)
    settled = await settle_unsure(ctx, job.id, send_again=send_again)
    if settled and send_again:
        await _begin_again(ctx, job.id)
    return settled


async def _ended_job(ctx: Writing, campaign_id: int) -> JobView:
    campaign = await campaign_of(ctx, campaign_id)
    if campaign.job_id is None:
        raise CampaignStateError(state=CampaignState.DRAFT)
    job = await job_to_steer(ctx, campaign.job_id)
    if job.state not in ENDED or job.state is JobState.CANCELLED:
        raise CampaignStateError(state=CampaignState.RUNNING)
    return job


async def _begin_again(ctx: Writing, job_id: int) -> None:
    await recount_done(ctx, job_id)
    await write_job(
        ctx,
        job_id,
        state=JobState.SCHEDULED,
        run_at=ctx.clock(),
        finished_at=None,
        problem=None,
        attempts=Job.attempts + 1,
    )
