"""What the CRM says in Telegram without being asked: a row first, a message later."""

from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Moment, Short, words_of


class OutboxState(StrEnum):
    """Where a message stands. `sending` is committed before the call, so that a kill can't lose it."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class Urgency(IntEnum):
    """What goes out first: the smaller, the sooner."""

    PERSONAL = 0
    RESULT = 1
    TEAM = 2
    DIGEST = 3


class OutboxMessage(Base):
    """One message to a member, or to the team group when `member_id` is None.

    `kind` names the words and buttons, `payload` holds ids and numbers only: it is rendered in the reader's language
    when it is sent. `key` is unique, so that the same thing is never said twice.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_state_due_at", "state", "due_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    key: Mapped[Short] = mapped_column(unique=True)
    kind: Mapped[Short]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    topic: Mapped[Short | None]
    payload: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    urgency: Mapped[int] = mapped_column(default=Urgency.RESULT)
    state: Mapped[OutboxState] = mapped_column(words_of(OutboxState), default=OutboxState.WAITING)
    due_at: Mapped[Moment]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[Moment | None]
    message_id: Mapped[int | None]
    problem: Mapped[Short | None]
