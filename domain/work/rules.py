"""What is decided about jobs without looking at the database."""

from typing import Any

from domain.base.errors import DomainError
from domain.work.tables import JobState

#: A job whose worker died so often without any progress in between is given up: it may well be what kills it.
CRASH_LIMIT = 5

#: Nothing more happens to a job in one of these states by itself.
ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


def problem_of(error: DomainError) -> dict[str, Any]:
    """An error as a job row keeps it: its code and the data of its words."""
    return {"code": error.code, "data": error.data}
