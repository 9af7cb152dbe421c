"""The tick that tells in time that keys of accounts end."""

import structlog

from domain.accounts.tell_key_ends import has_ending_keys, tell_key_ends
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind

log = structlog.get_logger(__name__)


class KeyEnds:
    """`tick` every few minutes. Several processes may do it at once: nothing is told twice."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def tick(self) -> None:
        """Tell what is due; what fails is told at a later tick."""
        try:
            async with reading(self._database, SYSTEM, self._clock) as look:
                if not await has_ending_keys(look):
                    return
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                await tell_key_ends(ctx)
        except StorageError as error:
            log.warning("notices of keys have to wait for the database", reason=error.data["reason"])
