"""The gateway of one account: every call with its token goes through here, so that one limit holds for all."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

from domain.base.errors import DomainError
from domain.vk.errors import VkError
from jobs.vk.line import Line, Priority
from jobs.vk.pace import Pace
from jobs.vk.transport import Params

#: VK's own limits are 20 and 3 calls a second (facts: vk-api, section 2); we stay below, for networks bunch calls up.
COMMUNITY_RATE, PERSON_RATE = 15.0, 2.5
#: So many calls may be under way at once: at a rate of 15 an answer may take half a second before anybody waits for it.
SESSIONS = 8
#: So often one call is repeated after error 6. It was not carried out, so whatever it is may be repeated.
_MOST_REPEATS = 8
_TOO_FAST = 6


class GatewayClosedError(DomainError):
    """The account is not at work any more; the call never left."""

    code = "gateway-closed"


#: Whether a call that waits in the line is still wanted: asked when its turn has come.
Wanted = Callable[[], Awaitable[bool]]


class Session(Protocol):
    """A connection that takes one call after the other, from a thread."""

    def call(self, method: str, params: Params) -> Any:
        """The response. Raises `VkError`, `VkUnreachableError`."""

    def close(self) -> None:
        """Drop the connection."""


@dataclass(slots=True, eq=False)
class _Waiting:
    method: str
    params: Params
    priority: Priority
    job: int | None
    answer: asyncio.Future[Any]
    wanted: Wanted | None = None
    repeats: int = 0


class Gateway:
    """`call` is all that its users need. The clock gives seconds, and `sleep` waits by it; tests hand in their own."""

    def __init__(
        self,
        make_session: Callable[[], Session],
        rate: float,
        *,
        sessions: int = SESSIONS,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._make_session = make_session
        self._clock, self._sleep = clock, sleep
        self._pace = Pace(rate)
        self._line: Line[_Waiting] = Line()
        self._idle: list[Session] = []
        self._free = asyncio.Semaphore(sessions)
        # Threads of its own: slow answers to this account hold up nobody else.
        self._threads = ThreadPoolExecutor(sessions, thread_name_prefix="vk")
        self._queued = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()
        self._serving: asyncio.Task[None] | None = None
        self._is_closed = False
        self._limit: Priority | None = None

    def hold(self, limit: Priority | None) -> None:
        """From now on refuse whatever is less urgent than this, also what waits already; None lets everybody go."""
        self._limit = limit

    @property
    def waiting(self) -> int:
        """How many calls stand in the line."""
        return len(self._line)

    async def call(
        self,
        method: str,
        params: Params,
        *,
        priority: Priority = Priority.CAMPAIGN,
        job: int | None = None,
        wanted: Wanted | None = None,
    ) -> Any:
        """The `response` of VK's method.

        Raises `VkError` (nothing was done), `VkUnreachableError` (it may have been done if `was_sent`), and
        `GatewayClosedError`, also for what is not `wanted` any more when its turn comes. Whoever is cancelled while
        waiting in the line has sent nothing.
        """
        if self._is_closed or not self._may_go(priority):
            raise GatewayClosedError
        waiting = _Waiting(method, params, priority, job, asyncio.get_running_loop().create_future(), wanted)
        self._line.put(waiting, priority, job)
        self._queued.set()
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        return await waiting.answer

    async def close(self, patience: float = 10) -> None:
        """Send nothing more; wait at most so many seconds for what is under way. What still waits is refused."""
        self._is_closed = True
        if self._serving is not None:
            self._serving.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._serving
        while (left := self._line.take()) is not None:
            _refuse(left, GatewayClosedError())
        if self._running:
            await asyncio.wait(self._running, timeout=patience)
        for session in self._idle:
            session.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _serve(self) -> None:
        """Start calls one by one. Who goes next is decided at the last moment, so that a reply overtakes a campaign."""
        while True:
            await self._queued.wait()
            await self._free.acquire()
            is_taken = False
            try:
                while (seconds := self._pace.wait(self._clock())) > 0:
                    await self._sleep(seconds)
                following = await self._following()
                if following is not None:
                    self._pace.start(self._clock())
                    task = asyncio.create_task(self._run(following))
                    self._running.add(task)
                    task.add_done_callback(self._running.discard)
                    is_taken = True
            finally:
                if not is_taken:
                    self._free.release()

    def _may_go(self, priority: Priority) -> bool:
        return self._limit is None or priority <= self._limit

    async def _following(self) -> _Waiting | None:
        """The next call that somebody still waits for, and still wants."""
        while (found := self._line.take()) is not None:
            if not self._may_go(found.priority):
                _refuse(found, GatewayClosedError())
            elif found.answer.done():
                continue
            elif await _is_wanted(found):
                return found
        self._queued.clear()
        return None

    async def _run(self, waiting: _Waiting) -> None:
        session = self._idle.pop() if self._idle else self._make_session()
        loop = asyncio.get_running_loop()
        try:
            response = await loop.run_in_executor(self._threads, session.call, waiting.method, waiting.params)
        except VkError as error:
            self._after_refusal(waiting, error)
        except Exception as error:
            _refuse(waiting, error)
        else:
            self._pace.answered()
            if not waiting.answer.done():
                waiting.answer.set_result(response)
        finally:
            # A cut connection heals itself at the next call: the session opens a new one.
            self._idle.append(session)
            self._free.release()

    def _after_refusal(self, waiting: _Waiting, error: VkError) -> None:
        if error.number != _TOO_FAST:
            self._pace.answered()
            _refuse(waiting, error)
            return
        self._pace.too_fast(self._clock())
        waiting.repeats += 1
        if self._is_closed or waiting.repeats > _MOST_REPEATS:
            _refuse(waiting, GatewayClosedError() if self._is_closed else error)
            return
        self._line.put(waiting, waiting.priority, waiting.job, first=True)
        self._queued.set()


async def _is_wanted(waiting: _Waiting) -> bool:
    """Whether the call may leave; otherwise it is refused, also if that can't be found out, or the gateway closes."""
    try:
        if waiting.wanted is None or await waiting.wanted():
            return True
        _refuse(waiting, GatewayClosedError())
    except Exception as error:
        _refuse(waiting, error)
    except asyncio.CancelledError:
        _refuse(waiting, GatewayClosedError())
        raise
    return False


def _refuse(waiting: _Waiting, error: Exception) -> None:
    if not waiting.answer.done():
        waiting.answer.set_exception(error)
