"""Which accounts the campaigns hold, what waits for them, and when they will be done."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, union

from domain.accounts.governor import Past
from domain.accounts.queries import pasts_of
from domain.accounts.tables import Account, AccountKind, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.actions.rules import HOURS, window_from_json
from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.base.views import columns_of, views_of
from domain.campaigns.finding import my_campaigns
from domain.campaigns.forecast import Hand, done_before, end_of
from domain.campaigns.tables import Campaign, CampaignAccount
from domain.journal.boundary import Reading
from domain.work.kinds import JobKind
from domain.work.queries import in_order
from domain.work.rules import ENDED
from domain.work.tables import Job, JobState
from domain.work.views import JobView

_TO_DO = (ActionState.PLANNED, ActionState.SENDING)


@dataclass(frozen=True, slots=True)
class Stint:
    """What one campaign has still to do by one account.

    `left` is None as long as its recipients are not known. `ends_at` is None if it rests, or can't be told. Of somebody
    else's campaign that the reader may not see there is no `campaign_id` and no name.
    """

    job_id: int
    campaign_id: int | None
    name: str
    kind: ActionKind
    state: JobState
    rank: int
    left: int | None
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class HeldAccount:
    """One account with its work in the order in which it comes; `personal` are messages to one person, before all."""

    id: int
    kind: AccountKind
    name: str
    state: AccountState
    paused_until: datetime | None
    personal: int
    stints: tuple[Stint, ...]


async def list_held(ctx: Reading) -> list[HeldAccount]:
    """All accounts by name, the idle ones too: who does what, and what waits for whom."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(*columns_of(Account, AccountView)).where(Account.removed_at.is_(None))
    accounts = views_of(await ctx.rows(query.order_by(Account.name, Account.id)), AccountView)
    stints, personal = await _stints(ctx, accounts)
    return [
        HeldAccount(
            each.id,
            each.kind,
            each.name,
            each.state,
            each.paused_until,
            personal.get(each.id, 0),
            tuple(stints.get(each.id, ())),
        )
        for each in accounts
    ]


async def ends_of_jobs(ctx: Reading, jobs: Collection[JobView]) -> dict[int, datetime | None]:
    """When those of the jobs that are running campaigns will be done, by job; None where it can't be told.

    Other jobs are not in it: their end follows from their own pace.
    """
    ctx.require(Permission.SEE_CLIENTS)
    wanted = {job.id for job in jobs if job.kind == JobKind.CAMPAIGN and job.state is JobState.RUNNING}
    if not wanted:
        return {}
    working = select(Action.account_id).where(Action.job_id.in_(wanted)).distinct()
    query = select(*columns_of(Account, AccountView)).where(Account.id.in_(working))
    stints, _ = await _stints(ctx, views_of(await ctx.rows(query), AccountView))
    ends: dict[int, list[datetime | None]] = defaultdict(list)
    for each in (stint for of_account in stints.values() for stint in of_account if stint.job_id in wanted):
        if each.left:
            ends[each.job_id].append(each.ends_at)
    return {key: _latest(ends.get(key, [])) for key in wanted}


def _latest(ends: Sequence[datetime | None]) -> datetime | None:
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


async def _stints(ctx: Reading, accounts: Sequence[AccountView]) -> tuple[dict[int, list[Stint]], dict[int, int]]:
    """The open campaigns of each account, and how many personal messages wait for it."""
    ids = [each.id for each in accounts]
    left, pasts, rows = await _left(ctx, ids), await pasts_of(ctx, ids), await _open(ctx, ids)
    stints: dict[int, list[Stint]] = {}
    for account in accounts:
        held = [row for row in rows if row.account_id == account.id]
        ends = _ends(ctx, account, [row for row in held if row.state is JobState.RUNNING], left, pasts)
        stints[account.id] = [_stint(row, left.get((account.id, row.job_id)), ends.get(row.job_id)) for row in held]
    return stints, {each: left[each, None] for each in ids if (each, None) in left}


def _ends(
    ctx: Reading,
    account: AccountView,
    running: Sequence[Any],
    left: Mapping[tuple[int, int | None], int],
    pasts: Mapping[tuple[int, ActionKind], Past],
) -> dict[int, datetime | None]:
    """When each of the running campaigns of one account has no work left for it; each kind has caps of its own."""
    ends: dict[int, datetime | None] = {}
    for kind in ActionKind:
        rows = [row for row in running if row.kind is kind and left.get((account.id, row.job_id))]
        queue = [(row.rank, left[account.id, row.job_id]) for row in rows]
        past = pasts.get((account.id, kind), Past({}))
        for place, row in enumerate(rows):
            hours = window_from_json(row.parameters.get(HOURS))
            hand = Hand(account.kind, replace(account.regime, within=hours), past)
            ends[row.job_id] = _end(ctx, account, hand, kind, done_before(queue, place))
    return ends


def _end(ctx: Reading, account: AccountView, hand: Hand, kind: ActionKind, count: int) -> datetime | None:
    """Nobody knows when a person lets an account go on; a pause with an end is waited for."""
    if account.state is AccountState.ACTIVE:
        return end_of(hand, kind, ctx.clock(), count)
    if account.state is AccountState.PAUSED and account.paused_until is not None:
        return end_of(hand, kind, max(ctx.clock(), account.paused_until), count)
    return None


def _stint(row: Any, left: int | None, ends_at: datetime | None) -> Stint:
    is_known = row.state is JobState.RUNNING or left is not None
    return Stint(
        row.job_id,
        row.campaign_id if row.is_mine else None,
        row.name if row.is_mine else "",
        row.kind,
        row.state,
        row.rank,
        (left or 0) if is_known else None,
        ends_at,
    )


async def _left(ctx: Reading, account_ids: Sequence[int]) -> Mapping[tuple[int, int | None], int]:
    """How many actions each account has still to do, by account and job (None: personal messages)."""
    rows = await ctx.rows(
        select(Action.account_id, Action.job_id, func.count())
        .where(Action.account_id.in_(account_ids), Action.state.in_(_TO_DO))
        .group_by(Action.account_id, Action.job_id)
    )
    return {(account_id, job_id): count for account_id, job_id, count in rows}


async def _open(ctx: Reading, account_ids: Sequence[int]) -> Sequence[Any]:
    """Each open campaign once for each of its accounts, in the order in which the accounts work for them."""
    first = select(Campaign.id.label("campaign_id"), Campaign.account_id.label("account_id")).where(
        Campaign.account_id.is_not(None)
    )
    both = union(first, select(CampaignAccount.campaign_id, CampaignAccount.account_id)).subquery()
    return await ctx.rows(
        select(
            both.c.account_id,
            Job.id.label("job_id"),
            Campaign.id.label("campaign_id"),
            Campaign.name,
            Campaign.kind,
            Job.state,
            Job.rank,
            Job.parameters,
            my_campaigns(ctx).label("is_mine"),
        )
        .join(Campaign, Campaign.id == both.c.campaign_id)
        .join(Job, Job.id == Campaign.job_id)
        .where(Job.state.not_in(ENDED), both.c.account_id.in_(account_ids))
        .order_by(*in_order())
    )
