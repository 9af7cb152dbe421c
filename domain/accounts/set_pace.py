"""Say how evenly an account works, and how fast a fresh one grows to its caps."""

from domain.accounts.finding import account_to_change
from domain.accounts.governor import day_of
from domain.accounts.tables import Account
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing

MOST_JITTER, MOST_WARM_DAYS = 100, 90


async def set_jitter(ctx: Writing, account_id: int, jitter: int) -> Account:
    """Spread an hour's actions over the hour, each gap off by up to so many per cent; 0 acts as fast as the caps let.

    Raises `NotFoundError`, `InvalidValueError`.
    """
    ctx.require(Permission.SETTINGS)
    account = await account_to_change(ctx, account_id)
    if not 0 <= jitter <= MOST_JITTER:
        raise InvalidValueError(field="jitter", reason="range")
    account.jitter = jitter
    return account


async def set_warm_up(ctx: Writing, account_id: int, days: int) -> Account:
    """Begin a warm-up of so many days today; 0 ends it, and the caps hold in full at once.

    Raises `NotFoundError`, `InvalidValueError`.
    """
    ctx.require(Permission.SETTINGS)
    account = await account_to_change(ctx, account_id)
    if not 0 <= days <= MOST_WARM_DAYS:
        raise InvalidValueError(field="warm-up", reason="range")
    account.warm_days = days
    account.warm_from = day_of(ctx.clock(), account.zone) if days else None
    return account
