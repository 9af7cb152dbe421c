"""Conversations and answers as screens see them."""

from dataclasses import dataclass
from datetime import datetime

from domain.actions.tables import ActionState
from domain.consent.rules import Reach
from domain.conversations.views import Enclosure
from domain.enclosures.views import EnclosureView
from domain.replies.tables import Act


@dataclass(frozen=True, slots=True)
class ConversationView:
    """One conversation. `client_id` and `client` are of its card, None without one.

    `answered_by` is None for an answer that was written on VK's own pages; `group_id` is VK's id of the community.
    """

    id: int
    account_id: int
    account: str
    group_id: int
    is_account_gone: bool
    address: str
    name: str | None
    client_id: int | None
    client: str | None
    responsible_id: int | None
    waits_since: datetime | None
    heard_at: datetime | None
    answers: int
    answered_at: datetime | None
    answered_by_id: int | None
    answered_by: str | None
    taken_by_id: int | None
    row_from_id: int | None

    @property
    def person(self) -> str:
        """What to call the person: as the card does, as VK does, else by the address."""
        return self.client or self.name or self.address

    @property
    def vk_id(self) -> str:
        """The number of the person's page."""
        return self.address.removeprefix("id")


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of a person."""

    id: int
    text: str
    enclosed: tuple[Enclosure, ...]
    is_opt_out: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in a talk: its moment, the messages of a person before ours, and its id among those."""

    at: datetime
    is_ours: bool
    id: int


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One message of a talk. Ours have the state of the ledger; `of_campaign` were sent to many.

    `text` is None for a message of a campaign whose words can't be told any more.
    """

    place: Place
    by_us: bool
    text: str | None
    enclosed: tuple[Enclosure, ...]
    account: str
    member: str | None = None
    state: ActionState = ActionState.DONE
    of_campaign: bool = False
    is_opt_out: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """A page of messages, the oldest first; `before` leads to older ones, None at the beginning."""

    lines: tuple[TalkLine, ...]
    before: Place | None


@dataclass(frozen=True, slots=True)
class ReplyView:
    """An answer of the actor's. `state` is None for a draft. `is_varied`: its template has other texts too."""

    id: int
    text: str
    written_at: datetime
    state: ActionState | None
    shown_id: int | None
    conversation: ConversationView
    enclosures: tuple[EnclosureView, ...] = ()
    is_varied: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """Whether the account may answer this person, and when it will (None: at once; `is_stuck`: nobody knows)."""

    reach: Reach
    later: datetime | None = None
    is_stuck: bool = False


@dataclass(frozen=True, slots=True)
class WaitingCounts:
    """How many wait for an answer, and how many of them for longer than the team allows itself (`hours`)."""

    total: int
    late: int
    hours: int


@dataclass(frozen=True, slots=True)
class WelcomeView:
    """What becomes of unknown writers; the names are of today, None for what is gone or not chosen."""

    is_on: bool
    category_id: int | None
    category: str | None
    stage_id: int | None
    stage: str | None


@dataclass(frozen=True, slots=True)
class ActSum:
    """What people did at a community within some days."""

    account: str
    act: Act
    by_clients: int
    by_others: int
