"""Reading campaigns, and what a launch would do."""

from collections import Counter
from datetime import timedelta
from math import ceil

from sqlalchemy import select

from domain.accounts.governor import Past, finish_at
from domain.accounts.queries import pasts_of
from domain.accounts.tables import Account, AccountKind, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.actions.rules import random_id_of
from domain.actions.tables import Reason
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.views import columns_of, views_of
from domain.campaigns.errors import CampaignIncompleteError
from domain.campaigns.finding import my_campaigns
from domain.campaigns.rules import PER_SECOND, SAMPLES
from domain.campaigns.sift import Plan, Sifted, sift
from domain.campaigns.tables import Campaign
from domain.campaigns.views import CampaignView, Preflight, Sample, SenderView
from domain.journal.boundary import Query, Reading
from domain.texts.parse import parse
from domain.texts.queries import list_people
from domain.texts.render import render
from domain.texts.variety import variety
from domain.work.tables import Job

_PAGE = 2_000


async def list_senders(ctx: Reading) -> list[SenderView]:
    """The communities that a campaign can be sent from, by name."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(*columns_of(Account, SenderView)).where(
        Account.removed_at.is_(None), Account.state != AccountState.DEAD, Account.kind == AccountKind.COMMUNITY
    )
    return views_of(await ctx.rows(query.order_by(Account.name, Account.id)), SenderView)


async def list_campaigns(ctx: Reading, limit: int = 20, *, before_id: int | None = None) -> list[CampaignView]:
    """The actor's campaigns, of admins everybody's, the newest first; `before_id` goes on below a page."""
    ctx.require(Permission.SEE_CLIENTS)
    query = _campaigns(ctx).order_by(Campaign.id.desc()).limit(limit)
    if before_id is not None:
        query = query.where(Campaign.id < before_id)
    return views_of(await ctx.rows(query), CampaignView)


async def get_campaign(ctx: Reading, campaign_id: int) -> CampaignView:
    """One campaign. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(_campaigns(ctx).where(Campaign.id == campaign_id))
    if row is None:
        raise NotFoundError(what="campaign")
    return CampaignView(*row)


async def campaign_of_job(ctx: Reading, job_id: int) -> CampaignView:
    """The campaign that this job sends. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(_campaigns(ctx).where(Campaign.job_id == job_id))
    if row is None:
        raise NotFoundError(what="campaign")
    return CampaignView(*row)


async def preflight(ctx: Reading, campaign_id: int) -> Preflight:
    """What a launch would do now: whom it would reach, with which texts, and how long it would take.

    Raises `NotFoundError`, `CampaignIncompleteError`, `TextError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    campaign = await get_campaign(ctx, campaign_id)
    plan = await plan_of(ctx, campaign)
    total, after = 0, 0
    left_out: Counter[Reason] = Counter()
    first: list[Sifted] = []
    while True:
        page = await sift(ctx, plan, after=after, limit=_PAGE)
        total += len(page)
        left_out.update(each.reason for each in page if each.reason is not None)
        if len(first) < SAMPLES:
            first += [each for each in page if each.reason is None][: SAMPLES - len(first)]
        if len(page) < _PAGE:
            break
        after = page[-1].client_id
    reachable = total - left_out.total()
    regime = (await _account(ctx, plan.account_id)).regime
    past = (await pasts_of(ctx, [plan.account_id])).get((plan.account_id, ActionKind.MESSAGE), Past({}))
    start = max(ctx.clock(), campaign.start_at) if campaign.start_at else ctx.clock()
    # The caps set the pace over hours, the network's own limit over minutes.
    capped = finish_at(regime, ActionKind.MESSAGE, past, start, reachable)
    end = None if capped is None else max(capped, start + timedelta(seconds=reachable / PER_SECOND))
    minutes = None if end is None else ceil((end - start).total_seconds() / 60)
    return Preflight(
        total,
        reachable,
        dict(left_out),
        variety(plan.template),
        await _samples(ctx, campaign, plan, first),
        end,
        minutes,
    )


async def plan_of(ctx: Reading, campaign: CampaignView) -> Plan:
    """What decides who gets it. Raises `CampaignIncompleteError`, `TextError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    if not campaign.text:
        raise CampaignIncompleteError(missing="text")
    if campaign.audience is None:
        raise CampaignIncompleteError(missing="audience")
    if campaign.account_id is None:
        raise CampaignIncompleteError(missing="account")
    account = await _account(ctx, campaign.account_id)
    return Plan(campaign.audience, account.id, account.name, parse(campaign.text), campaign.quiet_days)


async def _account(ctx: Reading, account_id: int) -> AccountView:
    row = await ctx.first(select(*columns_of(Account, AccountView)).where(Account.id == account_id))
    if row is None or row.removed_at is not None:
        raise CampaignIncompleteError(missing="account")
    return AccountView(*row)


async def _samples(ctx: Reading, campaign: CampaignView, plan: Plan, chosen: list[Sifted]) -> tuple[Sample, ...]:
    ids = [each.client_id for each in chosen]
    people = await list_people(ctx, ids, community=plan.community, cases=plan.template.cases)
    return tuple(
        Sample(
            each.client_id,
            each.name,
            render(plan.template, people[each.client_id], random_id_of(campaign.seed, each.client_id, 0)),
        )
        for each in chosen
    )


def _campaigns(ctx: Reading) -> Query:
    own = (
        Campaign.id, Campaign.version, Campaign.name, Campaign.text, Campaign.enclosure_ids, Campaign.account_id,
        Campaign.audience,
        Campaign.stop_on_answer, Campaign.quiet_days, Campaign.seed, Campaign.start_at, Campaign.job_id,
        Campaign.member_id, Campaign.chat_id, Campaign.created_at,
    )  # fmt: skip
    of_job = (Job.state, Job.done, Job.total, Job.started_at, Job.finished_at)
    return select(*own, *of_job).outerjoin(Job, Job.id == Campaign.job_id).where(my_campaigns(ctx))
