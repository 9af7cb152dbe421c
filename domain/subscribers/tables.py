"""Harvests: lists of followers of VK on their way into the base. The lists themselves are ways to name clients."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Moment, TelegramId, words_of


class HarvestStep(StrEnum):
    """How far a harvest has come. Any change of its choices leads from CHECKING and CHECKED back to OPEN."""

    LOOKING = "looking"
    OPEN = "open"
    #: Whoever is in its lists is noted for a campaign; nobody is brought in by that.
    READING = "reading"
    CHECKING = "checking"
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


class Harvest(Base):
    """The import of one or several lists. `options` are `HarvestOptions`, `report` what the last dry run has found.

    `version` counts the changes of the choices, so that of two people who press at once only one is heard. With
    `repeat_days` it runs again by itself at `next_run_at`; `runs` counts the runs that came to their end. `readings`
    counts how often it was written down who is in the lists: by runs, and for a campaign; then `read_at` tells when.
    """

    __tablename__ = "harvest"
    __table_args__ = (
        Index("ix_harvest_member_id", "member_id"),
        Index("ix_harvest_next_run_at", "next_run_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    chat_id: Mapped[TelegramId]
    step: Mapped[HarvestStep] = mapped_column(words_of(HarvestStep), default=HarvestStep.LOOKING)
    options: Mapped[dict[str, Any] | None] = mapped_column(Json)
    report: Mapped[dict[str, Any] | None] = mapped_column(Json)
    #: The job that looks, checks or runs, whichever was the last.
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"))
    version: Mapped[int] = mapped_column(default=1)
    repeat_days: Mapped[int] = mapped_column(default=0)
    next_run_at: Mapped[Moment | None]
    runs: Mapped[int] = mapped_column(default=0)
    readings: Mapped[int] = mapped_column(default=0, server_default="0")
    read_at: Mapped[Moment | None]
    created_at: Mapped[Moment]
