"""The accounts that act on social networks, and how much each has done in each hour."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.tables import Base, Json, Key, Long, Moment, Short, Versioned, words_of
from domain.journal.registry import journalled

VkId = Annotated[int, mapped_column(BigInteger)]


class AccountKind(StrEnum):
    """What acts: a community, which writes only to those who allowed it, or a person's own page."""

    COMMUNITY = "community"
    PERSON = "person"


class AccountRole(StrEnum):
    """What a person's page is for: `promo` is the face that people shall come to know, `additional` ones help it."""

    PROMO = "promo"
    ADDITIONAL = "additional"


class AccountState(StrEnum):
    """Whether an account may act: `waiting` for a human to pass a check of VK, `dead` when its token opens nothing."""

    ACTIVE = "active"
    PAUSED = "paused"
    WAITING = "waiting-for-human"
    DEAD = "dead"


class ActionKind(StrEnum):
    """One kind of social act; each is counted and capped by itself."""

    MESSAGE = "message"
    FRIEND_REQUEST = "friend-request"
    LIKE = "like"
    COMMENT = "comment"


@journalled(
    client=None,
    derived={
        "token_sealed",
        "state",
        "paused_until",
        "problem",
        "problem_at",
        "rests",
        "poll_ts",
        "heard_at",
        "check_answer",
        "checked_at",
        "expires_at",
        "worker",
        "lease_until",
        "fence",
    },
)
class Account(Versioned, Base):
    """A sender. Its row outlives its removal, for what it has sent and who has allowed it hang on it."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("kind", "vk_id"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    kind: Mapped[AccountKind] = mapped_column(words_of(AccountKind))
    #: The positive id of the community or the person.
    vk_id: Mapped[VkId]
    name: Mapped[Short]
    screen_name: Mapped[Short | None]
    avatar_url: Mapped[Long | None]
    #: The token, encrypted with the row's id as associated data; None once the account is removed.
    token_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    #: What VK lets the token do, in VK's own words: `messages`, `manage` …
    rights: Mapped[list[str]] = mapped_column(Json, default=list)
    #: When the token ends, if whoever pasted it pasted that too; VK tells it nowhere else.
    expires_at: Mapped[Moment | None]
    #: Of persons only.
    role: Mapped[AccountRole | None] = mapped_column(words_of(AccountRole))
    state: Mapped[AccountState] = mapped_column(words_of(AccountState), default=AccountState.ACTIVE)
    #: When a pause ends by itself; None with state `paused` waits for a person.
    paused_until: Mapped[Moment | None]
    #: What the last error that changed the state was (`AccountView.problem`), and its time.
    problem: Mapped[dict[str, Any] | None] = mapped_column(Json)
    problem_at: Mapped[Moment | None]
    #: Kinds of action that VK lets it do no more of for now, while it goes on with others: {"like": {"until": …,
    #: "number": 29}}. Without a time, until a person resumes the account.
    rests: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    #: Action kind to its most per clock hour and per day: {"message": {"hour": 100, "day": 1000}}.
    caps: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    #: The hours of work in the wall time of `zone`; both None is around the clock, from > to passes midnight.
    window_from: Mapped[time | None]
    window_to: Mapped[time | None]
    zone: Mapped[Short]
    #: 0 acts as fast as the caps allow; else an hour's actions are spread, each gap off by up to so many per cent.
    jitter: Mapped[int] = mapped_column(default=0)
    #: A fresh account's caps grow to their full size in so many days from `warm_from` on.
    warm_from: Mapped[date | None]
    warm_days: Mapped[int] = mapped_column(default=0)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[Moment]
    removed_at: Mapped[Moment | None]
    checked_at: Mapped[Moment | None]
    #: Up to which event of the Bots Long Poll everything has been taken in; empty while some is known to be missing.
    poll_ts: Mapped[Short | None]
    #: Up to when, by VK's clock, nothing that people said or did can have been missed.
    heard_at: Mapped[Moment | None]
    #: What a person answered to a check of VK: `CheckAnswer` as JSON, until the call that met the check is repeated.
    check_answer: Mapped[dict[str, Any] | None] = mapped_column(Json)
    #: The worker that holds this account's gateway, until when, and a number that grows with each holder.
    worker: Mapped[Short | None]
    lease_until: Mapped[Moment | None]
    fence: Mapped[int] = mapped_column(default=0)


class AccountUse(Base):
    """How many actions of one kind an account began in one clock hour of its zone; `hour` is that hour's start."""

    __tablename__ = "account_use"
    __table_args__ = (UniqueConstraint("account_id", "kind", "hour"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    kind: Mapped[ActionKind] = mapped_column(words_of(ActionKind))
    hour: Mapped[Moment]
    used: Mapped[int] = mapped_column(default=0)
    #: When the last of them began.
    last_at: Mapped[Moment]


class HeardEvent(Base):
    """That an event has been taken in: what VK tells twice, or is found in a dialog too, counts once.

    `key` is VK's id of the event, or `message:` with the id of the message. Kept for some days (`hear_events`).
    """

    __tablename__ = "heard_event"
    __table_args__ = (UniqueConstraint("account_id", "key"), Index("ix_heard_event_heard_at", "heard_at"))

    id: Mapped[Key]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    key: Mapped[Short]
    heard_at: Mapped[Moment]
