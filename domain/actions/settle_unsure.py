"""A person decides about actions of which nobody knows whether they were done."""

from sqlalchemy import update

from domain.actions.done_counts import recount_done
from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing
from domain.work.finding import job_to_steer


async def settle_unsure(ctx: Writing, job_id: int, *, send_again: bool) -> int:
    """Send all unsure messages of this job again, or count them as sent; gives how many.

    The job has to be begun again by its own use case for them to go out. Raises `NotFoundError`.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    await job_to_steer(ctx, job_id)
    table = table_of(Action)
    unsure = (table.c.job_id == job_id, table.c.state == ActionState.UNSURE)
    values: dict[str, object] = {"maybe_since": None, "reason": None}
    if send_again:
        values |= {"state": ActionState.PLANNED, "ended_at": None, "attempts": 0}
    else:
        values |= {"state": ActionState.DONE}
    settled = (await ctx.execute(update(table).where(*unsure).values(values).returning(table.c.id))).all()
    await recount_done(ctx, job_id)
    return len(settled)
