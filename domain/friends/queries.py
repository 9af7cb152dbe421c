"""Reading friend requests: the rule of an account, and the funnel of those who asked."""

from collections.abc import Collection
from dataclasses import fields
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select

from domain.accounts.governor import day_of
from domain.accounts.queries import get_account
from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.base.views import columns_of
from domain.clients.tables import Client
from domain.friends.tables import FriendRequest, FriendRule, RequestState
from domain.friends.views import FriendCounts, FriendFunnel, RuleView
from domain.funnel.tables import ClientStage, Deal, DealStatus, Stage, StageKind
from domain.journal.boundary import Reading


async def rule_of(ctx: Reading, account_id: int) -> RuleView:
    """The rule of the account; that of one that nobody has set up is off."""
    ctx.require(Permission.SETTINGS)
    row = await ctx.first(select(*columns_of(FriendRule, RuleView)).where(FriendRule.account_id == account_id))
    return RuleView() if row is None else RuleView(*row)


async def rules_on(ctx: Reading, account_ids: Collection[int]) -> dict[int, RuleView]:
    """The rules of those of the accounts that accept friend requests."""
    ctx.require(Permission.SYSTEM)
    query = select(FriendRule.account_id, *columns_of(FriendRule, RuleView))
    rows = await ctx.rows(query.where(FriendRule.account_id.in_(account_ids), FriendRule.is_on))
    return {key: RuleView(*values) for key, *values in rows}


async def friend_funnel(ctx: Reading, account_id: int, days: int = 7) -> FriendFunnel:
    """How far those came who asked within so many days, today the last one, by the account's calendar.

    Raises `NotFoundError` for an account that is gone.
    """
    account = await get_account(ctx, account_id)
    ctx.require(Permission.SETTINGS)
    today = day_of(ctx.clock(), account.zone)
    since = today - timedelta(days=days - 1)
    zone = ZoneInfo(account.zone)
    rows = await ctx.rows(
        select(
            FriendRequest.asked_at,
            FriendRequest.state,
            FriendRequest.is_new,
            FriendRequest.answered_at,
            Action.state.label("greeting"),
            _has_bought().label("has_bought"),
        )
        .outerjoin(Action, Action.id == FriendRequest.action_id)
        .outerjoin(Client, Client.id == FriendRequest.client_id)
        .where(
            FriendRequest.account_id == account_id,
            FriendRequest.asked_at >= ctx.clock() - timedelta(days=days + 1),
        )
    )
    found: dict[date, FriendCounts] = {}
    waiting = left = 0
    for row in rows:
        waiting += row.state in {RequestState.WAITING, RequestState.ACCEPTING}
        left += row.state is RequestState.LEFT
        day = row.asked_at.astimezone(zone).date()
        if since <= day <= today:
            is_friend = row.state is RequestState.ACCEPTED
            one = FriendCounts(
                asked=1,
                accepted=int(is_friend),
                greeted=int(row.greeting is ActionState.DONE),
                answered=int(row.answered_at is not None),
                leads=int(row.is_new),
                customers=int(is_friend and row.has_bought),
            )
            found[day] = _sum(found.get(day, FriendCounts()), one)
    total = FriendCounts()
    for counts in found.values():
        total = _sum(total, counts)
    return FriendFunnel(tuple(sorted(found.items(), reverse=True)), total, waiting, left)


def _has_bought() -> ColumnElement[bool]:
    """Whether the card, or what it became a part of, stands on a stage that means won or has a deal that was won."""
    card = func.coalesce(Client.merged_into_id, Client.id)
    won_stage = (
        select(1)
        .select_from(ClientStage)
        .join(Stage, Stage.id == ClientStage.stage_id)
        .where(ClientStage.client_id == card, Stage.kind == StageKind.WON)
        .exists()
    )
    won_deal = (
        select(1)
        .select_from(Deal)
        .where(Deal.client_id == card, Deal.status == DealStatus.WON, Deal.deleted_at.is_(None))
        .exists()
    )
    return or_(won_stage, won_deal)


def _sum(one: FriendCounts, other: FriendCounts) -> FriendCounts:
    names = [each.name for each in fields(FriendCounts)]
    return FriendCounts(**{name: getattr(one, name) + getattr(other, name) for name in names})
