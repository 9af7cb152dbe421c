"""What is decided about jobs without looking at the database."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.base.errors import DomainError
from domain.work.tables import JobState
from domain.work.views import JobView

#: A job whose worker died so often without any progress in between is given up: it may well be what kills it.
CRASH_LIMIT = 5

#: Nothing more happens to a job in one of these states by itself.
ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


def problem_of(error: DomainError) -> dict[str, Any]:
    """An error as a job row keeps it: its code and the data of its words."""
    return {"code": error.code, "data": error.data}


class Move(StrEnum):
    """Where a job is to stand among those that wait."""

    FIRST = "first"
    EARLIER = "earlier"
    LATER = "later"


def moved(queue: Sequence[tuple[int, int]], job_id: int, move: Move) -> dict[int, int]:
    """The new ranks, of as few jobs as possible, that put this one where it is wanted; empty if it stands there.

    `queue` is (id, rank) in the order of the queue. Jobs of equal rank that nobody has moved stay equal.
    """
    ids, ranks = [key for key, _ in queue], dict(queue)
    place = ids.index(job_id)
    match move:
        case Move.FIRST:
            return {} if place == 0 else {job_id: ranks[ids[0]] - 1}
        case Move.EARLIER:
            return {} if place == 0 else _before(ids, ranks, job_id, ids[place - 1])
        case Move.LATER:
            return {} if place == len(ids) - 1 else _before(ids, ranks, ids[place + 1], job_id)


def _before(ids: Sequence[int], ranks: dict[int, int], job_id: int, next_id: int) -> dict[int, int]:
    """Put a job right before another; whoever stands before that one makes room."""
    rank = ranks[next_id] - 1
    ahead = [key for key in ids[: ids.index(next_id)] if key != job_id]
    must_go = any(ranks[key] >= rank for key in ahead)
    return {job_id: rank} | ({key: ranks[key] - 2 for key in ahead} if must_go else {})


def expected_end(job: JobView, now: datetime) -> datetime | None:
    """When a running job will be done if it goes on at the pace of its present run; None if nothing can be said yet."""
    if job.state is not JobState.RUNNING or job.total is None or job.paced_at is None:
        return None
    done = job.done - job.paced_done
    if done <= 0 or now <= job.paced_at:
        return None
    return now + (now - job.paced_at) / done * max(0, job.total - job.done)
