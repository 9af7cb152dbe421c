"""A member who sends files in, and a worker that does what he asks for."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.kit.words import load_words
from domain.audience.filter import ClientFilter
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.files.queries import get_file
from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.transfer.check_import import check_import
from domain.transfer.export_fields import ExportField
from domain.transfer.queries import get_import
from domain.transfer.run_import import run_import
from domain.transfer.start_export import start_export
from domain.transfer.start_import import start_import
from domain.transfer.views import ImportView
from domain.work.file_arrived import file_arrived
from domain.work.queries import get_job
from domain.work.start_undo import start_undo
from domain.work.tables import JobState
from domain.work.views import JobView
from jobs.files.reader import FileReader
from jobs.transfer.handlers import transfer_handlers
from jobs.work.runner import Runner
from tests.support.clocks import StillClock

CONTACTS = Path(__file__).resolve().parents[2] / "fixtures" / "contacts"


def say(locale: str, key: str, values: Mapping[str, str | int]) -> str:
    """The words that the product would say."""
    return load_words(locale).text(key, **values)


@dataclass
class Desk:
    """One member at work: sends files, presses, and has the jobs done."""

    database: Database
    store: FileStore
    clock: StillClock
    actor: Actor

    def runner(self) -> Runner:
        """A worker for the jobs of this room."""
        handlers = transfer_handlers(self.store, FileReader(), say)
        return Runner(self.database, handlers, self.clock, worker_name="test")

    async def work(self) -> None:
        """Have everything done that is due."""
        runner = self.runner()
        await runner.tick()
        await runner.idle()
        await runner.stop()

    async def send(self, file: Path, name: str | None = None) -> ImportView:
        """Send a file, and have it looked into."""
        content = await asyncio.to_thread(file.read_bytes)
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            view = await start_import(ctx, name or file.name, len(content), "tg", 1)
        path = self.store.put(FileKind.UPLOAD, name or file.name, content)
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock) as ctx:
            await file_arrived(ctx, view.file_id, path, len(content))
        await self.work()
        return await self.view(view.id)

    async def check(self, import_id: int) -> ImportView:
        """Press «check», and wait for what it finds."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            await check_import(ctx, import_id)
        await self.work()
        return await self.view(import_id)

    async def run(self, import_id: int) -> ImportView:
        """Press «import», and wait for the end."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            await run_import(ctx, import_id)
        await self.work()
        return await self.view(import_id)

    async def bring(self, file: Path, name: str | None = None) -> ImportView:
        """All of it: send, check, import."""
        view = await self.send(file, name)
        await self.check(view.id)
        return await self.run(view.id)

    async def undo(self, change_id: int) -> dict[str, Any]:
        """Press «undo», and wait for the result."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            job = await start_undo(ctx, change_id, 1)
        await self.work()
        done = await self.job(job.id)
        assert done.state is JobState.DONE, done.problem
        return done.result

    async def export(
        self, kind: str, wanted: ClientFilter | None = None, fields: Collection[ExportField] = ()
    ) -> list[Path]:
        """Ask for an export, and wait for its files."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            job = await start_export(ctx, wanted or ClientFilter(), kind, 1, fields=fields)
        await self.work()
        done = await self.job(job.id)
        assert done.state is JobState.DONE, done.problem
        async with reading(self.database, self.actor, self.clock) as read:
            files = [await get_file(read, file_id) for file_id in done.result["file_ids"]]
        return [self.store.path_of(file.path) for file in files if file.path is not None]

    async def view(self, import_id: int) -> ImportView:
        """The import as it stands."""
        async with reading(self.database, self.actor, self.clock) as ctx:
            return await get_import(ctx, import_id)

    async def job(self, job_id: int) -> JobView:
        """A job as it stands."""
        async with reading(self.database, self.actor, self.clock) as ctx:
            return await get_job(ctx, job_id)
