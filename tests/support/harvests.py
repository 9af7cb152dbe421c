"""Harvests for tests: somebody with connected accounts, and a worker that does the jobs of a harvest."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from domain.accounts.add_account import add_account
from domain.accounts.checking import Holder
from domain.accounts.tables import AccountKind
from domain.base.actor import Actor
from domain.base.database import Database
from domain.base.sealing import Sealer, Secret
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.queries import get_harvest
from domain.subscribers.run_harvest import check_harvest, run_harvest
from domain.subscribers.start_harvest import start_harvest
from domain.subscribers.views import HarvestView
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.retry_job import retry_job
from domain.work.start_undo import start_undo
from domain.work.views import JobView
from jobs.subscribers.look_job import look_job
from jobs.subscribers.read_job import read_job
from jobs.subscribers.run_job import CHUNK, check_job, run_job
from jobs.transfer.undo_job import undo_job
from jobs.vk.asking import Callers
from jobs.vk.gateways import Gateways
from jobs.work.runner import Runner
from sandbox.vk import cast
from tests.support.clocks import StillClock
from tests.support.keys import HOLDER, SEALER


async def connect_community(ctx: Writing, token: str = cast.COFFEE, vk_id: int = cast.COFFEE_ID) -> None:
    """A community of the cast becomes an account."""
    await add_account(ctx, SEALER, replace(HOLDER, vk_id=vk_id), Secret(cast.token_value(token)))


async def connect_person(ctx: Writing, sealer: Sealer = SEALER) -> None:
    """A person of the cast becomes an account."""
    rights = ("friends", "photos", "wall", "groups", "messages")
    holder = Holder(AccountKind.PERSON, cast.PROMO_ID, "Ольга Орлова", "olga.promo", None, rights)
    await add_account(ctx, sealer, holder, Secret(cast.token_value(cast.PROMO)))


@dataclass
class Field:
    """A manager, and a worker that harvests for them as the accounts of `gateways`."""

    database: Database
    clock: StillClock
    actor: Actor
    gateways: Gateways
    chunk: int = CHUNK

    async def connect(self, how: Callable[[Writing], Awaitable[None]]) -> None:
        """Connect an account."""
        async with writing(self.database, self.actor, ChangeKind.ACCOUNT_ADDED, clock=self.clock) as ctx:
            await how(ctx)

    async def send(self, text: str) -> HarvestView:
        """Send links, and have VK asked about them."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            view = await start_harvest(ctx, text, 1)
        await self.work()
        assert view.job_id is not None
        assert (await self.job(view.job_id)).problem is None
        return await self.look(view.id)

    async def look(self, harvest_id: int) -> HarvestView:
        """The harvest as it stands."""
        async with reading(self.database, self.actor, self.clock) as ctx:
            return await get_harvest(ctx, harvest_id)

    async def check(self, harvest_id: int) -> HarvestCounts:
        """The dry run."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            await check_harvest(ctx, harvest_id)
        await self.work()
        report = (await self.look(harvest_id)).report
        assert report is not None
        return report

    async def start(self, harvest_id: int) -> int:
        """Have it run; gives the id of the job."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            view = await run_harvest(ctx, harvest_id)
        assert view.job_id is not None
        return view.job_id

    async def bring(self, harvest_id: int) -> tuple[HarvestCounts, JobView]:
        """Have it run to its end."""
        job = await self.job(await self.start(harvest_id))
        await self.work()
        job = await self.job(job.id)
        return self.counts_of(job), job

    async def job(self, job_id: int) -> JobView:
        """The job as it is now."""
        async with reading(self.database, self.actor, self.clock) as ctx:
            return await get_job(ctx, job_id)

    async def retry(self, job_id: int) -> None:
        """Press «again» on a job that failed."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            await retry_job(ctx, job_id)

    @staticmethod
    def counts_of(job: JobView) -> HarvestCounts:
        """What a run has come to."""
        return HarvestCounts.from_json(job.result.get("counts"))

    async def undo(self, change_id: int) -> None:
        """Take a change back, however large it is."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            await start_undo(ctx, change_id, 1)
        await self.work()

    async def pass_time(self, seconds: float) -> None:
        """Nobody waits in a test; a clock is moved instead."""
        self.clock.move(seconds=seconds)

    async def work(self, callers: Callers | None = None) -> None:
        """Let a worker do whatever is due."""
        await self.gateways.tick()
        asked = callers or self.gateways
        handlers = {
            JobKind.HARVEST_LOOK: look_job(asked, sleep=self.pass_time),
            JobKind.HARVEST_READ: read_job(asked, sleep=self.pass_time, chunk=self.chunk),
            JobKind.HARVEST_CHECK: check_job(asked, sleep=self.pass_time),
            JobKind.HARVEST_RUN: run_job(asked, sleep=self.pass_time, chunk=self.chunk),
            JobKind.UNDO: undo_job(),
        }
        runner = Runner(self.database, handlers, self.clock, worker_name="test")
        await runner.tick()
        await runner.idle()
        await runner.stop()
