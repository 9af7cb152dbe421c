"""How fast one token may be used, counted from the starts of its calls. Pure: time comes in as seconds."""

import random

#: A start that comes late by at most so much (a busy loop, a slow thread) is made up for. It keeps the promise of VK's
#: own limits: in any second at most `1.1 × rate + 1` starts, which is 3 of 3 for a person and 17 of 20 for a community.
MAKE_UP_SECONDS = 0.1
#: After error 6: nothing of this token for so long, and twice as long each further time in a row.
_FIRST_REST, _LONGEST_REST = 1.0, 30.0
#: After error 6 the pace falls to this part, and comes back by a tenth with so many good answers.
_SLOWER, _FASTER, _GOOD_ANSWERS = 0.7, 0.1, 20
_SLOWEST = 0.2


class Pace:
    """Says when the next call may start. One a token; everybody who uses the token goes through it."""

    def __init__(self, rate: float, *, seed: int | None = None) -> None:
        self._rate = rate
        self._share = 1.0
        self._next = 0.0
        self._rests = 0
        self._good = 0
        self._dice = random.Random(seed)  # noqa: S311 - it spreads the waits of several workers, it guards nothing.

    @property
    def rate(self) -> float:
        """Calls per second for now."""
        return self._rate * self._share

    def wait(self, now: float) -> float:
        """For how many seconds nothing may start yet."""
        return max(0.0, self._next - now)

    def start(self, now: float) -> None:
        """A call starts now."""
        self._next = max(self._next, now - MAKE_UP_SECONDS) + 1 / self.rate

    def too_fast(self, now: float) -> None:
        """VK said error 6: everybody rests, and goes on more slowly."""
        rest = min(_LONGEST_REST, _FIRST_REST * 2**self._rests)
        self._rests += 1
        self._good = 0
        self._share = max(_SLOWEST, self._share * _SLOWER)
        self._next = max(self._next, now + rest * (1 + self._dice.random() / 4))

    def answered(self) -> None:
        """VK answered something else than error 6."""
        self._rests = 0
        self._good += 1
        if self._good >= _GOOD_ANSWERS and self._share < 1:
            self._good = 0
            self._share = min(1.0, self._share + _FASTER)
