"""Whether a campaign still goes on: looked at before each call, so that nothing more leaves after a stop."""

import asyncio

from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.campaigns.tend_campaigns import going_campaigns
from domain.journal.boundary import reading

#: So old may a look be, in seconds: one query answers for the calls of all accounts in that time.
_FRESH = 0.1


class Stops:
    """One look at the base for all accounts of this worker."""

    def __init__(self, database: Database, clock: Clock, *, fresh: float = _FRESH) -> None:
        self._database, self._clock, self._fresh = database, clock, fresh
        self._going: frozenset[int] = frozenset()
        self._stopped: set[int] = set()
        self._looked_at = float("-inf")
        self._looking = asyncio.Lock()

    async def goes_on(self, job_id: int) -> bool:
        """Whether the campaign of this job is neither paused nor stopped; it holds for `fresh` seconds."""
        async with self._looking:
            now = asyncio.get_running_loop().time()
            # One that is not known to go on may have begun since.
            is_known = job_id in self._going or job_id in self._stopped
            if now - self._looked_at >= self._fresh or not is_known:
                try:
                    async with reading(self._database, SYSTEM, self._clock) as look:
                        self._going = await going_campaigns(look)
                except StorageError:
                    # Whoever can't look believes what was claimed: the end of it can't be written down just now either.
                    return True
                self._looked_at, self._stopped = now, set()
            if job_id not in self._going:
                self._stopped.add(job_id)
            return job_id in self._going
