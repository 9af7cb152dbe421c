"""Take an account out of the product."""

from domain.accounts.finding import account_to_change
from domain.accounts.tables import Account, AccountState
from domain.base.actor import Permission
from domain.journal.boundary import Writing


async def remove_account(ctx: Writing, account_id: int) -> Account:
    """Forget the token at once. What the account has sent and who has allowed it stays, for its token may come back.

    Raises `NotFoundError`.
    """
    ctx.require(Permission.SETTINGS)
    account = await account_to_change(ctx, account_id)
    account.token_sealed = None
    account.removed_at = ctx.clock()
    account.state, account.paused_until = AccountState.PAUSED, None
    account.lease_until = account.worker = None
    return account
