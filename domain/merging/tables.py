"""Pairs of cards that may be one person."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Moment, Short, Versioned, words_of
from domain.journal.registry import journalled


class TwinReason(StrEnum):
    """What two cards have in common, the surest first."""

    VK = "vk"
    PHONE = "phone"
    EMAIL = "email"
    TELEGRAM = "telegram"
    ADDRESS = "address"
    NAME_BIRTHDAY = "name-birthday"
    NAME_CITY = "name-city"
    NAME = "name"
    #: Nobody found them: somebody put them side by side.
    CHOSEN = "chosen"


class PairState(StrEnum):
    """What people have said of a pair. That it was merged is told by its cards."""

    OPEN = "open"
    DISTINCT = "distinct"


@journalled(client=None, derived={"picks", "found_at", "reason", "shared"})
class TwinPair(Versioned, Base):
    """Two cards that may be one person; `shared` is the address that they share.

    `picks` are what the person who compares them has chosen so far, from the card that would go.
    """

    __tablename__ = "twin_pair"
    __table_args__ = (
        UniqueConstraint("low_id", "high_id"),
        Index("ix_twin_pair_high_id", "high_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    low_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    high_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    reason: Mapped[TwinReason] = mapped_column(words_of(TwinReason))
    shared: Mapped[Short | None]
    state: Mapped[PairState] = mapped_column(words_of(PairState), default=PairState.OPEN)
    picks: Mapped[dict[str, Any] | None] = mapped_column(Json)
    found_at: Mapped[Moment]
