"""What is needed of the world outside to send a letter; `jobs` has it, `app` hands it over."""

from typing import Protocol


class NotPostedError(Exception):
    """The mail server has not taken a letter. `problem` is a short code; `for_good`: trying again changes nothing."""

    def __init__(self, problem: str, *, for_good: bool) -> None:
        super().__init__(problem)
        self.problem, self.for_good = problem, for_good


class Mailer(Protocol):
    """Hands letters to a mail server."""

    async def send(self, address: str, subject: str, text: str) -> None:
        """Send one plain letter. Returns once the server has taken it; raises `NotPostedError`."""
