"""Letters on their way out."""

from dataclasses import dataclass

from domain.outbox.views import MessageView


@dataclass(frozen=True, slots=True)
class Letter:
    """One claimed letter: where to, and what it says, in the form in which messages of the outbox are drawn."""

    address: str
    message: MessageView


@dataclass(frozen=True, slots=True)
class AskedAddress:
    """An address that waits for its code."""

    address: str
    tries_left: int
