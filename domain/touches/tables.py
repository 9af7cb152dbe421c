"""Touches: what happened between us and a client."""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Moment, Versioned, words_of
from domain.journal.registry import journalled


class TouchKind(StrEnum):
    """How we met. The first three a person logs; a message of a campaign counts as mailed. What a campaign likes
    or comments, and whom it asks to be a friend, has kinds of its own, and so has what people do themselves.
    """

    WROTE = "wrote"
    CALLED = "called"
    MET = "met"
    MAILED = "mailed"
    ANSWERED = "answered"
    IMPORTED = "imported"
    LIKED = "liked"
    COMMENTED = "commented"
    #: Asked to be a friend.
    INVITED = "invited"
    #: What people do at our communities, as the network tells.
    CLIENT_LIKED = "client-liked"
    CLIENT_COMMENTED = "client-commented"
    JOINED = "joined"
    LEFT = "left"


@journalled(client="client_id")
class Touch(Versioned, Base):
    """One touch; the latest of a client is its `last_touch_at`."""

    __tablename__ = "touch"
    __table_args__ = (
        Index("ix_touch_client_id_happened_at", "client_id", "happened_at"),
        Index("ix_touch_member_id_happened_at", "member_id", "happened_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[TouchKind] = mapped_column(words_of(TouchKind))
    happened_at: Mapped[Moment]
    deleted_at: Mapped[Moment | None]
