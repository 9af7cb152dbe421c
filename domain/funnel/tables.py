"""Funnels, their stages, where each client stands, and deals."""

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Moment, Short, Versioned, words_of
from domain.journal.registry import journalled


class StageKind(StrEnum):
    """What standing on the stage means."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class DealStatus(StrEnum):
    """How a deal ended, if it has."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@journalled(client=None)
class Funnel(Versioned, Base):
    """A funnel, also called a sales plan."""

    __tablename__ = "funnel"

    id: Mapped[Key]
    name: Mapped[Short]
    position: Mapped[int] = mapped_column(default=0)
    deleted_at: Mapped[Moment | None]


@journalled(client=None)
class Stage(Versioned, Base):
    """One stage of a funnel."""

    __tablename__ = "stage"

    id: Mapped[Key]
    funnel_id: Mapped[int] = mapped_column(ForeignKey("funnel.id"), index=True)
    name: Mapped[Short]
    icon: Mapped[Short] = mapped_column(default="")
    kind: Mapped[StageKind] = mapped_column(words_of(StageKind), default=StageKind.OPEN)
    position: Mapped[int] = mapped_column(default=0)
    deleted_at: Mapped[Moment | None]


@journalled(client="client_id")
class ClientStage(Versioned, Base):
    """Where a client stands in a funnel, and since when."""

    __tablename__ = "client_stage"
    __table_args__ = (
        UniqueConstraint("client_id", "funnel_id"),
        Index("ix_client_stage_stage_id", "stage_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    funnel_id: Mapped[int] = mapped_column(ForeignKey("funnel.id"))
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    since: Mapped[Moment]


@journalled(client="client_id")
class Deal(Versioned, Base):
    """A deal. `amount` is in minor units (kopecks, cents) of `currency`; None when the price is not known yet."""

    __tablename__ = "deal"

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    title: Mapped[Short]
    amount: Mapped[int | None] = mapped_column(BigInteger)
    currency: Mapped[Short]
    status: Mapped[DealStatus] = mapped_column(words_of(DealStatus), default=DealStatus.OPEN)
    reason: Mapped[Short | None]
    dated: Mapped[date | None]
    created_at: Mapped[Moment]
    deleted_at: Mapped[Moment | None]
