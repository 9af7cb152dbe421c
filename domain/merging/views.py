"""Cards that may be one person, as screens see them."""

from dataclasses import dataclass

from domain.clients.kinds import ChannelKind
from domain.merging.aspects import Pick
from domain.merging.tables import PairState, TwinReason

#: The reason that an address of this kind gives; the kinds not named give `ADDRESS`.
REASON_OF_KIND = {
    ChannelKind.VK: TwinReason.VK,
    ChannelKind.PHONE: TwinReason.PHONE,
    ChannelKind.EMAIL: TwinReason.EMAIL,
    ChannelKind.TELEGRAM: TwinReason.TELEGRAM,
}


@dataclass(frozen=True, slots=True)
class LikelyTwin:
    """A card that may be the person somebody is about to add; `shared` is the address they have in common."""

    client_id: int
    name: str
    company: str | None
    city: str | None
    reason: TwinReason
    shared: str | None = None


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Two cards that a scan found to be perhaps one person, the older first."""

    low_id: int
    high_id: int
    reason: TwinReason
    shared: str | None = None


@dataclass(frozen=True, slots=True)
class PairLine:
    """An open pair in a list."""

    id: int
    reason: TwinReason
    low_name: str
    high_name: str


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair that somebody looks at. `kept_id` is the card that would stay and `picks` what is taken from the other
    one; both are None as long as nobody has chosen anything.
    """

    id: int
    version: int
    low_id: int
    high_id: int
    reason: TwinReason
    shared: str | None
    state: PairState
    kept_id: int | None
    picks: frozenset[Pick] | None
