"""The account that a use case changes."""

from domain.accounts.tables import Account
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.journal.boundary import Writing


async def account_to_change(ctx: Writing, account_id: int) -> Account:
    """The account, unless it is removed. Raises `NotFoundError`."""
    ctx.require(Permission.SETTINGS)
    account = await ctx.find(Account, account_id)
    if account is None or account.removed_at is not None:
        raise NotFoundError(what="account")
    return account
