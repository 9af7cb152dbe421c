"""All handlers of this room, for app to wire into the runner."""

from domain.files.store import FileStore
from domain.work.kinds import JobKind
from jobs.files.reader import FileReader
from jobs.transfer.check_job import check_job
from jobs.transfer.export_job import export_job
from jobs.transfer.import_job import CHUNK, import_job
from jobs.transfer.look_job import look_job
from jobs.transfer.say import Say
from jobs.transfer.undo_job import undo_job
from jobs.work.run import JobHandler


def transfer_handlers(store: FileStore, reader: FileReader, say: Say, *, chunk: int = CHUNK) -> dict[str, JobHandler]:
    """The handlers by kind of job. `say` gives the words of their files; an import writes `chunk` rows at once."""
    return {
        JobKind.IMPORT_LOOK: look_job(store, reader),
        JobKind.IMPORT_CHECK: check_job(store, reader, say),
        JobKind.IMPORT_RUN: import_job(store, reader, say, chunk=chunk),
        JobKind.EXPORT: export_job(store, say),
        JobKind.UNDO: undo_job(),
    }
