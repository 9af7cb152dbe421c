"""Cards that may be one person, as screens see them."""

from dataclasses import dataclass

from domain.clients.kinds import ChannelKind
from domain.merging.tables import TwinReason

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
