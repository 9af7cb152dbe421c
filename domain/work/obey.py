"""Do what a person wants of the running job."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.work.ending import end_jobs
from domain.work.errors import LeaseLostError
from domain.work.queries import held
from domain.work.steering import write_held
from domain.work.tables import JobState, JobWish
from domain.work.views import JobView, Lease


async def obey(ctx: Writing, lease: Lease, wish: JobWish) -> JobView:
    """Pause or cancel the job, which its worker has let go of between two chunks. Raises `LeaseLostError`."""
    ctx.require(Permission.SYSTEM)
    if wish is JobWish.PAUSE:
        return await write_held(ctx, lease, state=JobState.PAUSED, wish=None, worker=None, lease_until=None)
    ended = await end_jobs(ctx, held(lease), JobState.CANCELLED)
    if not ended:
        raise LeaseLostError(job_id=lease.job_id)
    return ended[0]
