"""The job that does one thing with many clients."""

from collections import Counter
from typing import Any

from domain.audience.audience import count_audience
from domain.bulk.queries import get_bulk, look_ahead
from domain.bulk.run_bulk import Part, bulk_part
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.journal.stillness import Stillness
from jobs.transfer.pace import FEWEST, Pace
from jobs.work.run import JobHandler, JobRun

#: The clients that are looked for at once: in a large base that may take a second, however few they are. More of them
#: would hold the loop up for over 20 ms.
AHEAD = 200_000
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
        is_more = True
        while is_more:
            await still.begin()
            async with reading(run.database, run.actor, run.clock) as ctx:
                ahead = await look_ahead(ctx, edit, run.job.cursor.get("after", 0), AHEAD)
                is_more = len(ahead.ids) == AHEAD
                total = run.job.total
                if total is None:
                    total = await count_audience(ctx, edit.audience, cap=None) if is_more else len(ahead.ids)
            if not run.job.cursor:
                async with run.chunk(ChangeKind.WORK) as write:
                    await still.holds(write)
                    run.progress(0, total, {"after": 0, "changed": 0, "skipped": {}})
            rest = ahead.ids
            while rest:
                limit = pace()
                ids, rest = rest[:limit], rest[limit:]
                async with run.chunk(edit.operation.change, operation=edit.operation.kind, name=edit.name) as write:
                    part = await bulk_part(write, edit, ids, ahead.skipped if await still.holds(write) else None)
                    done = min(run.job.done + len(ids), total)
                    run.progress(done, cursor=_counted(run.job.cursor, ids[-1], part))
                await pace.rest()
        return {"change_id": run.job.change_id} | {name: run.job.cursor[name] for name in ("changed", "skipped")}

    return handle


def _counted(cursor: dict[str, Any], after: int, part: Part) -> dict[str, Any]:
    skipped = Counter(cursor["skipped"]) + Counter({reason.value: count for reason, count in part.skipped.items()})
    return {"after": after, "changed": cursor["changed"] + part.changed, "skipped": dict(skipped)}
