"""The job that undoes a large change, part by part."""

from typing import Any

from domain.journal.kinds import ChangeKind
from domain.journal.undo import UndoReport, begin_undo, end_undo, undo_part
from jobs.work.run import JobHandler, JobRun

#: Journal rows that are undone in one transaction.
CHUNK = 500

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
            async with run.chunk(ChangeKind.UNDONE) as ctx:
                change = await begin_undo(ctx, target)
                run.progress(0, change.rows, {"before": None, "undone": 0, "left": 0, "left_clients": []})
        while True:
            cursor = run.job.cursor
            if cursor.get("is_over"):
                return {"change_id": run.job.change_id, **{key: cursor[key] for key in _RESULT}}
            async with run.chunk(ChangeKind.UNDONE) as ctx:
                before, part = await undo_part(ctx, target, cursor["before"], CHUNK)
                if before is None:
                    await end_undo(ctx, target)
                run.progress(min(run.job.done + CHUNK, run.job.total or 0), cursor=_counted(cursor, before, part))

    return handle


def _counted(cursor: dict[str, Any], before: int | None, part: UndoReport) -> dict[str, Any]:
    cards = [card for card in part.left if card is not None]
    return {
        "before": before,
        "undone": cursor["undone"] + part.undone,
        "left": cursor["left"] + len(part.left),
        "left_clients": list(dict.fromkeys([*cursor["left_clients"], *cards]))[:NAMED],
        "is_over": before is None,
    }
