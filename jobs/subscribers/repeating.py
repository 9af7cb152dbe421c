"""The tick that begins harvests again whose time has come."""

import structlog

from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.subscribers.repeat import has_due_harvests, start_due_harvests

log = structlog.get_logger(__name__)


class Repeating:
    """Begins what is due; `tick` every minute."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def tick(self) -> None:
        """Begin the harvests that are due; those that can't be begun now are begun at a later tick."""
        try:
            async with reading(self._database, SYSTEM, self._clock) as look:
                if not await has_due_harvests(look):
                    return
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                await start_due_harvests(ctx)
        except StorageError as error:
            log.warning("harvests have to wait for the database", reason=error.data["reason"])
