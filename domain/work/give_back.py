"""Let go of a job without ending it."""

from datetime import datetime

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.steering import write_held
from domain.work.tables import JobState
from domain.work.views import JobView, Lease


async def give_back(ctx: Writing, lease: Lease, run_at: datetime | None = None) -> JobView:
    """Schedule the job again, at once or at this instant: any worker goes on with it from its cursor.

    Raises `LeaseLostError`.
    """
    ctx.require(Permission.SYSTEM)
    return await write_held(
        ctx, lease, state=JobState.SCHEDULED, worker=None, lease_until=None, run_at=run_at or ctx.clock()
    )
