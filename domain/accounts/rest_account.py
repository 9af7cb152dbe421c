"""Have an account rest, or one of its kinds of action, because of what VK refuses again and again."""

from sqlalchemy import select, update

from domain.accounts.tables import Account, AccountState, ActionKind
from domain.accounts.tell_trouble import tell_trouble
from domain.accounts.trouble import tomorrow
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing
from domain.vk.errors import VkError
from domain.vk.policy import Reaction, pause_for, react


async def rest_account(
    ctx: Writing, account_id: int, reaction: Reaction, error: VkError, kind: ActionKind = ActionKind.MESSAGE
) -> None:
    """Pause the account, or have it wait for a human, for what a row of the same refusals has shown.

    `reaction` is one of pause, pause till tomorrow, ask human, and two that let the account go on with other kinds of
    action: rest method (till tomorrow), stop method (until a person resumes the account). Only an account at work is
    changed. Owners and admins are told of what no time heals.
    """
    ctx.require(Permission.SYSTEM)
    table, now = table_of(Account), ctx.clock()
    row = await ctx.first(select(table.c.zone, table.c.rests).where(table.c.id == account_id).with_for_update())
    if row is None:
        return
    zone = row.zone
    if reaction in {Reaction.REST_METHOD, Reaction.STOP_METHOD}:
        until = tomorrow(now, zone).isoformat() if reaction is Reaction.REST_METHOD else None
        rests = dict(row.rests) | {kind.value: {"until": until, "number": error.number}}
        problem = {"reason": "kind-rests", "kind": kind.value, "number": error.number, "text": error.text[:256]}
        values = {"rests": rests, "problem": problem, "problem_at": now}
        await ctx.execute(update(table).where(table.c.id == account_id).values(values))
        if until is None and kind.value not in row.rests:
            await tell_trouble(ctx, account_id)
        return
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
