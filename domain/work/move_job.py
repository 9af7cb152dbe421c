"""Change the order of jobs that wait."""

from sqlalchemy import bindparam, select, update

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing
from domain.work.errors import JobStateError
from domain.work.finding import job_to_steer
from domain.work.queries import in_order, waits_with
from domain.work.rules import Move, moved
from domain.work.tables import Job


async def move_job(ctx: Writing, job_id: int, move: Move) -> bool:
    """Put a waiting job first, or one place earlier or later; False if it stood there already.

    The line is everybody's, so only who may steer the jobs of others changes it. Campaigns are moved among campaigns:
    of two that want the same account, the one that was moved ahead has all of it, and equal ones share it.
    Raises `NotFoundError`, `JobStateError` if it does not wait (any more).
    """
    ctx.require(Permission.UNDO_OTHERS)
    job = await job_to_steer(ctx, job_id)
    rows = await ctx.rows(select(Job.id, Job.rank).where(waits_with(job.kind)).order_by(*in_order()).with_for_update())
    queue = [(row.id, row.rank) for row in rows]
    if job_id not in dict(queue):
        raise JobStateError(state=job.state)
    ranks = moved(queue, job_id, move)
    if not ranks:
        return False
    table = table_of(Job)
    await ctx.execute(
        update(table).where(table.c.id == bindparam("key")).values(rank=bindparam("new_rank")),
        [{"key": key, "new_rank": rank} for key, rank in ranks.items()],
    )
    return True
