"""Decide whom a row means: a card of the base, an earlier row of the same file, or somebody new. Pure rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.clients.folding import sort_name
from domain.clients.kinds import ChannelKind
from domain.clients.names import names_compatible
from domain.transfer.existing import Candidate
from domain.transfer.rows import CleanRow

Key = tuple[str, str]

#: Two people may share a phone or an e-mail, so these need a name that fits; a VK id is one person's alone.
_SHARED = frozenset(kind.value for kind in ChannelKind if kind is not ChannelKind.VK and kind is not ChannelKind.SITE)
_VK = ChannelKind.VK.value


@dataclass(slots=True)
class Newcomer:
    """Somebody whom an earlier row of the file brought; `key` numbers the newcomers of a run."""

    key: int
    name: str
    has_vk: bool


@dataclass(slots=True)
class Seen:
    """What a run has met so far: cards of the base that rows have meant, and what stands in none of them yet.

    `newcomers` are by their addresses, `gained` are cards by the addresses that rows have given them.
    """

    clients: set[int] = field(default_factory=set)
    newcomers: dict[Key, list[Newcomer]] = field(default_factory=dict)
    gained: dict[Key, list[Candidate]] = field(default_factory=dict)
    count: int = 0

    def remember(self, row: CleanRow) -> int:
        """Take in a newcomer; gives its key."""
        self.count += 1
        newcomer = Newcomer(self.count, row.name, any(kind == _VK for kind, _ in row.channels))
        for key in keys_of(row):
            self.newcomers.setdefault(key, []).append(newcomer)
        return newcomer.key

    def join(self, newcomer: Newcomer, row: CleanRow) -> None:
        """A further row of a newcomer: it is known by these addresses too."""
        for key in keys_of(row):
            known = self.newcomers.setdefault(key, [])
            if newcomer not in known:
                known.append(newcomer)
        newcomer.has_vk = newcomer.has_vk or any(kind == _VK for kind, _ in row.channels)

    def gain(self, card: Candidate, channels: Sequence[Key]) -> None:
        """A card of the base got these addresses."""
        for key in channels:
            self.gained.setdefault(key, []).append(card)
            card.has_vk = card.has_vk or key[0] == _VK

    def forget_unwritten(self) -> None:
        """All has been written: from here on the base itself knows it."""
        self.newcomers.clear()
        self.gained.clear()


def keys_of(row: CleanRow) -> list[Key]:
    """What a person is known by: its addresses, or its bare name when there are none."""
    keys = [(kind, address) for kind, address in row.channels if kind == _VK or kind in _SHARED]
    if not row.channels and row.name:
        return [("name", sort_name(row.name))]
    return keys


def find_person(row: CleanRow, found: Mapping[Key, Sequence[Candidate]], seen: Seen) -> Candidate | Newcomer | None:
    """Whom the row means: a card of the base, an earlier row of the file, or nobody known.

    An id of ours comes first, then a VK id, then the other addresses; cards before newcomers, the older first. A card
    that the actor may not see is found by its VK id only, since that can't belong to anybody else.
    """
    if row.client_id is not None and ("id", str(row.client_id)) in found:
        return found["id", str(row.client_id)][0]
    for key in _by_weight(keys_of(row)):
        candidates: list[Candidate] = [*found.get(key, ()), *seen.gained.get(key, ())]
        for candidate in candidates:
            if key[0] == _VK or (candidate.is_visible and _fits(row, key, candidate)):
                return candidate
        for newcomer in seen.newcomers.get(key, ()):
            if _fits(row, key, newcomer):
                return newcomer
    return None


def _by_weight(keys: list[Key]) -> list[Key]:
    return sorted(keys, key=lambda key: key[0] != _VK)


def _fits(row: CleanRow, key: Key, person: Candidate | Newcomer) -> bool:
    if key[0] in {_VK, "name"}:
        return True
    if person.has_vk and any(kind == _VK for kind, _ in row.channels):
        # Both have a VK page, and it is not the same one, or the VK id would have matched.
        return False
    return names_compatible(row.name, person.name)
