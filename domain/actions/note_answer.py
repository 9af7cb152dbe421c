"""A person has written to an account."""

from sqlalchemy import update

from domain.actions.done_counts import count_done
from domain.actions.tables import Action, ActionState, Reason
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing


async def note_answer(ctx: Writing, account_id: int, address: str, reason: Reason = Reason.ANSWERED) -> int:
    """Whoever answers gets nothing more of what stops on an answer; gives how many messages that was.

    In the transaction that takes the answer in; `reason` is what the report says. What may have been sent already is
    left to be found out.
    """
    ctx.require(Permission.SYSTEM)
    table = table_of(Action)
    waiting = (
        table.c.address == address,
        table.c.account_id == account_id,
        table.c.state == ActionState.PLANNED,
        table.c.stop_on_answer,
        table.c.maybe_since.is_(None),
    )
    values = {"state": ActionState.SKIPPED, "reason": reason, "ended_at": ctx.clock()}
    found = await ctx.execute(update(table).where(*waiting).values(values).returning(table.c.job_id))
    jobs = list(found.scalars())
    await count_done(ctx, jobs)
    return len(jobs)
