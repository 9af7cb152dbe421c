"""The job that does one thing with many clients."""

import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import aclosing
from itertools import chain, repeat
from typing import Any

from domain.audience.audience import count_audience
from domain.bulk.queries import get_bulk, look_ahead
from domain.bulk.run_bulk import Part, bulk_part
from domain.bulk.views import Ahead, BulkView
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.journal.stillness import Stillness
from jobs.transfer.pace import FEWEST, Pace
from jobs.work.ahead import fetched_ahead
from jobs.work.run import JobHandler, JobRun

#: The clients that are looked for at once, while others are worked on: in a large base it may take a second, however
#: few they are. The first ones are fewer, for the work waits for them.
FIRST, AHEAD = 20_000, 50_000
#: After so many seconds people like to know how many there are in all; to count them may take as long as a look.
_PATIENCE = 2.0
#: While people press buttons, so many times fewer are written at once: what takes some 10 ms.
_PRESSED = 20


def bulk_job(*, chunk: int | None = None) -> JobHandler:
    """Handler of `bulk`. Result: `change_id` (None if nobody had to be changed), `changed`, and `skipped` by reason.

    All of it is one change of the journal. The cursor stands behind the last client that was met, and moves in the
    transaction of the work itself, so a kill neither forgets a client nor meets one twice.
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        async with reading(run.database, run.actor, run.clock) as ctx:
            edit = await get_bulk(ctx, run.job.parameters["edit_id"])
        still = Stillness(run.database)
        most = chunk or edit.operation.at_once
        pace = Pace(run.database, most, fewest=max(FEWEST, most // _PRESSED))
        await still.begin()
        async with aclosing(fetched_ahead(_looks(run, edit))) as looks:
            async for ahead, total in looks:
                if not run.job.cursor:
                    async with run.chunk(ChangeKind.WORK) as ctx:
                        await still.holds(ctx)
                        run.progress(0, total, {"after": 0, "changed": 0, "skipped": {}})
                rest = ahead.ids
                while rest:
                    limit = pace()
                    ids, rest = rest[:limit], rest[limit:]
                    async with run.chunk(edit.operation.change, operation=edit.operation.kind, name=edit.name) as ctx:
                        part = await bulk_part(ctx, edit, ids, ahead.skipped if await still.holds(ctx) else None)
                        done = run.job.done + len(ids)
                        run.progress(min(done, total or done), total, _counted(run.job.cursor, ids[-1], part))
                    await pace.rest()
        return {"change_id": run.job.change_id} | {name: run.job.cursor[name] for name in ("changed", "skipped")}

    return handle


async def _looks(run: JobRun, edit: BulkView) -> AsyncIterator[tuple[Ahead, int | None]]:
    """All clients of the audience behind the cursor, with how many there are in all as soon as that is known: at the
    end, or by a count that is made while others are worked on.
    """
    after, met, total = run.job.cursor.get("after", 0), run.job.done, run.job.total
    began = time.monotonic()
    for limit in chain((FIRST, AHEAD), repeat(AHEAD)):
        async with reading(run.database, run.actor, run.clock) as ctx:
            ahead = await look_ahead(ctx, edit, after, limit)
            met += len(ahead.ids)
            if total is None and ahead.is_last:
                total = met
            elif total is None and time.monotonic() - began > _PATIENCE:
                total = await count_audience(ctx, edit.audience, cap=None)
        yield ahead, total
        if ahead.is_last:
            return
        after = ahead.ids[-1]


def _counted(cursor: dict[str, Any], after: int, part: Part) -> dict[str, Any]:
    skipped = Counter(cursor["skipped"]) + Counter({reason.value: count for reason, count in part.skipped.items()})
    return {"after": after, "changed": cursor["changed"] + part.changed, "skipped": dict(skipped)}
