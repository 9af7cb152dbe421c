"""Have an account rest because of what VK refuses again and again."""

from sqlalchemy import select, update

from domain.accounts.tables import Account, AccountState
from domain.accounts.trouble import tomorrow
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing
from domain.vk.errors import VkError
from domain.vk.policy import Reaction, pause_for, react


async def rest_account(ctx: Writing, account_id: int, reaction: Reaction, error: VkError) -> None:
    """Pause the account, or have it wait for a human, for what a row of the same refusals has shown.

    `reaction` is one of pause, pause till tomorrow, rest method, and ask human. Only an account at work is changed.
    """
    ctx.require(Permission.SYSTEM)
    table, now = table_of(Account), ctx.clock()
    zone = await ctx.scalar(select(table.c.zone).where(table.c.id == account_id))
    problem = {"reason": "limit", "number": error.number, "text": error.text[:256]}
    values = {"state": AccountState.PAUSED, "problem": problem, "problem_at": now}
    if reaction is Reaction.ASK_HUMAN:
        values |= {"state": AccountState.WAITING, "problem": problem | {"reason": "check"}}
    elif reaction is Reaction.PAUSE:
        values |= {"paused_until": now + pause_for(react(error), 1)}
    else:
        values |= {"paused_until": tomorrow(now, zone)}
    at_work = (table.c.id == account_id, table.c.state == AccountState.ACTIVE)
    await ctx.execute(update(table).where(*at_work).values(values))
