"""All handlers of this room, for app to wire into the runner."""

from domain.files.store import FileStore
from domain.work.kinds import JobKind
from jobs.bulk.bulk_job import bulk_job
from jobs.bulk.skipped_job import skipped_job
from jobs.bulk.wipe_job import Backup, wipe_job
from jobs.transfer.say import Say
from jobs.work.run import JobHandler


def bulk_handlers(store: FileStore, say: Say, backup: Backup) -> dict[str, JobHandler]:
    """The handlers by kind of job; `say` gives the words of the tables, `backup` copies the base before it is wiped."""
    return {
        JobKind.BULK: bulk_job(),
        JobKind.BULK_SKIPPED: skipped_job(store, say),
        JobKind.WIPE: wipe_job(store, backup),
    }
