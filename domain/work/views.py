"""Jobs as the bot and the runner see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.work.tables import JobState, JobWish


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to work on a job, until somebody gets a higher fence."""

    job_id: int
    fence: int


@dataclass(frozen=True, slots=True)
class JobView:
    """One job. `problem` is `{"code": …, "data": {…}}` of the error that ended it."""

    id: int
    kind: str
    state: JobState
    wish: JobWish | None
    title: str
    parameters: dict[str, Any]
    cursor: dict[str, Any]
    result: dict[str, Any]
    problem: dict[str, Any] | None
    done: int
    total: int | None
    file_id: int | None
    change_id: int | None
    member_id: int | None
    chat_id: int | None
    message_id: int | None
    shown: str | None
    created_at: datetime
    run_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    fence: int
    attempts: int
    rank: int
    paced_at: datetime | None
    paced_done: int

    @property
    def lease(self) -> Lease:
        """The lease that this view of a running job was claimed with."""
        return Lease(self.id, self.fence)

    @property
    def face(self) -> str:
        """All that the progress message shows, in short: as long as it is the same, there is nothing to redraw."""
        return f"{self.state}:{self.wish or ''}:{self.done}/{self.total or ''}"
