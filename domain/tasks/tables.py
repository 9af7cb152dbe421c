"""Tasks: what a member has to do, about a client or on its own."""

from datetime import date, time
from enum import IntEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import HANGS, Base, Json, Key, Long, Moment, Short, Versioned
from domain.journal.registry import journalled

#: Open tasks with an hour that were changed since their reminders were planned.
UNPLANNED = "version <> reminded_version AND due_time IS NOT NULL AND done_at IS NULL AND deleted_at IS NULL"


class Priority(IntEnum):
    """What is to be done first: the smaller, the sooner."""

    HIGH = 0
    NORMAL = 1
    LOW = 2


@journalled(client="client_id", derived={"reminded_version"})
class Task(Versioned, Base):
    """A to-do of one member.

    It is due in wall time, like a next touch: a day, perhaps an hour, and the zone they are meant in; `due_at` is the
    instant of it (a day without an hour counts from its first moment). `repeat` is a `Recurrence` as JSON: a done task
    of a series is followed by the next one, and `series_id` is the first of them. `remind_before` are minutes before
    the hour.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index(
            "ix_task_open",
            *("assignee_id", "due_at"),
            sqlite_where=text("done_at IS NULL AND deleted_at IS NULL"),
            postgresql_where=text("done_at IS NULL AND deleted_at IS NULL"),
        ),
        Index(
            "ix_task_done",
            *("assignee_id", "done_at"),
            sqlite_where=text("done_at IS NOT NULL AND deleted_at IS NULL"),
            postgresql_where=text("done_at IS NOT NULL AND deleted_at IS NULL"),
        ),
        Index(
            "ix_task_series_id",
            "series_id",
            sqlite_where=text("series_id IS NOT NULL"),
            postgresql_where=text("series_id IS NOT NULL"),
        ),
        Index("ix_task_client_id", "client_id", sqlite_where=text("client_id IS NOT NULL")),
        Index(
            "ix_task_unplanned",
            "id",
            sqlite_where=text(UNPLANNED),
            postgresql_where=text(UNPLANNED),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int | None] = mapped_column(ForeignKey("client.id"), info={HANGS: True})
    title: Mapped[Short]
    note: Mapped[Long | None]
    assignee_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[Moment]
    priority: Mapped[int] = mapped_column(default=Priority.NORMAL, server_default=str(int(Priority.NORMAL)))
    due_on: Mapped[date | None]
    due_time: Mapped[time | None]
    due_zone: Mapped[Short | None]
    due_at: Mapped[Moment | None]
    repeat: Mapped[dict[str, Any] | None] = mapped_column(Json)
    series_id: Mapped[int | None]
    remind_before: Mapped[list[int]] = mapped_column(Json, default=list)
    done_at: Mapped[Moment | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    deleted_at: Mapped[Moment | None]
    #: The version for which the reminders were planned; any change makes another one, and they are planned anew.
    reminded_version: Mapped[int] = mapped_column(default=0, server_default="0")


@journalled(client=None)
class TaskItem(Versioned, Base):
    """One line of a task's checklist."""

    __tablename__ = "task_item"
    __table_args__ = (Index("ix_task_item_task_id", "task_id", "position"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    title: Mapped[Short]
    position: Mapped[int]
    done_at: Mapped[Moment | None]
    deleted_at: Mapped[Moment | None]
