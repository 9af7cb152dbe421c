"""When looking for work again can find none: nothing was written since, and what waits is not due yet."""

from datetime import datetime, timedelta

from domain.base.clock import Clock
from domain.base.database import Database

#: Another process may have written meanwhile, which nobody here hears of: so often it is looked all the same.
LONGEST = timedelta(seconds=5)


class Lull:
    """Spares a tick its look into the database, which costs more than all else that an idle process does."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._written: int | None = None
        self._since = self._until = clock()

    def is_on(self) -> bool:
        """Whether there is no need to look."""
        return self._written == self._database.written and self._since <= self._clock() < self._until

    def begin(self, written: int, next_at: datetime | None) -> None:
        """A look has found nothing: `written` is `Database.written` from before it, `next_at` when something is due."""
        self._written, self._since = written, self._clock()
        latest = self._since + LONGEST
        self._until = latest if next_at is None else min(latest, next_at)
