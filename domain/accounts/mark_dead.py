"""Note that an account's token can't be used."""

from sqlalchemy import update

from domain.accounts.tables import Account, AccountState
from domain.accounts.tell_trouble import tell_trouble
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing


async def mark_dead(ctx: Writing, account_id: int, reason: str) -> None:
    """Stop the account until it gets a new token; `reason` is a word for the screen (`key`: it can't be decrypted)."""
    ctx.require(Permission.SYSTEM)
    values = {"state": AccountState.DEAD, "paused_until": None, "problem_at": ctx.clock()}
    problem = {"reason": reason, "number": 0, "text": ""}
    await ctx.execute(
        update(table_of(Account)).where(table_of(Account).c.id == account_id).values(**values, problem=problem)
    )
    await tell_trouble(ctx, account_id)
