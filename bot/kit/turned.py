"""Messages that show the progress of a job until somebody presses on in them: then progress has no place there.

Kept in memory alone: after a restart a frame may come over what somebody looks at.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

#: A chat and a message in it.
Place = tuple[int, int]

#: So many messages are remembered; jobs that anybody still waits for are far fewer.
_MOST = 5_000


class TurnedPages:
    """Where something else was shown than a job, and where progress is being drawn right now."""

    def __init__(self) -> None:
        self._turned: OrderedDict[Place, None] = OrderedDict()
        self._drawn: dict[Place, asyncio.Event] = {}

    async def turn(self, place: Place) -> None:
        """Something else is shown here from now on; waits for a frame that is on its way, or it would come after."""
        self._turned[place] = None
        self._turned.move_to_end(place)
        if len(self._turned) > _MOST:
            self._turned.popitem(last=False)
        if place in self._drawn:
            await self._drawn[place].wait()

    def turn_back(self, place: Place) -> None:
        """A job is shown here (again)."""
        self._turned.pop(place, None)

    def is_turned(self, place: Place) -> bool:
        """Whether something else is shown here."""
        return place in self._turned

    @asynccontextmanager
    async def drawing(self, place: Place) -> AsyncIterator[None]:
        """A frame is on its way to this message."""
        done = self._drawn[place] = asyncio.Event()
        try:
            yield
        finally:
            done.set()
            if self._drawn.get(place) is done:
                del self._drawn[place]
