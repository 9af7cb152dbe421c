"""The jobs of an import: one at a time looks, checks or runs."""

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.files.tables import StoredFile
from domain.journal.boundary import Writing
from domain.transfer.tables import ImportDraft
from domain.work.cancel_job import cancel_job
from domain.work.errors import JobStateError
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job


async def start_work(ctx: Writing, draft: ImportDraft, kind: JobKind) -> None:
    """Queue a job of this kind for the import. Raises `FileNotHereError` if the file's bytes are gone."""
    ctx.require(Permission.IMPORT)
    file = await ctx.find(StoredFile, draft.file_id)
    if file is None:
        raise NotFoundError(what="file")
    parameters = {"import_id": draft.id}
    job = await queue_job(ctx, kind, parameters, title=file.name, file_id=file.id, chat_id=draft.chat_id)
    draft.job_id = job.id
    await ctx.session.flush()


async def stop_work(ctx: Writing, draft: ImportDraft) -> None:
    """Cancel the import's present job, if it has one that has not ended yet."""
    ctx.require(Permission.IMPORT)
    if draft.job_id is None:
        return
    try:
        await cancel_job(ctx, draft.job_id)
    except JobStateError:
        # It has ended by itself, which is all that was wanted.
        return
