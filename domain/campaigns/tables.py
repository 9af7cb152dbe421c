"""Campaigns: a text, an audience, an account; what comes of each recipient stands in the ledger of actions."""

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Long, Moment, Short, TelegramId, Versioned


class CampaignState(StrEnum):
    """Where a campaign stands. It follows from the campaign and its job; nothing keeps it twice."""

    DRAFT = "draft"
    #: Text, audience and account are there: it can be launched.
    READY = "ready"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    #: VK finds the message wrong, or the member may not send any more.
    FAILED = "failed"


class Campaign(Versioned, Base):
    """One campaign of messages. From its launch on it has a job, and only that one."""

    __tablename__ = "campaign"

    id: Mapped[Key]
    name: Mapped[Short] = mapped_column(default="")
    text: Mapped[Long] = mapped_column(default="")
    #: What goes along with each message, in this order.
    enclosure_ids: Mapped[list[int]] = mapped_column(Json, default=list, server_default="[]")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    #: `Audience` as JSON; None as long as nobody is chosen.
    audience: Mapped[dict[str, Any] | None] = mapped_column(Json)
    stop_on_answer: Mapped[bool] = mapped_column(default=True)
    #: Whoever was touched in so many last days is left out; 0 leaves nobody out.
    quiet_days: Mapped[int] = mapped_column(default=0)
    #: Makes the keys of its messages unlike those of any other campaign.
    seed: Mapped[int] = mapped_column(BigInteger)
    start_at: Mapped[Moment | None]
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"), unique=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    #: The chat that the campaign was begun in: its progress shows there.
    chat_id: Mapped[TelegramId | None]
    created_at: Mapped[Moment]
