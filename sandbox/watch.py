"""What can be watched: the stream of changes for the page, and the log of the bot's calls for tests and bench."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from dataclasses import asdict, dataclass

from sandbox.wire import Json

RING = 10_000
_BACKLOG = 2_000


@dataclass(frozen=True)
class Call:
    """One API call of the bot: `at` in seconds since 1970, `took` in seconds; status 0 is a cut connection."""

    number: int
    method: str
    parameters: dict[str, str]
    files: list[str]
    at: float
    took: float
    status: int
    answer: Json


class CallLog:
    """The last 10,000 calls."""

    def __init__(self) -> None:
        self._ring: deque[Call] = deque(maxlen=RING)
        self._count = 0

    def next_number(self) -> int:
        """Return the number for one more call."""
        self._count += 1
        return self._count

    def add(self, call: Call) -> None:
        """Note one finished call."""
        self._ring.append(call)

    def listed(self, since: int = 0, method: str = "") -> list[Json]:
        """Return the calls after a number, of one method (any case) or all, oldest first."""
        wanted = method.lower()
        return [
            asdict(call) for call in self._ring if call.number > since and (not wanted or call.method.lower() == wanted)
        ]

    def clear(self) -> None:
        """Forget the calls; numbers go on."""
        self._ring.clear()


class Changes:
    """Tells everybody who listens what has just changed."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Json | None]] = set()
        self._moved = asyncio.Event()

    def tell(self, kind: str, **details: object) -> None:
        """Send one event to all listeners; one who has stopped reading is dropped."""
        for queue in list(self._listeners):
            if queue.qsize() >= _BACKLOG:
                self._listeners.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait({"kind": kind, **details})
        self._moved.set()
        self._moved = asyncio.Event()

    async def moved(self, seconds: float) -> None:
        """Wait for the next event, at most so long."""
        try:
            await asyncio.wait_for(self._moved.wait(), seconds)
        except TimeoutError:
            return

    async def stream(self, beat: float) -> AsyncGenerator[Json, None]:
        """Yield events until the double stops, an empty one after so many seconds of silence."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), beat)
                except TimeoutError:
                    event = {}
                if event is None:
                    return
                yield event
        finally:
            self._listeners.discard(queue)

    def stop(self) -> None:
        """End all streams."""
        for queue in self._listeners:
            queue.put_nowait(None)
