"""How many rows are written at a time: few while people press buttons, many while nobody does."""

import asyncio
import time
from collections.abc import Callable

from domain.base.database import Database

#: A chunk of so few rows holds the database for some 20 ms; smaller ones cost more than they give.
FEWEST = 150
#: So long after a press the chunks stay small: who pressed once presses again.
CALM_SECONDS = 1.0
#: The pause between two small chunks. A press is a dozen statements and as much work between them.
REST_SECONDS = 0.02


class Pace:
    """The size of the next chunk. It drops to the smallest when somebody presses a button, and grows in calm."""

    def __init__(
        self, database: Database, most: int, clock: Callable[[], float] = time.monotonic, *, fewest: int = FEWEST
    ) -> None:
        self._database = database
        self._clock = clock
        self._most = most
        self._fewest = self._rows = min(fewest, most)
        self._seen = database.asked
        self._calm_from = clock()

    @property
    def is_pressed(self) -> bool:
        """Whether somebody has pressed a button a moment ago."""
        return self._rows == self._fewest

    async def rest(self) -> None:
        """Between two chunks: let those who wait go on, while somebody may."""
        if self.is_pressed:
            await asyncio.sleep(REST_SECONDS)

    def __call__(self) -> int:
        """How many rows to write now."""
        now = self._clock()
        if self._database.asked != self._seen:
            self._seen, self._calm_from = self._database.asked, now + CALM_SECONDS
            self._rows = self._fewest
        elif now >= self._calm_from:
            self._rows = min(self._rows * 2, self._most)
        return self._rows
