"""Campaigns: what is done, to whom, by which accounts; what comes of each recipient stands in the ledger of actions."""

from datetime import time
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from domain.accounts.tables import ActionKind
from domain.base.tables import Base, Json, Key, Long, Moment, Short, TelegramId, Versioned, words_of


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
    """One campaign of one kind of action. From its launch on it has a job, and only that one."""

    __tablename__ = "campaign"

    id: Mapped[Key]
    name: Mapped[Short] = mapped_column(default="")
    kind: Mapped[ActionKind] = mapped_column(words_of(ActionKind), default=ActionKind.MESSAGE)
    #: What is written; likes have none, and a friend request may have none.
    text: Mapped[Long] = mapped_column(default="")
    #: What goes along with each message, in this order.
    enclosure_ids: Mapped[list[int]] = mapped_column(Json, default=list, server_default="[]")
    #: The first account; `CampaignAccount` has the others.
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    #: Likes: each account likes the same, so that everybody gets as many; else the people are shared out.
    each_account: Mapped[bool] = mapped_column(default=True)
    #: So many of the newest posts on the person's wall are liked; of comments, 0 or 1.
    wall_posts: Mapped[int] = mapped_column(default=0)
    #: The photo of the person's page is liked or commented.
    on_avatar: Mapped[bool] = mapped_column(default=False)
    #: `Audience` as JSON; None as long as nobody is chosen.
    audience: Mapped[dict[str, Any] | None] = mapped_column(Json)
    #: The harvest whose lists of VK it is, or is about to be, meant for. No foreign key: harvests stand above.
    harvest_id: Mapped[int | None] = mapped_column(BigInteger)
    stop_on_answer: Mapped[bool] = mapped_column(default=True)
    #: Whoever was touched in so many last days is left out; 0 leaves nobody out.
    quiet_days: Mapped[int] = mapped_column(default=0)
    #: Nobody gets more than so many messages of campaigns in so many days, by whatever campaign; 0 is no cap.
    cap_times: Mapped[int] = mapped_column(default=0)
    cap_days: Mapped[int] = mapped_column(default=0)
    #: What was sent is deleted from the account's own side of the dialog.
    delete_own_copy: Mapped[bool] = mapped_column(default=False)
    #: Makes the keys of its messages unlike those of any other campaign.
    seed: Mapped[int] = mapped_column(BigInteger)
    start_at: Mapped[Moment | None]
    #: Its own hours in the wall time of `window_zone`, within those of the accounts; all None leaves them to these.
    window_from: Mapped[time | None]
    window_to: Mapped[time | None]
    window_zone: Mapped[Short | None]
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"), unique=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    #: The chat that the campaign was begun in: its progress shows there.
    chat_id: Mapped[TelegramId | None]
    created_at: Mapped[Moment]


class CampaignAccount(Base):
    """A further account that does the work of a campaign, besides its first."""

    __tablename__ = "campaign_account"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
