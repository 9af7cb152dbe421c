"""Reading campaigns, and what a launch would do."""

from dataclasses import replace
from math import ceil

from sqlalchemy import select

from domain.accounts.governor import Past, cap_on, day_of
from domain.accounts.personal import personal_actions_are_on
from domain.accounts.queries import pasts_of
from domain.accounts.tables import Account, AccountKind
from domain.actions.rules import random_id_of
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.views import columns_of, views_of
from domain.campaigns.errors import CampaignIncompleteError
from domain.campaigns.finding import my_campaigns
from domain.campaigns.forecast import Hand, end_of_all
from domain.campaigns.rules import FITTING, LONGEST_TEXT, SAMPLES, parse_for
from domain.campaigns.senders import USABLE, accounts_of
from domain.campaigns.sift import Plan, Sifted, count_reasons, sift
from domain.campaigns.tables import Campaign
from domain.campaigns.views import CampaignView, Preflight, Sample, SenderView
from domain.journal.boundary import Query, Reading
from domain.texts.queries import list_people
from domain.texts.render import render
from domain.texts.variety import variety
from domain.work.tables import Job

#: Reachable clients that are looked through at once for those who get the samples.
_LOOKED_AT = 200


async def list_senders(ctx: Reading) -> list[SenderView]:
    """The communities that messages can be sent from, by name."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(*columns_of(Account, SenderView)).where(*USABLE, Account.kind == AccountKind.COMMUNITY)
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
    total, left_out = await count_reasons(ctx, plan)
    reachable = total - left_out.total()
    start = max(ctx.clock(), campaign.start_at) if campaign.start_at else ctx.clock()
    hands = await _hands(ctx, campaign)
    end = end_of_all(
        hands,
        plan.kind,
        start,
        reachable,
        at_each=max(1, len(plan.objects)),
        shared=plan.shares_people,
    )
    return Preflight(
        total,
        reachable,
        dict(left_out),
        reachable * plan.acts_at_each,
        variety(plan.template) if plan.template is not None else None,
        await _samples(ctx, campaign, plan),
        end,
        None if end is None else ceil((end - start).total_seconds() / 60),
        sum(cap_on(each.regime, plan.kind, day_of(start, each.regime.zone)).day for each in hands),
        is_off=plan.account_kind is AccountKind.PERSON and not await personal_actions_are_on(ctx),
    )


async def plan_of(ctx: Reading, campaign: CampaignView) -> Plan:
    """What decides who gets it. Raises `CampaignIncompleteError`, `TextError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    accounts = [each for each in await accounts_of(ctx, campaign) if each.kind in FITTING[campaign.kind]]
    missing = campaign.missing or (None if accounts else "account")
    if missing is not None:
        raise CampaignIncompleteError(missing=missing)
    assert campaign.audience is not None
    return Plan(
        campaign.audience,
        tuple(each.id for each in accounts),
        accounts[0].name,
        parse_for(campaign.kind, campaign.text) if campaign.text and campaign.kind in LONGEST_TEXT else None,
        campaign.quiet_days,
        kind=campaign.kind,
        account_kind=accounts[0].kind,
        each_account=campaign.each_account,
        wall_posts=campaign.wall_posts,
        on_avatar=campaign.on_avatar,
        cap_times=campaign.cap_times,
        cap_days=campaign.cap_days,
    )


async def _hands(ctx: Reading, campaign: CampaignView) -> list[Hand]:
    accounts = [each for each in await accounts_of(ctx, campaign) if each.kind in FITTING[campaign.kind]]
    pasts = await pasts_of(ctx, [each.id for each in accounts])
    return [
        Hand(each.kind, replace(each.regime, within=campaign.hours), pasts.get((each.id, campaign.kind), Past({})))
        for each in accounts
    ]


async def _samples(ctx: Reading, campaign: CampaignView, plan: Plan) -> tuple[Sample, ...]:
    """What the first few who can be reached would get."""
    chosen: list[Sifted] = []
    after, is_more = 0, True
    while is_more and len(chosen) < SAMPLES:
        page = await sift(ctx, plan, after=after, limit=_LOOKED_AT, only_reachable=True)
        chosen += [each for each in page if each.reason is None]
        is_more = len(page) == _LOOKED_AT
        after = page[-1].client_id if page else after
    chosen = chosen[:SAMPLES]
    if plan.template is None:
        return tuple(Sample(each.client_id, each.name, "") for each in chosen)
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
        Campaign.id, Campaign.version, Campaign.name, Campaign.kind, Campaign.text, Campaign.enclosure_ids,
        Campaign.account_id, Campaign.each_account, Campaign.wall_posts, Campaign.on_avatar, Campaign.audience,
        Campaign.harvest_id,
        Campaign.stop_on_answer, Campaign.quiet_days, Campaign.cap_times, Campaign.cap_days, Campaign.delete_own_copy,
        Campaign.seed, Campaign.start_at, Campaign.window_from, Campaign.window_to, Campaign.window_zone,
        Campaign.job_id, Campaign.member_id, Campaign.chat_id, Campaign.created_at,
    )  # fmt: skip
    of_job = (Job.state, Job.done, Job.total, Job.started_at, Job.finished_at)
    return select(*own, *of_job).outerjoin(Job, Job.id == Campaign.job_id).where(my_campaigns(ctx))
