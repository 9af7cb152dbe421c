"""Answers of members to people, what becomes of people who write first, and how often people act at our communities."""

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Long, Moment, Short, Versioned, words_of
from domain.journal.registry import journalled


class Reply(Base):
    """An answer of a member: a draft as long as it has no action, which then sends it word for word.

    Its words may be empty if something goes along.
    """

    __tablename__ = "reply"
    __table_args__ = (
        UniqueConstraint("action_id"),
        Index("ix_reply_conversation_id_member_id", "conversation_id", "member_id"),
        Index("ix_reply_album", "album"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    text: Mapped[Long]
    #: What goes along, in its order.
    enclosure_ids: Mapped[list[int]] = mapped_column(Json, default=list)
    #: The template that the words were made of. No foreign key, as in the ledger.
    template_id: Mapped[int | None] = mapped_column(BigInteger)
    #: Telegram's album whose files come one by one and belong together.
    album: Mapped[Short | None]
    written_at: Mapped[Moment]
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))
    #: The message of the chat that says how it stands.
    shown_id: Mapped[int | None] = mapped_column(BigInteger)


@journalled(client=None)
class Welcome(Versioned, Base):
    """What becomes of somebody unknown who writes (one row, its id is always 1; none stands for the defaults)."""

    __tablename__ = "welcome"

    id: Mapped[Key]
    #: Whether they get a card.
    is_on: Mapped[bool] = mapped_column(default=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    stage_id: Mapped[int | None] = mapped_column(ForeignKey("stage.id"))


class Act(StrEnum):
    """What people do at a community besides writing to it."""

    LIKED = "liked"
    COMMENTED = "commented"
    JOINED = "joined"
    LEFT = "left"


class ActCount(Base):
    """How often people did something at a community on one day (UTC), clients and others apart."""

    __tablename__ = "act_count"
    __table_args__ = (UniqueConstraint("account_id", "act", "day"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    act: Mapped[Act] = mapped_column(words_of(Act))
    day: Mapped[date]
    by_clients: Mapped[int] = mapped_column(default=0)
    by_others: Mapped[int] = mapped_column(default=0)
