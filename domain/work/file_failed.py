"""The bytes of a file won't come, and work that waits for them is over."""

from sqlalchemy import and_, update

from domain.base.actor import Permission
from domain.files.tables import FileState, StoredFile
from domain.journal.boundary import Writing
from domain.work.ending import end_jobs
from domain.work.tables import Job, JobState
from domain.work.views import JobView


async def file_failed(ctx: Writing, file_id: int, reason: str) -> list[JobView]:
    """The expected file could not be had: the jobs that wait for it fail with `reason` as the problem's code.

    Their members get a message. Does nothing if the file is not expected (any more).
    """
    ctx.require(Permission.SYSTEM)
    expected = (StoredFile.id == file_id, StoredFile.state == FileState.EXPECTED)
    failed = update(StoredFile).where(*expected).values(state=FileState.FAILED)
    if (await ctx.execute(failed.returning(StoredFile.id))).first() is None:
        return []
    waiting = and_(Job.file_id == file_id, Job.state.in_([JobState.SCHEDULED, JobState.PAUSED]))
    return await end_jobs(ctx, waiting, JobState.FAILED, problem={"code": reason, "data": {}})
