"""What the chat must remember: updates that were received, and where each dialog stands."""

from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Long, Moment, Short


class InboxUpdate(Base):
    """One update of Telegram, kept before it is confirmed, so that a kill loses none and a replay does nothing twice.

    `applied` counts the writes it has caused so far; `finished_at` is set when its handler has ended; `replays` counts
    how often it was taken up again after a kill.
    """

    __tablename__ = "inbox_update"
    __table_args__ = ()

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    #: Sealed JSON in base64, empty once the update is finished: somebody may have pasted a token into the chat.
    body: Mapped[Long]
    received_at: Mapped[Moment]
    applied: Mapped[int] = mapped_column(default=0)
    replays: Mapped[int] = mapped_column(default=0)
    finished_at: Mapped[Moment | None] = mapped_column(index=True)


class DialogState(Base):
    """The state of one dialog of one person in one chat, as the dialog library keeps it."""

    __tablename__ = "dialog_state"
    __table_args__ = ()

    key: Mapped[Short] = mapped_column(primary_key=True)
    state: Mapped[Short | None]
    data: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    changed_at: Mapped[Moment]
