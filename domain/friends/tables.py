"""Incoming friend requests: by which rule each account of a person accepts them, and what became of each request."""

from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Key, Long, Moment, Short, Versioned, words_of
from domain.clients.kinds import Sex
from domain.journal.registry import journalled


class RequestState(StrEnum):
    """Where a request stands. `accepting` is committed before the call."""

    WAITING = "waiting"
    #: It does not fit the rule; whoever asked stays among the followers.
    LEFT = "left"
    ACCEPTING = "accepting"
    ACCEPTED = "accepted"
    #: Taken back, or settled on VK's own pages.
    GONE = "gone"
    #: VK would not have it accepted.
    REFUSED = "refused"


class LeftReason(StrEnum):
    """Why a request was left alone."""

    NO_AVATAR = "no-avatar"
    OTHER_SEX = "other-sex"
    OTHER_CITY = "other-city"
    PAGE_GONE = "page-gone"
    #: The person asked not to be written to any more, or was erased.
    STOPPED = "stopped"


@journalled(client=None, derived={"polled_at", "stopped_by"})
class FriendRule(Versioned, Base):
    """How one account deals with those who want to be friends. Without a row it lets them alone."""

    __tablename__ = "friend_rule"

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), unique=True)
    is_on: Mapped[bool] = mapped_column(default=False)
    needs_avatar: Mapped[bool] = mapped_column(default=True)
    #: Only people of this sex; None takes all.
    sex: Mapped[Sex | None] = mapped_column(words_of(Sex))
    #: Only people of this city, as VK writes it; None takes all.
    city: Mapped[Short | None]
    per_day: Mapped[int] = mapped_column(default=20)
    #: The source of the greeting's text; None greets nobody.
    greeting: Mapped[Long | None]
    delay_minutes: Mapped[int] = mapped_column(default=10)
    #: When the requests were looked at last.
    polled_at: Mapped[Moment | None]
    #: The number of VK's error that switched the rule off.
    stopped_by: Mapped[int | None]


class FriendRequest(Base):
    """That somebody asked to be a friend. Each person is accepted once and greeted once by an account, ever.

    No name stands here: the card has it, and is forgotten with the card.
    """

    __tablename__ = "friend_request"
    __table_args__ = (
        UniqueConstraint("account_id", "vk_id"),
        Index("ix_friend_request_account_id_state_id", "account_id", "state", "id"),
        Index("ix_friend_request_account_id_asked_at", "account_id", "asked_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    vk_id: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[RequestState] = mapped_column(words_of(RequestState))
    reason: Mapped[LeftReason | None] = mapped_column(words_of(LeftReason))
    #: The number of VK's error, if one decided.
    problem: Mapped[int | None]
    #: By VK's clock.
    asked_at: Mapped[Moment]
    #: Not before this moment, after trouble of VK.
    due_at: Mapped[Moment | None]
    attempts: Mapped[int] = mapped_column(default=0)
    #: When accepting began: what the governor counts.
    claimed_at: Mapped[Moment | None]
    #: The lease that began it.
    fence: Mapped[int] = mapped_column(default=0)
    accepted_at: Mapped[Moment | None]
    client_id: Mapped[int | None] = mapped_column(ForeignKey("client.id"), index=True)
    #: Whether the card was made for this request.
    is_new: Mapped[bool] = mapped_column(default=False)
    #: The greeting in the ledger.
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), index=True)
    answered_at: Mapped[Moment | None]
