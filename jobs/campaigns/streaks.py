"""Refusals in a row: what looks like a property of one person is a limit of the account when several meet it."""

from domain.vk.errors import VkError
from domain.vk.policy import Reaction, react

_METHOD = "messages.send"


class Streak:
    """Counts how many different people in a row got the same refusal."""

    def __init__(self) -> None:
        self._number: int | None = None
        self._people: set[str] = set()
        self._last: VkError | None = None

    def note(self, address: str, error: VkError | None) -> None:
        """What the next person got: a refusal, or (None) something else."""
        if error is None or error.number != self._number:
            self._people.clear()
        self._number, self._last = (None, None) if error is None else (error.number, error)
        if error is not None:
            self._people.add(address)

    @property
    def rest(self) -> tuple[Reaction, VkError] | None:
        """What the row demands of the account, if it is long enough; the error that makes it up."""
        if self._last is None:
            return None
        verdict = react(self._last, _METHOD)
        if verdict.reaction is Reaction.REST_METHOD:
            return Reaction.REST_METHOD, self._last
        if verdict.in_a_row is None or verdict.then is None or len(self._people) < verdict.in_a_row:
            return None
        return verdict.then, self._last
