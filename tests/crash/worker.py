"""A worker that dies on purpose: `python -m tests.crash.worker REQUEST`, a line of JSON.

It does imports and bulk edits. It loads everything once and then forks a life after the other, so that a life begins in
milliseconds. Each life kills itself (SIGKILL, no handler, nothing flushed) at a statement of its own choice; the last
one lives to the end. The clock stands still, so that what the lives leave behind can be compared byte for byte.
"""

import asyncio
import json
import os
import random
import signal
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from domain.files.store import FileStore
from domain.whole import open_database
from domain.work.kinds import JobKind
from jobs.bulk.bulk_job import bulk_job
from jobs.files.reader import FileReader
from jobs.transfer.handlers import transfer_handlers
from jobs.work.runner import Runner

#: About so many statements does an import of the test take; another job's request says its own number.
_MOST_STATEMENTS = 500
#: Every second life gets at least through its first chunk: a job that five lives in a row can't move is given up.
_FIRST_CHUNK = 60


def main(request: dict[str, Any]) -> int:
    """Let the lives come and go, and say how many were killed; the exit code is that of the last one."""
    dice = random.Random(request["seed"])
    ends = []
    for life in range(request["kills"]):
        highest = request.get("statements", _MOST_STATEMENTS) // request["kills"] * 2
        lowest = min(_FIRST_CHUNK, highest // 2) if life % 2 else 1
        ends.append(_live(request, dice.randrange(lowest, highest)))
    last = _live(request, None)
    sys.stdout.write(str(ends.count(-signal.SIGKILL)))
    return last


def _live(request: dict[str, Any], kill_at: int | None) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        if kill_at is not None:
            _die_at(kill_at)
        asyncio.run(_work(request))
        os._exit(0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)


def _die_at(statement: int) -> None:
    left = statement

    @event.listens_for(Engine, "before_cursor_execute")
    def _count(*_: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)


async def _work(request: dict[str, Any]) -> None:
    now = datetime.fromisoformat(request["now"])
    database = open_database(request["database"])
    handlers = transfer_handlers(FileStore(Path(request["files"])), FileReader(), _say, chunk=request["chunk"])
    handlers |= {JobKind.BULK: bulk_job(chunk=request["chunk"])}
    runner = Runner(database, handlers, lambda: now, worker_name="mortal")
    await runner.tick()
    await runner.idle()
    await runner.stop()
    await database.close()


def _say(_locale: str, key: str, values: Mapping[str, str | int]) -> str:
    return " ".join([key, *map(str, values.values())])


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
