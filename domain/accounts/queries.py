"""Reading accounts and what they have done."""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import bindparam, select, true

from domain.accounts.governor import Past, cap_on, day_of, used_on
from domain.accounts.personal import personal_actions_are_on
from domain.accounts.tables import Account, AccountKind, AccountUse, ActionKind
from domain.accounts.views import AccountHealth, AccountView
from domain.base.actor import Permission
from domain.base.bulk import one_of
from domain.base.errors import NotFoundError
from domain.base.views import columns_of, views_of
from domain.journal.boundary import Query, Reading

#: A day of any zone lies within so many hours before now, also one with 25 hours.
_DAY = timedelta(hours=26)


async def list_accounts(ctx: Reading) -> list[AccountView]:
    """All accounts that are not removed, by name."""
    ctx.require(Permission.SETTINGS)
    query = select(*columns_of(Account, AccountView)).where(Account.removed_at.is_(None))
    return views_of(await ctx.rows(query.order_by(Account.name, Account.id)), AccountView)


async def get_account(ctx: Reading, account_id: int) -> AccountView:
    """One account. Raises `NotFoundError`, also for a removed one."""
    ctx.require(Permission.SETTINGS)
    query = select(*columns_of(Account, AccountView)).where(Account.id == account_id, Account.removed_at.is_(None))
    row = await ctx.first(query)
    if row is None:
        raise NotFoundError(what="account")
    return AccountView(*row)


async def account_to_help(ctx: Reading, account_id: int) -> AccountView:
    """One account, for whoever is told that it needs a hand: also for a member who connected it and has other rights
    by now. Raises `NotFoundError`.
    """
    ctx.require(Permission.SEE_CLIENTS)
    theirs = true() if ctx.actor.may(Permission.SETTINGS) else Account.added_by_id == ctx.actor.member_id
    query = select(*columns_of(Account, AccountView)).where(Account.id == account_id, Account.removed_at.is_(None))
    row = await ctx.first(query.where(theirs))
    if row is None:
        raise NotFoundError(what="account")
    return AccountView(*row)


async def is_connected(ctx: Reading, kind: AccountKind, vk_id: int) -> bool:
    """Whether this community or person is among the accounts."""
    ctx.require(Permission.SETTINGS)
    known = select(Account.id).where(Account.kind == kind, Account.vk_id == vk_id, Account.removed_at.is_(None))
    return await ctx.scalar(known) is not None


async def accounts_health(ctx: Reading) -> list[AccountHealth]:
    """All accounts with what they have used of today's caps, in two queries."""
    ctx.require(Permission.SETTINGS)
    accounts = await list_accounts(ctx)
    pasts = await pasts_of(ctx, [account.id for account in accounts])
    resting = await _resting_kinds(ctx, accounts)
    return [_health(account, pasts, ctx.clock(), resting) for account in accounts]


async def account_health(ctx: Reading, account_id: int) -> AccountHealth:
    """One account with what it has used of today's caps. Raises `NotFoundError`."""
    ctx.require(Permission.SETTINGS)
    account = await get_account(ctx, account_id)
    pasts = await pasts_of(ctx, [account.id])
    return _health(account, pasts, ctx.clock(), await _resting_kinds(ctx, [account]))


async def pasts_of(ctx: Reading, account_ids: Collection[int]) -> dict[tuple[int, ActionKind], Past]:
    """What these accounts have begun by the hour, as far back as a day of any zone reaches."""
    ctx.require(Permission.SEE_CLIENTS)
    hours: dict[tuple[int, ActionKind], dict[datetime, int]] = {}
    last: dict[tuple[int, ActionKind], datetime] = {}
    for row in await ctx.rows(_uses(ctx.dialect), {"accounts": list(account_ids), "since": ctx.clock() - _DAY}):
        key = (row.account_id, row.kind)
        hours.setdefault(key, {})[row.hour] = row.used
        last[key] = max(last.get(key, row.last_at), row.last_at)
    return {key: Past(of_kind, last[key]) for key, of_kind in hours.items()}


@cache
def _uses(dialect: str) -> Query:
    use = AccountUse
    these = (one_of(dialect, use.account_id, "accounts"), use.hour >= bindparam("since", type_=use.hour.type))
    return select(use.account_id, use.kind, use.hour, use.used, use.last_at).where(*these)


async def has_accounts(ctx: Reading) -> bool:
    """Whether there is any account with a token."""
    ctx.require(Permission.SYSTEM)
    return await ctx.scalar(select(Account.id).where(Account.token_sealed.is_not(None)).limit(1)) is not None


async def has_working_accounts(ctx: Reading) -> bool:
    """Whether a worker holds the gateway of an account at this moment."""
    ctx.require(Permission.SYSTEM)
    return await ctx.scalar(select(Account.id).where(Account.lease_until > ctx.clock()).limit(1)) is not None


async def _resting_kinds(ctx: Reading, accounts: Collection[AccountView]) -> frozenset[AccountKind]:
    """The kinds of account that may not act at all; asked only if there are any."""
    has_persons = any(account.kind is AccountKind.PERSON for account in accounts)
    if not has_persons or await personal_actions_are_on(ctx):
        return frozenset()
    return frozenset({AccountKind.PERSON})


def _health(
    account: AccountView,
    pasts: dict[tuple[int, ActionKind], Past],
    now: datetime,
    resting: Collection[AccountKind],
) -> AccountHealth:
    day, regime = day_of(now, account.zone), account.regime
    today = {
        kind: (used_on(pasts.get((account.id, kind), Past({})), day, account.zone), cap_on(regime, kind, day).day)
        for kind in regime.caps
    }
    is_served = account.lease_until is not None and account.lease_until > now
    return AccountHealth(account, today, is_served, account.kind not in resting)
