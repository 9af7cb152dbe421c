"""Have the report of a campaign written: by a press, and by itself when the campaign has ended."""

from domain.base.actor import Permission
from domain.campaigns.finding import campaign_of, job_of
from domain.campaigns.queries import campaign_of_job
from domain.journal.boundary import Writing
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job
from domain.work.views import JobView


async def start_report(ctx: Writing, campaign_id: int, *, chat_id: int | None = None) -> JobView:
    """A table by recipient and a picture, as a job. Raises `NotFoundError`, `CampaignStateError` before the launch."""
    ctx.require(Permission.EDIT_CLIENTS)
    sent_by = await job_of(ctx, campaign_id)
    campaign = await campaign_of(ctx, campaign_id)
    parameters = {"campaign_id": campaign_id, "job_id": sent_by}
    return await queue_job(ctx, JobKind.CAMPAIGN_REPORT, parameters, title=campaign.name, chat_id=chat_id)


async def report_end(ctx: Writing, job_id: int) -> None:
    """Have the report written for whoever launched it, in the transaction that ends the campaign: once for each end."""
    ctx.require(Permission.SYSTEM)
    campaign = await campaign_of_job(ctx, job_id)
    if campaign.member_id is None:
        return
    parameters = {"campaign_id": campaign.id, "job_id": job_id}
    await queue_job(
        ctx,
        JobKind.CAMPAIGN_REPORT,
        parameters,
        title=campaign.name,
        chat_id=campaign.chat_id,
        member_id=campaign.member_id,
    )
