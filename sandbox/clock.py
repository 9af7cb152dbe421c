"""The world's time, which a test can move forward to see things expire."""

import time


class Clock:
    """Wall time plus what has been added to it. Limits and lifetimes all read it."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Return the seconds since 1970, UTC."""
        return time.time() + self._ahead

    def today(self) -> int:
        """Return the same in whole seconds: the `date` of messages."""
        return int(self.now())

    def advance(self, seconds: float) -> None:
        """Move forward; time never goes back."""
        self._ahead += max(0.0, seconds)
