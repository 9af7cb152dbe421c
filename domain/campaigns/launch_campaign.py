"""Let a campaign begin, at once or at a time."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.accounts.errors import PersonalActionsOffError
from domain.accounts.personal import personal_actions_are_on
from domain.accounts.tables import AccountKind
from domain.actions.rules import CAP, HOURS, window_to_json
from domain.audience.audience import compile_audience
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.campaigns.errors import EmptyAudienceError
from domain.campaigns.finding import campaign_of
from domain.campaigns.queries import get_campaign, plan_of
from domain.campaigns.tables import Campaign
from domain.clients.tables import Client
from domain.journal.boundary import Writing
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job


async def launch_campaign(
    ctx: Writing, campaign_id: int, *, start_at: datetime | None = None, chat_id: int | None = None
) -> tuple[Campaign, bool]:
    """Queue the campaign's job; gives the campaign and whether this call did it.

    Launched twice, by one person or by two, it starts once: the second call changes nothing and gives False. The
    audience is resolved when it starts, with the rights that the launching member has then. Raises `NotFoundError`,
    `CampaignIncompleteError`, `TextError`, `EmptyAudienceError`, `InvalidValueError` for a start in the past, and
    `PersonalActionsOffError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    campaign = await campaign_of(ctx, campaign_id)
    if campaign.job_id is not None:
        return campaign, False
    if start_at is not None and start_at <= ctx.clock():
        raise InvalidValueError(field="start_at", reason="past")
    view = await get_campaign(ctx, campaign_id)
    plan = await plan_of(ctx, view)
    if plan.account_kind is AccountKind.PERSON and not await personal_actions_are_on(ctx):
        raise PersonalActionsOffError
    someone = select(Client.id).where(await compile_audience(ctx, plan.audience)).limit(1)
    if await ctx.scalar(someone) is None:
        raise EmptyAudienceError
    limits: dict[str, Any] = {CAP: [plan.cap_times, plan.cap_days]} if plan.cap_times else {}
    if view.hours is not None:
        limits[HOURS] = window_to_json(view.hours)
    job = await queue_job(
        ctx,
        JobKind.CAMPAIGN,
        {"campaign_id": campaign.id} | limits,
        title=campaign.name,
        chat_id=chat_id if chat_id is not None else campaign.chat_id,
        run_at=start_at,
    )
    campaign.job_id, campaign.start_at, campaign.member_id = job.id, start_at, ctx.actor.member_id
    await ctx.session.flush()
    return campaign, True
