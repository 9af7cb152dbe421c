"""Keep a job's progress true: it counts the actions that have come to an end, of those that could be begun at all."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import bindparam, func, select, update

from domain.actions.rules import SETTLED
from domain.actions.tables import Action
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing
from domain.work.tables import Job

_JOB = table_of(Job)
_COUNT = update(_JOB).where(_JOB.c.id == bindparam("job")).values(done=_JOB.c.done + bindparam("ended"))

#: Key of a job's cursor: so many recipients were skipped before anything was begun. The progress leaves them out.
LEFT_OUT = "left_out"


async def count_done(ctx: Writing, job_ids: Iterable[int | None]) -> None:
    """So many more actions of these jobs have ended (one for each id), in the transaction that ends them."""
    ctx.require(Permission.SYSTEM)
    ended = Counter(each for each in job_ids if each is not None)
    if ended:
        await ctx.execute(_COUNT, [{"job": job_id, "ended": count} for job_id, count in sorted(ended.items())])


async def recount_done(ctx: Writing, job_id: int) -> None:
    """Count anew, after many were changed at once."""
    ctx.require(Permission.EDIT_CLIENTS)
    left_out = (await ctx.scalar(select(Job.cursor).where(Job.id == job_id)) or {}).get(LEFT_OUT, 0)
    ended = select(func.count()).where(Action.job_id == job_id, Action.state.in_(SETTLED)).scalar_subquery()
    await ctx.execute(update(table_of(Job)).where(table_of(Job).c.id == job_id).values(done=ended - left_out))
