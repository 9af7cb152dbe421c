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


class StageColour(StrEnum):
    """The colour of a stage on the board: the squares that every messenger can draw."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    BROWN = "brown"
    BLACK = "black"
    WHITE = "white"


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
    """One stage of a funnel.

    Without a colour its kind decides it. `touch_every`: so many days at most should lie between two touches of a client
    who stands here; None leaves it to the managers. `stuck_after`: whoever stands here for so many days is stuck; None
    is as many as the team says.
    """

    __tablename__ = "stage"

    id: Mapped[Key]
    funnel_id: Mapped[int] = mapped_column(ForeignKey("funnel.id"), index=True)
    name: Mapped[Short]
    icon: Mapped[Short] = mapped_column(default="")
    kind: Mapped[StageKind] = mapped_column(words_of(StageKind), default=StageKind.OPEN)
    colour: Mapped[StageColour | None] = mapped_column(words_of(StageColour))
    touch_every: Mapped[int | None]
    stuck_after: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    deleted_at: Mapped[Moment | None]


@journalled(client=None)
class LostReason(Versioned, Base):
    """Why clients and deals are lost, as the team words it. What is lost keeps the words, not the id."""

    __tablename__ = "lost_reason"

    id: Mapped[Key]
    name: Mapped[Short]
    position: Mapped[int] = mapped_column(default=0)
    deleted_at: Mapped[Moment | None]


@journalled(client="client_id")
class ClientStage(Versioned, Base):
    """Where a client stands in a funnel, and since when; `reason` says why, on a stage that means lost.

    Where the client stood before is told by the journal: see `domain.funnel.stage_history`.
    """

    __tablename__ = "client_stage"
    __table_args__ = (
        UniqueConstraint("client_id", "funnel_id"),
        # The board reads a stage from those who have stood there longest, without touching the table.
        Index("ix_client_stage_stage_id_since_client_id", "stage_id", "since", "client_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    funnel_id: Mapped[int] = mapped_column(ForeignKey("funnel.id"))
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    since: Mapped[Moment]
    reason: Mapped[Short | None]


@journalled(client="client_id")
class Deal(Versioned, Base):
    """A deal. `amount` is in minor units (kopecks, cents) of `currency`; None when the price is not known yet.

    `dated` is the day of the sale as people mean it, `closed_at` the moment when it was noted as won or lost.
    """

    __tablename__ = "deal"
    __table_args__ = (
        Index("ix_deal_client_id", "client_id"),
        Index("ix_deal_status_client_id", "status", "client_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    #: What of the team's list was sold; the deal's title stays as it was, whatever becomes of the product.
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), index=True)
    title: Mapped[Short]
    amount: Mapped[int | None] = mapped_column(BigInteger)
    currency: Mapped[Short]
    status: Mapped[DealStatus] = mapped_column(words_of(DealStatus), default=DealStatus.OPEN)
    reason: Mapped[Short | None]
    dated: Mapped[date | None]
    closed_at: Mapped[Moment | None]
    created_at: Mapped[Moment]
    deleted_at: Mapped[Moment | None]
