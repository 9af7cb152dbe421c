"""Carry a person's answer to a check back to VK, and let the account work again."""

from sqlalchemy import update

from domain.accounts.checks import answer_of, takes_answer
from domain.accounts.errors import NoCheckError
from domain.accounts.finding import account_to_change
from domain.accounts.tables import Account, AccountState
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing


async def answer_check(ctx: Writing, account_id: int, text: str) -> Account:
    """Keep the answer for the call that met the check, which is repeated first.

    Raises `NotFoundError`, `InvalidValueError`, and `NoCheckError` if the account does not wait for one (any more):
    somebody else was faster.
    """
    ctx.require(Permission.SETTINGS)
    account = await account_to_change(ctx, account_id)
    if account.state is not AccountState.WAITING or not takes_answer(account.problem):
        raise NoCheckError
    assert account.problem is not None
    account.check_answer = answer_of(account.problem, text).to_json()
    account.state, account.paused_until = AccountState.ACTIVE, None
    return account


async def spend_answer(ctx: Writing, account_id: int, fence: int) -> bool:
    """Take the answer out before it is sent along: it is good for one call. False if there is none, or another worker
    holds the account.
    """
    ctx.require(Permission.SYSTEM)
    table = table_of(Account)
    ours = (table.c.id == account_id, table.c.fence == fence, table.c.check_answer.is_not(None))
    spent = await ctx.execute(update(table).where(*ours).values(check_answer=None).returning(table.c.id))
    return spent.first() is not None
