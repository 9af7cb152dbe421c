"""Members, invitations and the team as the bot and the jobs see them."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.base.actor import Actor, Role
from domain.team.tables import PostKind, Scope


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member. `locale` and `zone` are the own choice; None follows the team."""

    id: int
    telegram_id: int
    name: str
    username: str | None
    role: Role
    scope: Scope
    is_active: bool
    locale: str | None
    zone: str | None
    page_size: int
    list_view: str
    list_columns: list[str] | None
    filter_id: int | None
    chat_lost_at: datetime | None
    joined_at: datetime
    away_from: date | None
    away_until: date | None
    substitute_id: int | None
    work_days: int


@dataclass(frozen=True, slots=True)
class MemberActor:
    """A member who is at work: with the rights of today, and with what screens need to know."""

    actor: Actor
    member: MemberView


@dataclass(frozen=True, slots=True)
class Welcome:
    """How the door was opened; somebody who had been in already (`is_new` is False) keeps the own role.

    `invited_by_id` is the member whose invitation was used; None for the ownership code.
    """

    member: MemberView
    is_new: bool
    invited_by_id: int | None = None


@dataclass(frozen=True, slots=True)
class InviteView:
    """One invitation that is still open."""

    id: int
    role: Role
    scope: Scope
    created_by_id: int | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NewInvite:
    """An invitation just made. Its `code` is known here and never again."""

    id: int
    code: str
    role: Role
    scope: Scope
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class TeamView:
    """The team and its defaults."""

    name: str
    locale: str
    zone: str
    phone_region: str
    currency: str
    group_chat_id: int | None
    group_title: str | None
    about: str | None
    site: str | None
    logo_file_id: int | None
    overdue_hours: int | None
    stuck_days: int


@dataclass(frozen=True, slots=True)
class PostView:
    """Where posts of one kind go in the team group."""

    kind: PostKind
    thread_id: int | None
    topic: str | None
    is_on: bool
