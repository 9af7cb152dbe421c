"""Say how much an account may do."""

from domain.accounts.finding import account_to_change
from domain.accounts.tables import Account, ActionKind
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing

#: No social network takes more from one account, and the number still fits on a button.
MOST = 100_000


async def set_caps(ctx: Writing, account_id: int, kind: ActionKind, hour: int, day: int) -> Account:
    """Let the account begin at most so many actions of this kind in a clock hour and on a day; 0 forbids the kind.

    Raises `NotFoundError`, `InvalidValueError`.
    """
    ctx.require(Permission.SETTINGS)
    account = await account_to_change(ctx, account_id)
    if not (0 <= hour <= MOST and 0 <= day <= MOST):
        raise InvalidValueError(field="caps", reason="range")
    account.caps = {**account.caps, kind.value: {"hour": hour, "day": day}}
    return account
