"""Take up again what a worker was doing when it was killed."""

from sqlalchemy import update

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.tables import Job, JobState


async def release_worker(ctx: Writing, worker: str) -> int:
    """Let the leases run out that this worker holds from an earlier life, and give how many; for its start.

    So a restart goes on at once. Should the other one still live, its lease is lost and its writes are refused.
    """
    ctx.require(Permission.SYSTEM)
    query = update(Job).where(Job.state == JobState.RUNNING, Job.worker == worker).values(lease_until=ctx.clock())
    return len((await ctx.execute(query.returning(Job.id))).all())
