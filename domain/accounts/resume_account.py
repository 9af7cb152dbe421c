"""Let an account work again."""

from domain.accounts.checks import consent_to
from domain.accounts.errors import AccountUnusableError
from domain.accounts.finding import account_to_change
from domain.accounts.tables import Account, AccountState
from domain.base.actor import Permission
from domain.journal.boundary import Writing


async def resume_account(ctx: Writing, account_id: int) -> Account:
    """End a pause, or the wait for a human who has passed VK's check, or says yes to its question.

    Raises `NotFoundError`, and `AccountUnusableError` for a dead token: only a new one helps.
    """
    ctx.require(Permission.SETTINGS)
    account = await account_to_change(ctx, account_id)
    if account.state is AccountState.DEAD:
        raise AccountUnusableError(state=account.state.value)
    if account.state is AccountState.WAITING:
        agreed = consent_to(account.problem)
        account.check_answer = None if agreed is None else agreed.to_json()
    account.state, account.paused_until, account.rests = AccountState.ACTIVE, None, {}
    return account
