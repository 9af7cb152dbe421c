"""Reminders: when whom to tell that something is due."""

from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Moment, words_of


class About(StrEnum):
    """What is due: a task, or the next touch with a client."""

    TASK = "task"
    TOUCH = "touch"


class ReminderKind(StrEnum):
    """Why there is one: a set time ahead, a wish to hear of it later, or that nobody has reacted."""

    AHEAD = "ahead"
    SNOOZED = "snoozed"
    OVERDUE = "overdue"


class Reminder(Base):
    """One reminder of one thing at one due moment.

    It follows from the task or the card (`plan_reminders`) and is no deed of anybody's: nothing of it is journalled.
    What it is about is the key, so that whatever is planned again and again is told once: the thing (`about_id` is the
    id of the task or of the client), the due moment, the member, and for reminders ahead the minutes before. `times`
    counts how often a snoozed one has been put off.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("about", "about_id", "kind", "minutes", "due_at", "member_id", name="uq_reminder_once"),
        Index(
            "ix_reminder_waiting",
            *("fire_at", "priority", "id"),
            sqlite_where=text("fired_at IS NULL"),
            postgresql_where=text("fired_at IS NULL"),
        ),
        Index("ix_reminder_due_at", "due_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    about: Mapped[About] = mapped_column(words_of(About))
    about_id: Mapped[int]
    kind: Mapped[ReminderKind] = mapped_column(words_of(ReminderKind))
    minutes: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[Moment]
    member_id: Mapped[int]
    priority: Mapped[int]
    fire_at: Mapped[Moment]
    fired_at: Mapped[Moment | None]
    times: Mapped[int] = mapped_column(default=0)
