"""Forgets what was told long ago, and gives up what nobody will read."""

import logging

from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.mail.deliver_letters import tidy_letters
from domain.outbox.tidy_outbox import tidy_outbox
from domain.reminders.tidy_reminders import tidy_reminders

_log = logging.getLogger(__name__)


class Tidying:
    """`tick` every hour or so."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def tick(self) -> None:
        """Messages, letters and reminders, each in a transaction of its own."""
        try:
            for tidy in (tidy_outbox, tidy_letters, tidy_reminders):
                async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                    await tidy(ctx)
        except StorageError as error:
            _log.warning("what is over has to wait for the database: %s", error.data["reason"])
