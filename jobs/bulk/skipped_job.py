"""The job that writes down whom a bulk edit would leave as they are, and why."""

from typing import Any

from domain.bulk.kinds import Skip
from domain.bulk.queries import get_bulk, list_skipped
from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from jobs.files.writer import Column, open_table
from jobs.transfer.say import Say, family
from jobs.transfer.tables_out import keep_written
from jobs.work.run import JobHandler, JobRun

PAGE = 5_000
_reason_key = family("bulk-skip", Skip)


def skipped_job(store: FileStore, say: Say) -> JobHandler:
    """Handler of `bulk-skipped`. Result: `file_ids` of the table, and its `rows`. Begun anew after a stop."""

    async def handle(run: JobRun) -> dict[str, Any]:
        locale = run.actor.locale
        async with reading(run.database, run.actor, run.clock) as ctx:
            edit = await get_bulk(ctx, run.job.parameters["edit_id"])
        columns = [
            Column(say(locale, "bulk-skipped-id", {}), 10),
            Column(say(locale, "bulk-skipped-name", {}), 40),
            Column(say(locale, "bulk-skipped-reason", {}), 40),
        ]
        path = store.new_path(FileKind.SKIPPED, say(locale, "bulk-skipped-file", {}))
        after: int | None = 0
        rows = 0
        async with open_table(path, kind="xlsx", columns=columns, sheet=say(locale, "bulk-skipped-sheet", {})) as table:
            while after is not None:
                async with reading(run.database, run.actor, run.clock) as ctx:
                    after, found = await list_skipped(ctx, edit, after, PAGE)
                await table.write([each.id, each.name, say(locale, _reason_key(each.reason), {})] for each in found)
                rows += len(found)
                await run.check()
        async with run.chunk(ChangeKind.WORK) as ctx:
            file = await keep_written(ctx, store, table.path, FileKind.SKIPPED)
            run.progress(rows)
        return {"file_ids": [file.id], "rows": rows}

    return handle
