"""Ways to name clients: filters that were looked at, ticks, segments, groups, and who stands in a list of VK."""

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Moment, Short, Versioned, words_of
from domain.journal.registry import journalled


class KeptFilter(Base):
    """One filter of one member, by the hash of both: it is kept once and never changes."""

    __tablename__ = "kept_filter"

    id: Mapped[Key]
    digest: Mapped[Short] = mapped_column(unique=True)
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    kept_at: Mapped[Moment]


class BasketItem(Base):
    """That a member has ticked a client. What one has ticked is no deed, so the journal doesn't know it."""

    __tablename__ = "basket_item"
    __table_args__ = (UniqueConstraint("member_id", "client_id"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)


@journalled(client=None)
class Segment(Versioned, Base):
    """Clients under a name: those that a filter means at any moment (`rule`), or those picked once (no rule).

    A shared one is open to the team, another to its owner only. One that is not `is_listed` has no name and stands in
    no list: it is what somebody had ticked when a job was started with it.
    """

    __tablename__ = "segment"

    id: Mapped[Key]
    name: Mapped[Short]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    is_shared: Mapped[bool] = mapped_column(default=False)
    is_listed: Mapped[bool] = mapped_column(default=True)
    rule: Mapped[dict[str, Any] | None] = mapped_column(Json)
    created_at: Mapped[Moment]
    deleted_at: Mapped[Moment | None]


@journalled(client="client_id")
class SegmentClient(Versioned, Base):
    """That a client was picked into a segment."""

    __tablename__ = "segment_client"
    __table_args__ = (UniqueConstraint("segment_id", "client_id"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    segment_id: Mapped[int] = mapped_column(ForeignKey("segment.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)


@journalled(client=None)
class ClientGroup(Versioned, Base):
    """A group of clients. With a `rule` (a filter) that is switched on, it fills itself.

    `leaves`: whoever the rule means no more goes out again. `touch_in_days`: a touch is planned so many days ahead for
    everybody who newly comes in by the rule and has none planned.
    """

    __tablename__ = "client_group"

    id: Mapped[Key]
    name: Mapped[Short]
    icon: Mapped[Short] = mapped_column(default="")
    rule: Mapped[dict[str, Any] | None] = mapped_column(Json)
    is_on: Mapped[bool] = mapped_column(default=False)
    leaves: Mapped[bool] = mapped_column(default=False)
    touch_in_days: Mapped[int | None]
    deleted_at: Mapped[Moment | None]


@journalled(client="client_id")
class GroupClient(Versioned, Base):
    """That a client is in a group, put there by hand or by the rule."""

    __tablename__ = "group_client"
    __table_args__ = (
        UniqueConstraint("client_id", "group_id"),
        Index("ix_group_client_group_id_client_id", "group_id", "client_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("client_group.id"))
    by_rule: Mapped[bool] = mapped_column(default=False)


class GroupMatch(Base):
    """That a group's rule has met this client, and means it still.

    Each client comes in once for each time that the rule begins to mean it. Whom somebody takes out by hand, or an undo
    takes out, is not put in again by the next run.
    """

    __tablename__ = "group_match"
    __table_args__ = (UniqueConstraint("group_id", "client_id"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("client_group.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)


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
    """That somebody was in a list: at which reading for the first, and at which for the last time.

    Kept for harvests that repeat, which have to tell who came and who left, and for those that a campaign is meant for.
    """

    __tablename__ = "harvest_member"
    __table_args__ = ({"sqlite_with_rowid": False},)

    list_id: Mapped[int] = mapped_column(ForeignKey("harvest_list.id"), primary_key=True)
    vk_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    first_run: Mapped[int]
    last_run: Mapped[int]
