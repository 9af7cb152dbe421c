"""What a job's handler holds in its hands: the job, the rights it runs with, and chunks that save their progress."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from domain.base.actor import SYSTEM, Actor
from domain.base.clock import Clock
from domain.base.database import Database
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.work.queries import stop_asked
from domain.work.save_progress import save_progress
from domain.work.tables import JobWish
from domain.work.views import JobView


class JobStoppedError(Exception):
    """The job has to stop between two chunks: by the `wish` of a person, or (None) because the worker goes home.

    Handlers let it through; the runner turns it into the job's state.
    """

    def __init__(self, wish: JobWish | None) -> None:
        super().__init__(wish)
        self.wish = wish


@dataclass(frozen=True, slots=True)
class _Progress:
    done: int | None = None
    total: int | None = None
    cursor: dict[str, Any] | None = None
    result: dict[str, Any] | None = None


class JobRun:
    """One run of one job. `job` is always as it was last committed, so a handler goes on from `run.job.cursor`."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        job: JobView,
        actor: Actor,
        *,
        lease: timedelta,
        is_stopping: Callable[[], bool],
    ) -> None:
        self.database = database
        self.clock = clock
        self.job = job
        self.actor = actor
        self.has_saved = False
        self._lease = lease
        self._is_stopping = is_stopping
        self._progress = _Progress()

    def progress(
        self,
        done: int,
        total: int | None = None,
        cursor: dict[str, Any] | None = None,
        result: dict[str, Any] | None = None,
    ) -> None:
        """Say how far the present chunk has brought the job; saved together with the chunk. None leaves a value."""
        self._progress = _Progress(done, total, cursor, result)

    @asynccontextmanager
    async def chunk(
        self, kind: ChangeKind, *, beside: str | None = None, **details: str | int
    ) -> AsyncIterator[Writing]:
        """A `writing` block of the job's member. All chunks of a job are one change of the journal.

        What `progress` told is committed with the work or not at all. Between two chunks whoever waits for the
        database gets it, and the job may be stopped: then `JobStoppedError` comes out of the block, after its commit.
        """
        self._progress = _Progress()
        change_id = self.job.change_id
        async with writing(
            self.database, self.actor, kind, clock=self.clock, change_id=change_id, details=details, beside=beside
        ) as ctx:
            yield ctx
            # The journal's change may be opened as late as here; only then its id can be kept with the job.
            await ctx.refresh()
            told = self._progress
            saved = await save_progress(
                ctx,
                self.job.lease,
                done=told.done,
                total=told.total,
                cursor=told.cursor,
                result=told.result,
                change_id=ctx.change_id,
                prolong=self._lease,
            )
        self.job = saved
        self.has_saved = True
        self.stop_if_told()

    async def check(self) -> None:
        """For a long stretch without a chunk: raise `JobStoppedError` if the job has to stop."""
        async with reading(self.database, SYSTEM, self.clock) as ctx:
            wish = await stop_asked(ctx, self.job.lease)
        if wish is not None:
            raise JobStoppedError(wish)
        self.stop_if_told()

    def stop_if_told(self) -> None:
        """Raise `JobStoppedError` if the job, as it was last committed, or its worker has to stop."""
        if self.job.wish is not None or self._is_stopping():
            raise JobStoppedError(self.job.wish)


class JobHandler(Protocol):
    """Does the jobs of one kind. It must be able to go on from the job's cursor, for it may be stopped at any chunk."""

    async def __call__(self, run: JobRun) -> dict[str, Any]:
        """Do the job and give its result. A `DomainError` fails it with words, any other error without."""
