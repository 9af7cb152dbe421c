"""The job that looks into an uploaded file."""

from typing import Any

from domain.files.store import FileStore
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.transfer.errors import FileRefusedError
from domain.transfer.problems import FileRejected
from domain.transfer.queries import get_import
from domain.transfer.understand_import import refuse_import, understood
from jobs.files.reader import FileReader
from jobs.transfer.upload import path_of_upload
from jobs.work.run import JobHandler, JobRun


def look_job(store: FileStore, reader: FileReader) -> JobHandler:
    """Handler of `import-look`. Result: `import_id`. A file that can't be read fails it with `FileRefusedError`."""

    async def handle(run: JobRun) -> dict[str, Any]:
        import_id = run.job.parameters["import_id"]
        async with reading(run.database, run.actor, run.clock) as ctx:
            view = await get_import(ctx, import_id)
        try:
            look = await reader.look(path_of_upload(store, view), view.name)
        except FileRejected as error:
            async with run.chunk(ChangeKind.WORK) as ctx:
                await refuse_import(ctx, import_id, error.reason)
            raise FileRefusedError(reason=error.reason.value) from error
        async with run.chunk(ChangeKind.WORK) as ctx:
            await understood(ctx, import_id, look)
        return {"import_id": import_id}

    return handle
