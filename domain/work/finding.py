"""Jobs that the use cases are about to change, found and locked with the checks that all of them share."""

from datetime import datetime

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.views import columns_of
from domain.files.errors import FileNotHereError
from domain.files.tables import FileState, StoredFile
from domain.journal.boundary import Writing
from domain.work.queries import mine
from domain.work.tables import Job
from domain.work.views import JobView


async def job_to_steer(ctx: Writing, job_id: int) -> JobView:
    """A job of the actor's own (admins: any), locked until the end of the block. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(*columns_of(Job, JobView)).where(Job.id == job_id, mine(ctx)).with_for_update()
    row = await ctx.first(query)
    if row is None:
        raise NotFoundError
    return JobView(*row)


async def start_of(ctx: Writing, file_id: int | None, run_at: datetime | None) -> datetime | None:
    """When a job can start: at `run_at`, at once, or (None) when its file has arrived.

    The file's row stays locked, so that the file can't arrive unnoticed. Raises `FileNotHereError` if it never will,
    `NotFoundError` if it is somebody else's.
    """
    ctx.require(Permission.SEE_CLIENTS)
    now = ctx.clock()
    start = now if run_at is None else max(run_at, now)
    if file_id is None:
        return start
    query = select(StoredFile.state, StoredFile.created_by_id).where(StoredFile.id == file_id).with_for_update()
    file = await ctx.first(query)
    if file is None or not (ctx.actor.may(Permission.UNDO_OTHERS) or file.created_by_id == ctx.actor.member_id):
        raise NotFoundError
    if file.state is FileState.EXPECTED:
        return None
    if file.state is not FileState.HERE:
        raise FileNotHereError(state=file.state)
    return start
