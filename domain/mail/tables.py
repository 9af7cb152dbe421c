"""Letters to members: a row first, a letter later; and the codes that confirm an address."""

from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Moment, Short, words_of
from domain.outbox.tables import OutboxState


class MailMessage(Base):
    """One letter to a member.

    Like a message of the outbox it holds ids and numbers, and is put into words when it is sent. `key` is unique, so
    that the same thing is never written twice.
    """

    __tablename__ = "mail"
    __table_args__ = (Index("ix_mail_state_due_at", "state", "due_at"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    key: Mapped[Short] = mapped_column(unique=True)
    kind: Mapped[Short]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    address: Mapped[Short]
    payload: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    state: Mapped[OutboxState] = mapped_column(words_of(OutboxState), default=OutboxState.WAITING)
    due_at: Mapped[Moment]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[Moment | None]
    #: The code of why it failed.
    problem: Mapped[Short | None]


class EmailCheck(Base):
    """That a member has yet to show the code which was mailed to an address. Only a hash of the code is kept."""

    __tablename__ = "email_check"

    id: Mapped[Key]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), unique=True)
    address: Mapped[Short]
    code_hash: Mapped[Short]
    asked_at: Mapped[Moment]
    tries: Mapped[int] = mapped_column(default=0)
