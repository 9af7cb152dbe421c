"""The job that wipes the base, once a copy of it is safe."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from domain.bulk.wipe_base import wipe_part
from domain.files.store import FileStore
from domain.journal.kinds import ChangeKind
from jobs.work.run import JobHandler, JobRun

#: Copies the base and gives the file's name; an empty one where the database is copied with its own tools.
Backup = Callable[[], Awaitable[str]]

#: Cards in one transaction. A card has a dozen tables, so these take as long as many more of a plain edit.
CHUNK = 500


def wipe_job(store: FileStore, backup: Backup) -> JobHandler:
    """Handler of `wipe`. Result: how many `clients` are gone, and the name of the `backup`."""

    async def handle(run: JobRun) -> dict[str, Any]:
        if not run.job.cursor:
            copied = await backup()
            async with run.chunk(ChangeKind.WORK):
                run.progress(0, cursor={"backup": copied})
        is_over = False
        while not is_over:
            async with run.chunk(ChangeKind.BASE_WIPED) as ctx:
                wiped = await wipe_part(ctx, CHUNK)
                # Before the commit: bytes that nobody names any more would stay for ever.
                for path in wiped.paths:
                    await asyncio.to_thread(store.remove, path)
                is_over = wiped.is_last
                run.progress(run.job.done + wiped.cards)
        return {"clients": run.job.done, "backup": run.job.cursor["backup"]}

    return handle
