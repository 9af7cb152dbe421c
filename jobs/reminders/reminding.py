"""The clock of the reminders: plans them anew for what has changed, and tells what is due."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.base.lull import Lull
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.reminders.fire_reminders import fire_reminders, next_reminder_at
from domain.reminders.plan_reminders import has_unplanned, plan_reminders

_log = logging.getLogger(__name__)


class Reminding:
    """`tick` every second. Several processes may do it at once: nothing is told by two of them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._lull = Lull(database, clock)

    async def tick(self) -> None:
        """Plan first, so that what was done a moment ago is not reminded of. Whatever fails is done by a later tick."""
        if self._lull.is_on():
            return
        written = self._database.written
        try:
            async with reading(self._database, SYSTEM, self._clock) as ctx:
                plans, next_at = await has_unplanned(ctx), await next_reminder_at(ctx)
            tells = next_at is not None and next_at <= self._clock()
            if plans:
                await self._all(plan_reminders)
            if plans or tells:
                await self._all(fire_reminders)
            else:
                self._lull.begin(written, next_at)
        except StorageError as error:
            _log.warning("reminders have to wait for the database: %s", error.data["reason"])

    async def _all(self, deed: Callable[[Writing], Awaitable[int]]) -> None:
        """Chunk by chunk; whoever waits to write gets a turn in between."""
        while True:
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                done = await deed(ctx)
            if not done:
                return
            await asyncio.sleep(0)
