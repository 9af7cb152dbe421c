"""Have an account rest."""

from datetime import datetime

from domain.accounts.errors import AccountUnusableError
from domain.accounts.finding import account_to_change
from domain.accounts.tables import Account, AccountState
from domain.base.actor import Permission
from domain.journal.boundary import Writing


async def pause_account(ctx: Writing, account_id: int, until: datetime | None = None) -> Account:
    """Begin nothing more with this account, until then or (None) until it is resumed; it goes on listening.

    Raises `NotFoundError`, and `AccountUnusableError` for one whose token is dead.
    """
    ctx.require(Permission.SETTINGS)
    account = await account_to_change(ctx, account_id)
    if account.state is AccountState.DEAD:
        raise AccountUnusableError(state=account.state.value)
    account.state, account.paused_until = AccountState.PAUSED, until
    account.problem = account.problem_at = None
    return account
