"""Actions as the sender and the screens see them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.accounts.tables import ActionKind
from domain.actions.tables import ActionState, Reason


# Neither this one nor `Outcome` is frozen: campaigns make thousands of them a second, and to freeze them costs more
# than all else about making them.
@dataclass(slots=True)
class ClaimedAction:
    """One action that its account is to do now.

    With `only_check` it must not be sent any more; all that is asked is whether it was sent already. `attempts` counts
    this one too.
    """

    id: int
    job_id: int | None
    client_id: int | None
    address: str
    text: str | None
    random_id: int
    maybe_since: datetime | None
    attempts: int
    only_check: Reason | None
    kind: ActionKind = ActionKind.MESSAGE
    object: str | None = None
    target: str | None = None
    #: What goes along with it, and (once VK has it) how the account names that there.
    enclosure_ids: tuple[int, ...] = ()
    attachment: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What an account may do now. `skipped` were left out in the same transaction.

    `next_at`: when to ask again if nothing was claimed; None if there is nothing left that will ever be due by itself.
    """

    actions: tuple[ClaimedAction, ...] = ()
    skipped: int = 0
    #: The account's name, which texts may mention, and its id at VK, by which its comments are known.
    name: str = ""
    vk_id: int = 0
    next_at: datetime | None = None


@dataclass(slots=True)
class Outcome:
    """What became of a claimed action. `planned` gives it back, to be tried again at `due_at`.

    `ends_consent`: VK says that the person does not allow messages. `is_unbegun`: the call never left, so it is neither
    an attempt nor a part of the account's caps.
    """

    action_id: int
    state: ActionState
    reason: Reason | None = None
    problem: int | None = None
    remote_id: int | None = None
    due_at: datetime | None = None
    maybe_since: datetime | None = None
    ends_consent: bool = False
    is_unbegun: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it was done and there is nothing else to tell but VK's id of it."""
        return self.state is ActionState.DONE and self.reason is None and self.problem is None


@dataclass(frozen=True, slots=True)
class Report:
    """What became of actions that an account had claimed under this lease."""

    account_id: int
    fence: int
    outcomes: Collection[Outcome]


@dataclass(frozen=True, slots=True)
class Wish:
    """That an account, held with this lease, wants at most so many actions.

    `first`: the `random_id` of the one that had met a check of VK, which goes before all others.
    """

    account_id: int
    fence: int
    limit: int
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actions of a job stand where. The states always add up to the recipients."""

    states: Mapping[ActionState, int]
    reasons: Mapping[Reason, int]
    #: Own copies of messages that VK would not delete.
    copies_kept: int = 0

    @property
    def total(self) -> int:
        """All recipients."""
        return sum(self.states.values())

    @property
    def open(self) -> int:
        """Those that are still to be done."""
        return self.states.get(ActionState.PLANNED, 0) + self.states.get(ActionState.SENDING, 0)


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """One line of the report by recipient."""

    action_id: int
    client_id: int | None
    name: str | None
    address: str | None
    state: ActionState
    reason: Reason | None
    problem: int | None
    ended_at: datetime | None
