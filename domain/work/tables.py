"""Background work: one row a job, with its state, progress and lease."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Moment, Short, TelegramId, words_of


class JobState(StrEnum):
    """Where a job stands."""

    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobWish(StrEnum):
    """What a person wants of a running job; the job obeys between two chunks."""

    PAUSE = "pause"
    CANCEL = "cancel"


class Job(Base):
    """One piece of background work.

    A scheduled job without `run_at` waits for something else, such as the bytes of its file. `fence` counts the leases:
    a worker that lost its lease can't write any more. `shown` is what the chat's progress message shows already.
    `attempts` counts how often a person had it tried again, `crashes` the leases that ran out since its last progress.
    Of waiting jobs the one with the lower `rank` goes first; equal ones go by the time they are due. `paced_at` and
    `paced_done` are when the present run began, and how far the job was then: its pace is counted from there.
    """

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_state_run_at", "state", "run_at"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    kind: Mapped[Short]
    state: Mapped[JobState] = mapped_column(words_of(JobState), default=JobState.SCHEDULED)
    wish: Mapped[JobWish | None] = mapped_column(words_of(JobWish))
    title: Mapped[Short] = mapped_column(default="")
    parameters: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    cursor: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    result: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    #: The code and data of the error that ended the job.
    problem: Mapped[dict[str, Any] | None] = mapped_column(Json)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"))
    change_id: Mapped[int | None] = mapped_column(ForeignKey("change.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    chat_id: Mapped[TelegramId | None]
    message_id: Mapped[int | None]
    shown: Mapped[Short | None]
    created_at: Mapped[Moment]
    run_at: Mapped[Moment | None]
    started_at: Mapped[Moment | None]
    finished_at: Mapped[Moment | None]
    worker: Mapped[Short | None]
    lease_until: Mapped[Moment | None]
    fence: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    crashes: Mapped[int] = mapped_column(default=0)
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    paced_at: Mapped[Moment | None]
    paced_done: Mapped[int] = mapped_column(default=0, server_default="0")
