"""The tick that leaves digests."""

import structlog

from domain.agenda.leave_digests import due_digests, leave_digests
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind

log = structlog.get_logger(__name__)


class Digests:
    """Leaves what is due; `tick` every minute."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def tick(self) -> None:
        """Leave the digests whose hour has come; those that can't be left now are left at a later tick."""
        try:
            async with reading(self._database, SYSTEM, self._clock) as look:
                if not await due_digests(look):
                    return
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                await leave_digests(ctx)
        except StorageError as error:
            log.warning("digests have to wait for the database", reason=error.data["reason"])
