"""Refusals in a row: what looks like a property of one person is a limit of the account when several meet it."""

from domain.accounts.tables import ActionKind
from domain.vk.errors import VkError
from domain.vk.policy import Reaction, Verdict, react

#: These need no row: VK says outright that the account may do no more of this kind.
_AT_ONCE = frozenset({Reaction.REST_METHOD, Reaction.STOP_METHOD})


class Streak:
    """Counts how many different people in a row got the same refusal of one kind of action."""

    def __init__(self) -> None:
        self._number: int | None = None
        self._people: set[str] = set()
        self._last: tuple[VkError, Verdict] | None = None

    def note(self, address: str, error: VkError | None, method: str) -> None:
        """What the next person got at a call of this method: a refusal, or (None) something else."""
        if error is None or error.number != self._number:
            self._people.clear()
        self._number = None if error is None else error.number
        self._last = None if error is None else (error, react(error, method))
        if error is not None:
            self._people.add(address)

    @property
    def rest(self) -> tuple[Reaction, VkError] | None:
        """What the row demands of the account, if it is long enough; the error that makes it up."""
        if self._last is None:
            return None
        error, verdict = self._last
        if verdict.reaction in _AT_ONCE:
            return verdict.reaction, error
        if verdict.in_a_row is None or verdict.then is None or len(self._people) < verdict.in_a_row:
            return None
        return verdict.then, error


class Streaks:
    """The rows of each kind: that likes go well says nothing about friend requests."""

    def __init__(self) -> None:
        self._of: dict[ActionKind, Streak] = {}

    def note(self, kind: ActionKind, address: str, error: VkError | None, method: str) -> None:
        """What the next person got of this kind."""
        self._of.setdefault(kind, Streak()).note(address, error, method)

    def take(self) -> list[tuple[ActionKind, Reaction, VkError]]:
        """What the rows demand; those rows begin anew."""
        demanded = [(kind, *rest) for kind, streak in self._of.items() if (rest := streak.rest) is not None]
        for kind, _, _ in demanded:
            del self._of[kind]
        return demanded
