"""The runner: takes due jobs, works on them side by side, and brings each to its end, whatever happens."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from domain.base.actor import SYSTEM, Actor
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, DomainError, StorageError
from domain.journal.boundary import Writing, current_cause, reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.queries import actor_of_member
from domain.work.claim_jobs import claim_jobs
from domain.work.errors import JobUnexpectedError, LeaseLostError
from domain.work.fail_job import fail_job
from domain.work.finish_job import finish_job
from domain.work.give_back import give_back
from domain.work.obey import obey
from domain.work.queries import has_due_jobs
from domain.work.release_worker import release_worker
from domain.work.renew_leases import renew_leases
from domain.work.views import JobView, Lease
from jobs.work.run import JobHandler, JobRun, JobStoppedError

_log = logging.getLogger(__name__)

#: So often a job is begun again from its cursor while the database is busy, before it is put off.
BUSY_RETRIES = 5
#: For so long it is put off then.
PUT_OFF = timedelta(seconds=30)
#: The first wait before a retry, in seconds; each further one is twice as long.
FIRST_WAIT = 0.1

#: The last write of a run: what becomes of the job.
_End = Callable[[Writing], Awaitable[object]]


class Runner:
    """Works on jobs of the kinds that it has handlers for, at most `concurrency` at once.

    `tick` must be called more often than three times a lease: it also renews the leases. `worker_name` stays the same
    over restarts, so that the worker knows the jobs of its earlier life.
    """

    def __init__(
        self,
        database: Database,
        handlers: Mapping[str, JobHandler],
        clock: Clock,
        *,
        worker_name: str,
        concurrency: int = 4,
        lease_seconds: float = 60,
    ) -> None:
        self._database = database
        self._handlers = handlers
        self._clock = clock
        self._worker = worker_name
        self._concurrency = concurrency
        self._lease = timedelta(seconds=lease_seconds)
        self._tasks: dict[Lease, asyncio.Task[None]] = {}
        self._ticking = asyncio.Lock()
        self._waking: asyncio.Task[None] | None = None
        self._renewed_at: datetime | None = None
        self._is_wanted = False
        self._is_stopping = False

    async def tick(self) -> None:
        """Start the due jobs that there are hands for, and renew the leases of the running ones.

        A database that can't be reached is only logged: the next tick tries again.
        """
        async with self._ticking:
            # A press may have woken us; the update behind it is the cause of its own writes, not of ours.
            cause = current_cause.set(None)
            try:
                await self._renew()
                await self._claim()
            except StorageError as error:
                _log.warning("jobs have to wait for the database: %s", error.data["reason"])
            finally:
                current_cause.reset(cause)

    def wake(self) -> None:
        """Have a tick at once, such as after a job was queued. Returns without waiting for it."""
        self._is_wanted = True
        if self._waking is None or self._waking.done():
            self._waking = asyncio.create_task(self._wake())

    async def _wake(self) -> None:
        while self._is_wanted and not self._is_stopping:
            # Cleared first: what is queued during the tick may be too late for it and needs another one.
            self._is_wanted = False
            await self.tick()

    async def idle(self) -> None:
        """Wait until no job is running here and none is about to."""
        while self._tasks or (self._waking is not None and not self._waking.done()):
            await asyncio.wait([*self._tasks.values(), *([self._waking] if self._waking else [])])

    async def stop(self, patience: float = 10) -> None:
        """Let the running chunks end, at most so many seconds, and give the jobs back, due at once."""
        self._is_stopping = True
        async with self._ticking:
            tasks = list(self._tasks.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        if self._waking is not None:
            await self._waking

    async def _renew(self) -> None:
        now = self._clock()
        if self._renewed_at is None:
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                await release_worker(ctx, self._worker)
        elif self._tasks and now - self._renewed_at >= self._lease / 3:
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                lost = await renew_leases(ctx, list(self._tasks), self._lease)
            for lease in lost & self._tasks.keys():
                self._tasks[lease].cancel()
        elif self._tasks:
            return
        self._renewed_at = now

    async def _claim(self) -> None:
        free = self._concurrency - len(self._tasks)
        if self._is_stopping or free <= 0:
            return
        async with reading(self._database, SYSTEM, self._clock) as look:
            if not await has_due_jobs(look, self._handlers.keys()):
                return
        async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
            jobs = await claim_jobs(ctx, self._worker, free, self._lease, kinds=self._handlers.keys())
        for job in jobs:
            self._tasks[job.lease] = asyncio.create_task(self._work(job))

    async def _work(self, job: JobView) -> None:
        """One job from its claim to its end. Nothing escapes: what can't be written is left to the lease's end."""
        try:
            try:
                end = await self._run(job)
            except asyncio.CancelledError:
                # The worker's patience is over, or the lease, and then the write finds out.
                end = partial(give_back, lease=job.lease)
            await self._write(end)
        except LeaseLostError:
            _log.warning("job %s (%s) was taken over by another worker", job.id, job.kind)
        except StorageError:
            _log.exception("the end of job %s (%s) can't be written", job.id, job.kind)
        finally:
            del self._tasks[job.lease]
            self.wake()

    async def _run(self, job: JobView) -> _End:
        """Have the handler do the job; gives what to write at the end of it."""
        failures = 0
        while True:
            run: JobRun | None = None
            try:
                run = JobRun(
                    self._database,
                    self._clock,
                    job,
                    await self._actor(job),
                    lease=self._lease,
                    is_stopping=lambda: self._is_stopping,
                )
                run.stop_if_told()
                return partial(finish_job, lease=job.lease, result=await self._handlers[job.kind](run))
            except JobStoppedError as stop:
                if stop.wish is not None:
                    return partial(obey, lease=job.lease, wish=stop.wish)
                return partial(give_back, lease=job.lease)
            except LeaseLostError:
                raise
            except StorageError as error:
                if error.data["reason"] not in {"busy", "broken"}:
                    return partial(fail_job, lease=job.lease, problem=error)
                if run is not None and run.has_saved:
                    job, failures = run.job, 0
                failures += 1
                if failures > BUSY_RETRIES:
                    return partial(give_back, lease=job.lease, run_at=self._clock() + PUT_OFF)
                await asyncio.sleep(FIRST_WAIT * 2 ** (failures - 1))
            except DomainError as error:
                return partial(fail_job, lease=job.lease, problem=error)
            except Exception:
                _log.exception("job %s (%s) failed", job.id, job.kind)
                return partial(fail_job, lease=job.lease, problem=JobUnexpectedError())

    async def _actor(self, job: JobView) -> Actor:
        """The job's member with the rights of today. Raises `AccessDeniedError` for a suspended one."""
        if job.member_id is None:
            return SYSTEM
        async with reading(self._database, SYSTEM, self._clock) as ctx:
            found = await actor_of_member(ctx, job.member_id)
        if found is None:
            raise AccessDeniedError(permission="any")
        return found.actor

    async def _write(self, end: _End) -> None:
        for attempt in range(BUSY_RETRIES):
            try:
                async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                    await end(ctx)
                return
            except StorageError:
                if attempt == BUSY_RETRIES - 1:
                    raise
                await asyncio.sleep(FIRST_WAIT * 2**attempt)
