"""What a profile of VK adds to a card. Pure rules."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from domain.clients.dates import PartialDate
from domain.clients.kinds import ChannelKind, ClientKind, Sex
from domain.clients.names import names_compatible
from domain.transfer.difference import Existing
from domain.transfer.wanted import Wanted
from domain.vk.profile import Profile

#: So many clashes are named one by one; of the others only the number is told.
NAMED_CLASHES = 20


@dataclass(slots=True)
class EnrichCounts:
    """What a run has come to. `clashes` are pairs of cards: the one asked about, and the one that has the page."""

    asked: int = 0
    filled: int = 0
    gone: int = 0
    unknown: int = 0
    clashed: int = 0
    clashes: list[list[int]] = field(default_factory=list)

    def clash(self, client_id: int, holder_id: int) -> None:
        """Count a clash, and name it while there is room."""
        self.clashed += 1
        if len(self.clashes) < NAMED_CLASHES:
            self.clashes.append([client_id, holder_id])

    def to_json(self) -> dict[str, Any]:
        """As a job keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """From what `to_json` gave; an empty mapping is the beginning."""
        return cls(**kept)


def wanted_of_profile(profile: Profile, card: Existing) -> Wanted:
    """What the profile says that the card could use.

    Parts of the name are taken only for a card that is called by an address or by the same name: what people call a
    card is theirs. Of phones, e-mails and sites only the kinds that the card has none of.
    """
    has = {kind for kind, _ in card.channels}
    is_same = names_compatible(str(card.values["name"]), profile.name or "")
    may_name = profile.name is not None and (card.is_nameless or is_same)
    contacts = [(kind.value, address) for kind, address in profile.channels if kind is not ChannelKind.VK]
    birthday = profile.birthday
    return Wanted(
        0,
        ClientKind.PERSON,
        profile.name if card.is_nameless else None,
        profile.first_name if may_name else None,
        profile.last_name if may_name else None,
        None,
        None,
        [(kind, address) for kind, address in contacts if kind not in has],
        city=profile.city,
        sex=profile.sex if profile.sex is not Sex.UNKNOWN else None,
        birthday=_birthday(birthday) if birthday is not None else None,
    )


def _birthday(day: PartialDate) -> tuple[int | None, int, int]:
    return day.year, day.month, day.day
