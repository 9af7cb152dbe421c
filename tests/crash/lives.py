"""Lives that end before their time: forks of one process that kill themselves (SIGKILL) at some moment.

A moment is a statement, or the time before or after a call to VK.
"""

import asyncio
import itertools
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from domain.base.clock import Clock
from domain.base.database import Database
from jobs.vk.transport import Params, VkSession

#: The worker's clock runs so much faster, so that waits of minutes are over in seconds.
FASTER = 60
#: By that clock. On a busy machine a second may pass between two ticks, and a lease must outlive that.
LEASE = FASTER * timedelta(minutes=1)


def live(work: Callable[[Database], Awaitable[None]], database: Database, kill_at: int | None) -> int:
    """One life that does this work, and its exit code; without `kill_at` nobody ends it."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        if kill_at is not None:
            _die_at(kill_at)
        # A lock belongs to the loop that first waited for it, and that one was the parent's.
        database._lock = asyncio.Lock()
        asyncio.run(_whole(work, database))
        os._exit(0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)


async def _whole(work: Callable[[Database], Awaitable[None]], database: Database) -> None:
    await work(database)
    await database.close()


def fast_clock(begun: float) -> Clock:
    """A clock that runs faster since this moment of the real one, in seconds since 1970."""

    def now() -> datetime:
        return datetime.fromtimestamp(begun, UTC) + timedelta(seconds=(time.time() - begun) * FASTER)

    return now


def _die_at(moment: int) -> None:
    moments = itertools.count(1)

    def pass_by(*_: object) -> None:
        if next(moments) == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", pass_by)
    call = VkSession.call

    def counted(self: VkSession, method: str, params: Params) -> Any:
        pass_by()
        try:
            return call(self, method, params)
        finally:
            pass_by()

    VkSession.call = counted  # type: ignore[method-assign]  # This process exists to be killed there.
