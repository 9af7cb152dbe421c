"""The bytes of a file have come, and work that waits for them can start."""

from sqlalchemy import update

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.files.tables import FileState, StoredFile
from domain.journal.boundary import Writing
from domain.work.tables import Job, JobState


async def file_arrived(ctx: Writing, file_id: int, path: str, size: int) -> list[int]:
    """The file lies at `path` (relative) with `size` bytes; gives the ids of the jobs that are due by it.

    It stands here and not with the files because the two belong into one transaction. Raises `NotFoundError` if the
    file is not expected (any more): then the bytes are nobody's.
    """
    ctx.require(Permission.SYSTEM)
    expected = (StoredFile.id == file_id, StoredFile.state == FileState.EXPECTED)
    here = update(StoredFile).where(*expected).values(state=FileState.HERE, path=path, size=size)
    if (await ctx.execute(here.returning(StoredFile.id))).first() is None:
        raise NotFoundError
    waiting = (Job.file_id == file_id, Job.state == JobState.SCHEDULED, Job.run_at.is_(None))
    due = update(Job).where(*waiting).values(run_at=ctx.clock())
    return list((await ctx.execute(due.returning(Job.id))).scalars())
