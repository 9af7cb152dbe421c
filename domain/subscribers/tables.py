"""Harvests: lists of followers of VK on their way into the base, and who was in a list the last time."""

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Moment, Short, TelegramId, words_of


class HarvestStep(StrEnum):
    """How far a harvest has come. Any change of its choices leads from CHECKING and CHECKED back to OPEN."""

    LOOKING = "looking"
    OPEN = "open"
    CHECKING = "checking"
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


class Listing(StrEnum):
    """Which list of people: those in a community, or the friends or the followers of a person."""

    MEMBERS = "members"
    FRIENDS = "friends"
    FOLLOWERS = "followers"


class ListProblem(StrEnum):
    """Why a link gives nobody.

    `needs-person`: VK shows this list to personal pages only, and none is connected. `hidden`: the community hides who
    is in it. `private`: a closed community. `closed`, `gone`: the profile is. `no-list`: an application or the like.
    """

    NO_LINK = "no-link"
    UNKNOWN = "unknown"
    NO_LIST = "no-list"
    PRIVATE = "private"
    HIDDEN = "hidden"
    CLOSED = "closed"
    GONE = "gone"
    NEEDS_PERSON = "needs-person"
    REFUSED = "refused"


class Harvest(Base):
    """The import of one or several lists. `options` are `HarvestOptions`, `report` what the last dry run has found.

    `version` counts the changes of the choices, so that of two people who press at once only one is heard. With
    `repeat_days` it runs again by itself at `next_run_at`; `runs` counts the runs that came to their end.
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
    created_at: Mapped[Moment]


class HarvestList(Base):
    """One list of a harvest. What VK has said of the link stands in `owner_id` (always positive), `title`, `total`."""

    __tablename__ = "harvest_list"
    __table_args__ = (Index("ix_harvest_list_harvest_id", "harvest_id"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    harvest_id: Mapped[int] = mapped_column(ForeignKey("harvest.id"))
    position: Mapped[int]
    #: As it was written, and what VK is asked about (empty for what is no link).
    link: Mapped[Short]
    name: Mapped[Short] = mapped_column(default="")
    listing: Mapped[Listing | None] = mapped_column(words_of(Listing))
    owner_id: Mapped[int | None] = mapped_column(BigInteger)
    title: Mapped[Short] = mapped_column(default="")
    total: Mapped[int | None]
    problem: Mapped[ListProblem | None] = mapped_column(words_of(ListProblem))
    is_on: Mapped[bool] = mapped_column(default=True)


class HarvestMember(Base):
    """That somebody was in a list: in which run for the first, and in which for the last time.

    Kept only for harvests that repeat, which have to tell who came and who left.
    """

    __tablename__ = "harvest_member"
    __table_args__ = ({"sqlite_with_rowid": False},)

    list_id: Mapped[int] = mapped_column(ForeignKey("harvest_list.id"), primary_key=True)
    vk_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    first_run: Mapped[int]
    last_run: Mapped[int]
