"""Give an account the next request that it is to accept."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update

from domain.accounts.governor import Past, hour_of, next_moment
from domain.accounts.personal import may_act
from domain.accounts.tables import Account, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.views import columns_of
from domain.clients.kinds import ChannelKind
from domain.consent.queries import list_refused, list_stopped
from domain.friends.queries import rule_of
from domain.friends.rules import accepting
from domain.friends.tables import FriendRequest, LeftReason, RequestState
from domain.friends.views import Acceptance, NextAcceptance
from domain.journal.boundary import Writing

#: As far back as a day of any zone reaches.
_DAY = timedelta(hours=26)
_KIND = ActionKind.FRIEND_REQUEST


async def claim_acceptance(ctx: Writing, account_id: int, fence: int) -> NextAcceptance:
    """Mark the oldest request as being accepted, in the transaction that reads all that forbids it.

    What a worker fell with goes first: it may be done already, and has been counted. VK has to be asked before.
    The rule and personal actions being off, the account's hours and rest, the day's cap, another holder of the lease
    (`fence`) let nothing be claimed.
    """
    ctx.require(Permission.SYSTEM)
    account = await _account(ctx, account_id, fence)
    if account is None:
        return NextAcceptance()
    left = await _left_behind(ctx, account_id)
    if left is not None:
        await _mark(ctx, left.id, fence, attempts=left.attempts + 1)
        return NextAcceptance(Acceptance(left.id, left.vk_id, left.attempts + 1))
    rule = await rule_of(ctx, account_id)
    if not rule.is_on:
        return NextAcceptance()
    now = ctx.clock()
    rests, until = account.rests_until(_KIND, now)
    if rests:
        return NextAcceptance(next_at=until)
    past = await _past(ctx, account)
    moment = next_moment(
        accepting(account.regime, rule.per_day), _KIND, past, now, account_id + sum(past.hours.values())
    )
    if moment is None or moment > now:
        return NextAcceptance(next_at=moment)
    while (row := await _oldest(ctx, account_id)) is not None:
        if not await _is_barred(ctx, row.vk_id):
            await _mark(ctx, row.id, fence, attempts=row.attempts + 1, claimed_at=now)
            return NextAcceptance(Acceptance(row.id, row.vk_id, row.attempts + 1))
        values = {"state": RequestState.LEFT, "reason": LeftReason.STOPPED}
        table = table_of(FriendRequest)
        await ctx.execute(update(table).where(table.c.id == row.id).values(values))
    return NextAcceptance(next_at=await _next_due(ctx, account_id))


async def _account(ctx: Writing, account_id: int, fence: int) -> AccountView | None:
    row = await ctx.first(
        select(*columns_of(Account, AccountView)).where(
            Account.id == account_id,
            Account.fence == fence,
            Account.lease_until > ctx.clock(),
            Account.state == AccountState.ACTIVE,
            Account.removed_at.is_(None),
            may_act(),
        )
    )
    return None if row is None else AccountView(*row)


async def _left_behind(ctx: Writing, account_id: int) -> Any:
    """What was being accepted when a worker fell: the holder of the lease does one after the other."""
    lost = (FriendRequest.account_id == account_id, FriendRequest.state == RequestState.ACCEPTING)
    query = select(FriendRequest.id, FriendRequest.vk_id, FriendRequest.attempts).where(*lost)
    return await ctx.first(query.order_by(FriendRequest.id).limit(1).with_for_update())


async def _oldest(ctx: Writing, account_id: int) -> Any:
    due = or_(FriendRequest.due_at.is_(None), FriendRequest.due_at <= ctx.clock())
    waits = (FriendRequest.account_id == account_id, FriendRequest.state == RequestState.WAITING, due)
    query = select(FriendRequest.id, FriendRequest.vk_id, FriendRequest.attempts).where(*waits)
    return await ctx.first(query.order_by(FriendRequest.asked_at, FriendRequest.id).limit(1).with_for_update())


async def _next_due(ctx: Writing, account_id: int) -> datetime | None:
    waits = (FriendRequest.account_id == account_id, FriendRequest.state == RequestState.WAITING)
    query = select(FriendRequest.due_at).where(*waits, FriendRequest.due_at.is_not(None))
    moment: datetime | None = await ctx.scalar(query.order_by(FriendRequest.due_at).limit(1))
    return moment


async def _is_barred(ctx: Writing, vk_id: int) -> bool:
    """Whether the person has said stop since the request was taken in."""
    address = f"id{vk_id}"
    return bool(await list_stopped(ctx, [(ChannelKind.VK, address)]) or await list_refused(ctx, [address]))


async def _past(ctx: Writing, account: AccountView) -> Past:
    """What the account has begun to accept, by the hour."""
    recent = (FriendRequest.account_id == account.id, FriendRequest.claimed_at >= ctx.clock() - _DAY)
    moments = await ctx.column(select(FriendRequest.claimed_at).where(*recent))
    hours = Counter(hour_of(moment, account.zone) for moment in moments)
    return Past(hours, max(moments, default=None))


async def _mark(ctx: Writing, request_id: int, fence: int, **values: Any) -> None:
    table = table_of(FriendRequest)
    taken = {"state": RequestState.ACCEPTING, "fence": fence} | values
    await ctx.execute(update(table).where(table.c.id == request_id).values(taken))
