"""The team, its members, the links that invite them, and where its group wants each kind of post."""

from datetime import date, time
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.base.actor import Role
from domain.base.tables import Base, Json, Key, Long, Moment, Short, TelegramId, Versioned, words_of
from domain.journal.registry import journalled


class Scope(StrEnum):
    """Which clients a manager sees: the whole base, or only those he is responsible for."""

    ALL = "all"
    OWN = "own"


class PostKind(StrEnum):
    """A kind of post in the team group; each may have a topic of its own, or be off."""

    NEW_CLIENT = "new-client"
    STAGE = "stage"
    WON = "won"
    JOB = "job"
    OVERDUE = "overdue"
    #: Somebody whom nobody is responsible for has written.
    REPLY = "reply"


@journalled(client=None)
class Team(Versioned, Base):
    """The one team of this database (its id is always 1)."""

    __tablename__ = "team"

    id: Mapped[Key]
    name: Mapped[Short] = mapped_column(default="")
    locale: Mapped[Short]
    zone: Mapped[Short]
    phone_region: Mapped[Short]
    currency: Mapped[Short] = mapped_column(default="RUB")
    group_chat_id: Mapped[TelegramId | None]
    group_title: Mapped[Short | None]
    about: Mapped[Long | None]
    site: Mapped[Short | None]
    #: The picture of the company: a row of `file`.
    logo_file_id: Mapped[TelegramId | None]
    #: After so many hours without a reaction the team group hears of what is overdue; None for never.
    overdue_hours: Mapped[int | None] = mapped_column(default=4, server_default="4")
    #: Whoever stands for so many days on an open stage that says nothing else is stuck.
    stuck_days: Mapped[int] = mapped_column(default=14, server_default="14")
    #: Since when accounts of persons may act for the team; None is not at all (`domain.accounts.personal`).
    personal_actions_at: Mapped[Moment | None]


@journalled(client=None)
class TeamPost(Versioned, Base):
    """Where posts of one kind go: the topic of the team group (None is its General), and whether at all."""

    __tablename__ = "team_post"

    id: Mapped[Key]
    kind: Mapped[PostKind] = mapped_column(words_of(PostKind), unique=True)
    thread_id: Mapped[int | None]
    topic: Mapped[Short | None]
    is_on: Mapped[bool] = mapped_column(default=True)


@journalled(client=None, derived={"filter_id", "chat_lost_at", "list_view", "list_columns", "reminded_by"})
class Member(Versioned, Base):
    """A user of the bot."""

    __tablename__ = "member"

    id: Mapped[Key]
    telegram_id: Mapped[TelegramId] = mapped_column(unique=True)
    name: Mapped[Short]
    username: Mapped[Short | None]
    role: Mapped[Role] = mapped_column(words_of(Role))
    scope: Mapped[Scope] = mapped_column(words_of(Scope), default=Scope.ALL)
    is_active: Mapped[bool] = mapped_column(default=True)
    #: None follows the team.
    locale: Mapped[Short | None]
    zone: Mapped[Short | None]
    page_size: Mapped[int] = mapped_column(default=8)
    #: How the own lists look, and which columns they have (None: the usual ones).
    list_view: Mapped[Short] = mapped_column(default="list", server_default="list")
    list_columns: Mapped[list[str] | None] = mapped_column(Json)
    #: The filter of the list that the member looked at last; `/export` takes it.
    filter_id: Mapped[int | None]
    #: Since when Telegram refuses to deliver to the member (blocked the bot); None while it does.
    chat_lost_at: Mapped[Moment | None]
    joined_at: Mapped[Moment]
    #: The working day in the member's own time, and its days of the week as bits (Monday is 1, Sunday 64).
    work_from: Mapped[time] = mapped_column(default=time(9), server_default="09:00:00")
    work_till: Mapped[time] = mapped_column(default=time(19), server_default="19:00:00")
    work_days: Mapped[int] = mapped_column(default=0b0011111, server_default="31")
    #: The hour of the morning digest; None for none.
    digest_at: Mapped[time | None] = mapped_column(default=time(9), server_default="09:00:00")
    #: How many minutes before the hour to remind, if a task says nothing else.
    remind_before: Mapped[int] = mapped_column(default=15, server_default="15")
    #: Reminders and digests come here too; None for Telegram alone.
    email: Mapped[Short | None]
    #: The first and the last day of an absence; the substitute gets meanwhile what would come to the member.
    away_from: Mapped[date | None]
    away_until: Mapped[date | None]
    substitute_id: Mapped[int | None]
    #: By which settings the member's reminders were planned (`domain.reminders`); others have them planned anew.
    reminded_by: Mapped[Short | None]


class Invite(Base):
    """A one-time link into the team. Only a hash of its code is kept."""

    __tablename__ = "invite"

    id: Mapped[Key]
    code_hash: Mapped[Short] = mapped_column(unique=True)
    role: Mapped[Role] = mapped_column(words_of(Role))
    scope: Mapped[Scope] = mapped_column(words_of(Scope), default=Scope.ALL)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    expires_at: Mapped[Moment]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))


@journalled(client=None)
class AccessClass(Versioned, Base):
    """A class of clients that only chosen members may see. A removed one is only marked, so that an undo finds it."""

    __tablename__ = "access_class"

    id: Mapped[Key]
    name: Mapped[Short] = mapped_column(unique=True)
    deleted_at: Mapped[Moment | None]


class MemberClass(Base):
    """That an access class is open to a member."""

    __tablename__ = "member_class"
    __table_args__ = (UniqueConstraint("member_id", "access_class_id"), {"sqlite_autoincrement": True})

    id: Mapped[Key]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    access_class_id: Mapped[int] = mapped_column(ForeignKey("access_class.id"), index=True)
