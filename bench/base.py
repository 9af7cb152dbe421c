"""A base of many clients, brought in by the product's own import."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.prepare import prepare
from app.settings import Settings
from app.wiring import file_store, make_gateways, make_runner
from bench.people import contact_file
from domain.base.actor import SYSTEM, Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer
from domain.files.tables import FileKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.admit_owner import admit_owner
from domain.team.queries import actor_of
from domain.transfer.check_import import check_import
from domain.transfer.queries import get_import
from domain.transfer.run_import import run_import
from domain.transfer.start_import import start_import_from_text
from domain.transfer.tables import ImportStep
from domain.work.queries import get_job
from domain.work.start_undo import start_undo
from domain.work.tables import JobState
from domain.work.views import JobView
from jobs.work.runner import Runner

#: The owner of every bench, the sandbox's Olga.
OWNER = 1001
_TICK = 0.05


def settings_in(folder: Path) -> Settings:
    """The product's settings with everything in this folder, and nothing from the environment's bot."""
    given = {"data_dir": folder / "data", "owner_ids": (OWNER,), "bot_token": None, "given_database_url": None}
    return Settings.model_validate(given)


@asynccontextmanager
async def open_base(settings: Settings) -> AsyncIterator[tuple[Database, Actor]]:
    """A migrated and furnished base with its owner."""
    database = await prepare(settings)
    try:
        async with writing(database, SYSTEM, ChangeKind.MEMBER_JOINED, clock=utc_now) as ctx:
            await admit_owner(ctx, OWNER, "Ольга Орлова", None, owner_ids=(OWNER,))
        async with reading(database, SYSTEM, utc_now) as look:
            found = await actor_of(look, OWNER)
        assert found is not None
        yield database, found.actor
    finally:
        await database.close()


class Importing:
    """An import of many invented clients by the real job, in this process."""

    def __init__(self, settings: Settings, database: Database, actor: Actor) -> None:
        self._store = file_store(settings)
        self._settings, self._database, self._actor = settings, database, actor
        gateways = make_gateways(settings, database, Sealer(bytes(32)))
        self.runner: Runner = make_runner(settings, database, gateways)

    async def check(self, rows: int, folder: Path) -> int:
        """Have a file of so many rows made, looked into and checked; gives the import."""
        source = await asyncio.to_thread(contact_file, folder, rows)
        kept = self._store.new_path(FileKind.UPLOAD, source.name)
        await asyncio.to_thread(shutil.copyfile, source, kept)
        stored, size = self._store.stored(kept), kept.stat().st_size
        async with writing(self._database, self._actor, ChangeKind.WORK, clock=utc_now) as ctx:
            view = await start_import_from_text(ctx, source.name, stored, size, OWNER)
        await self._until(view.id, ImportStep.MAPPING)
        async with writing(self._database, self._actor, ChangeKind.WORK, clock=utc_now) as ctx:
            await check_import(ctx, view.id)
        await self._until(view.id, ImportStep.CHECKED)
        return view.id

    async def run(self, import_id: int) -> None:
        """Bring it in."""
        async with writing(self._database, self._actor, ChangeKind.WORK, clock=utc_now) as ctx:
            await run_import(ctx, import_id)
        await self._until(import_id, ImportStep.DONE)

    def forget_staged(self) -> None:
        """As if no check had read the uploads: whoever wants their rows reads them anew."""
        for staged in self._store.root.glob("*/*/rows-*"):
            staged.unlink()

    async def undo(self, import_id: int) -> float:
        """Take it back; gives how long the job took, in seconds."""
        async with reading(self._database, self._actor, utc_now) as ctx:
            change_id = (await get_import(ctx, import_id)).change_id
        return seconds(await undo(self.runner, self._database, self._actor, change_id))

    async def stop(self) -> None:
        """Let go of the runner."""
        await self.runner.stop()

    async def _until(self, import_id: int, step: ImportStep) -> None:
        while True:
            await self.runner.tick()
            await self.runner.idle()
            async with reading(self._database, self._actor, utc_now) as ctx:
                found = (await get_import(ctx, import_id)).step
            if found is step:
                return
            assert found not in {ImportStep.DONE, ImportStep.REFUSED}, f"the import is {found}"
            await asyncio.sleep(_TICK)


async def undo(runner: Runner, database: Database, actor: Actor, change_id: int | None) -> JobView:
    """Undo a change by the job, all of it."""
    assert change_id is not None
    async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
        job = await start_undo(ctx, change_id, OWNER)
    done = await finished(runner, database, actor, job.id)
    assert done.result is not None
    assert not done.result["left"]
    return done


async def finished(runner: Runner, database: Database, actor: Actor, job_id: int) -> JobView:
    """The job once it is done."""
    while True:
        await runner.tick()
        await runner.idle()
        async with reading(database, actor, utc_now) as look:
            job = await get_job(look, job_id)
        assert job.state is not JobState.FAILED, job.problem
        if job.state is JobState.DONE:
            return job
        await asyncio.sleep(_TICK)


def seconds(job: JobView) -> float:
    """How long a finished job took."""
    assert job.started_at is not None
    assert job.finished_at is not None
    return (job.finished_at - job.started_at).total_seconds()
