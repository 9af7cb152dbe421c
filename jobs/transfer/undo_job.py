"""The job that undoes a large change, part by part."""

from typing import Any

from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.journal.undo import begin_undo, end_undo, undo_part
from domain.journal.undo_by_hand import UndoReport
from domain.journal.undo_sets import alike_up_to
from jobs.transfer.pace import Pace
from jobs.work.run import JobHandler, JobRun

#: Journal rows that are undone in one transaction; fewer while people press buttons, or where they have to be looked at
#: one by one.
CHUNK, PRESSED_CHUNK = 10_000, 500
CHUNK_BY_HAND = 400

#: So many cards that had to stay are named.
NAMED = 20

_RESULT = ("undone", "left", "left_clients")


def undo_job() -> JobHandler:
    """Handler of `undo`. Result: `change_id` (of the undo itself), `undone` and `left` (how many records went back, how
    many had to stay since somebody changed them later), `left_clients` (the first of those cards).
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        target = run.job.parameters["change_id"]
        if not run.job.cursor:
            async with reading(run.database, run.actor, run.clock) as look:
                alike = await alike_up_to(look, target)
            async with run.chunk(ChangeKind.UNDONE) as ctx:
                change = await begin_undo(ctx, target)
                run.progress(0, change.rows, _cursor(alike))
        pace, most = Pace(run.database, CHUNK, fewest=PRESSED_CHUNK), CHUNK
        while True:
            cursor = run.job.cursor
            if cursor.get("is_over"):
                return {"change_id": run.job.change_id, **{key: cursor[key] for key in _RESULT}}
            async with run.chunk(ChangeKind.UNDONE) as ctx:
                before, part = await undo_part(ctx, target, cursor["before"], min(pace(), most), cursor.get("alike", 0))
                if before is None:
                    await end_undo(ctx, target)
                run.progress(run.job.done + part.rows, cursor=_counted(cursor, before, part))
            most = CHUNK_BY_HAND if part.by_hand else CHUNK
            await pace.rest()

    return handle


def _cursor(alike: int) -> dict[str, Any]:
    return {"before": None, "alike": alike, "undone": 0, "left": 0, "left_clients": []}


def _counted(cursor: dict[str, Any], before: int | None, part: UndoReport) -> dict[str, Any]:
    cards = [card for card in part.left if card is not None]
    return cursor | {
        "before": before,
        "undone": cursor["undone"] + part.undone,
        "left": cursor["left"] + len(part.left),
        "left_clients": list(dict.fromkeys([*cursor["left_clients"], *cards]))[:NAMED],
        "is_over": before is None,
    }
