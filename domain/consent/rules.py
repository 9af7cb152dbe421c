"""What one event of consent does to another, and how addresses of the stop-list are hashed. Pure rules."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from domain.clients.kinds import ChannelKind
from domain.consent.tables import ConsentEvent

#: An address with its kind, in normal form.
Address = tuple[ChannelKind, str]

SALT_BYTES = 32

#: The events that allow, and what standing prohibition each of them lifts. Whoever asked in words to be left alone is
#: written to again only after an explicit act: an ordinary message («спасибо») takes nothing back.
LIFTS: Mapping[ConsentEvent, frozenset[ConsentEvent]] = MappingProxyType(
    {
        ConsentEvent.WROTE_FIRST: frozenset({ConsentEvent.REFUSED, ConsentEvent.DENIED}),
        ConsentEvent.FOUND_ALLOWED: frozenset({ConsentEvent.REFUSED, ConsentEvent.DENIED}),
        ConsentEvent.ALLOWED: frozenset({ConsentEvent.REFUSED, ConsentEvent.DENIED, ConsentEvent.OPTED_OUT}),
    }
)

#: The events that forbid, and which standing prohibition each of them replaces, being the stronger one.
OUTWEIGHS: Mapping[ConsentEvent, frozenset[ConsentEvent]] = MappingProxyType(
    {
        ConsentEvent.REFUSED: frozenset(),
        ConsentEvent.DENIED: frozenset({ConsentEvent.REFUSED}),
        ConsentEvent.OPTED_OUT: frozenset({ConsentEvent.REFUSED, ConsentEvent.DENIED}),
    }
)


class Reach(StrEnum):
    """Whether an account may write to an address; if not, why."""

    ALLOWED = "allowed"
    #: There has been no permission yet, or the network knows of none.
    NEVER_ALLOWED = "never-allowed"
    OPTED_OUT = "opted-out"
    STOPPED = "stopped"


def reach(event: ConsentEvent | None, *, is_stopped: bool) -> Reach:
    """What follows from the standing event (None: there was none) and the stop-list, which goes first."""
    if is_stopped:
        return Reach.STOPPED
    if event in LIFTS:
        return Reach.ALLOWED
    return Reach.OPTED_OUT if event in {ConsentEvent.OPTED_OUT, ConsentEvent.DENIED} else Reach.NEVER_ALLOWED


def hash_of(salt: bytes, address: Address) -> str:
    """What is kept of a stopped address."""
    kind, value = address
    return hashlib.sha256(salt + f"{kind.value}:{value}".encode()).hexdigest()
