"""Decide whom a row means: a card of the base, an earlier row of the same file, or somebody new. Pure rules."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.clients.kinds import ChannelKind
from domain.clients.names import names_compatible
from domain.transfer.existing import Candidate
from domain.transfer.keys import Key
from domain.transfer.options import MatchBy
from domain.transfer.prints import read_stamp
from domain.transfer.rows import CleanRow
from domain.transfer.staging import Holder

_VK = ChannelKind.VK.value


@dataclass(slots=True)
class Newcomer:
    """Somebody whom an earlier row of the file brought; `number` is that row's."""

    number: int
    name: str
    has_vk: bool


@dataclass(slots=True)
class Seen:
    """What a run has met so far: cards of the base that rows have meant, and what stands in none of them yet.

    `newcomers` are by their addresses, `gained` are cards by the addresses that rows have given them, `altered` the
    cards that are not as the base tells any more, `recalled` the newcomers that `recall` took in, by their rows.
    `repeated_ids` are ids of ours that several rows of the file carry.
    """

    clients: set[int] = field(default_factory=set)
    repeated_ids: Collection[int] = ()
    newcomers: dict[Key, list[Newcomer]] = field(default_factory=dict)
    gained: dict[Key, list[Candidate]] = field(default_factory=dict)
    altered: dict[int, Candidate] = field(default_factory=dict)
    recalled: dict[int, Newcomer] = field(default_factory=dict)

    def remember(self, row: CleanRow, keys: Sequence[Key]) -> None:
        """Take in a newcomer."""
        newcomer = Newcomer(row.number, row.name, has_vk=bool(keys) and keys[0][0] == _VK)
        for key in keys:
            self.newcomers.setdefault(key, []).append(newcomer)

    def recall(self, holders: Iterable[Holder]) -> None:
        """Take in newcomers that were passed over when their turn came, for nobody knew that they would matter."""
        for holder in holders:
            known = self.newcomers.setdefault(holder.key, [])
            newcomer = Newcomer(holder.number, holder.name, holder.has_vk)
            newcomer = self.recalled.setdefault(holder.number, newcomer)
            if newcomer not in known:
                known.append(newcomer)
                known.sort(key=lambda newcomer: newcomer.number)

    def join(self, newcomer: Newcomer, name: str, keys: Sequence[Key]) -> None:
        """A further row of a newcomer: it is known by these addresses too."""
        for key in keys:
            known = self.newcomers.setdefault(key, [])
            if newcomer not in known:
                known.append(newcomer)
        newcomer.name = newcomer.name or name
        newcomer.has_vk = newcomer.has_vk or (bool(keys) and keys[0][0] == _VK)

    def gain(self, card: Candidate, name: str | None, channels: Sequence[Key]) -> None:
        """A card of the base got this name (None: it keeps its own) and these addresses."""
        for key in channels:
            self.gained.setdefault(key, []).append(card)
            card.has_vk = card.has_vk or key[0] == _VK
        card.name = name or card.name
        self.altered[card.client_id] = card

    def holder(self, key: Key) -> Newcomer | Candidate | None:
        """Who got this VK page from a row, if it stands on no card of the base."""
        holders: Sequence[Newcomer | Candidate] = self.newcomers.get(key) or self.gained.get(key) or ()
        return holders[0] if holders else None

    def forget_unwritten(self) -> None:
        """All has been written: from here on the base itself knows it."""
        self.newcomers.clear()
        self.gained.clear()
        self.altered.clear()


def sought(row: CleanRow, keys: Sequence[Key], match: MatchBy) -> Sequence[Key]:
    """By which of its keys a row's person is looked for. A VK page is one person's whatever was chosen."""
    if match is MatchBy.AUTO:
        return keys
    chosen = [] if match is MatchBy.NEW else [key for key in keys if key[0] == match.value]
    rest = [key for key in keys if key[0] == _VK and key not in chosen]
    # Somebody who has nothing but a name has nothing else to be known by.
    return [*chosen, *rest] if row.channels or chosen or match is MatchBy.NEW else keys


def find_person(
    row: CleanRow,
    keys: Sequence[Key],
    found: Mapping[Key, Sequence[Candidate]],
    seen: Seen,
    match: MatchBy = MatchBy.AUTO,
) -> Candidate | Newcomer | None:
    """Whom the row means: a card of the base, an earlier row of the file, or nobody known.

    An id of ours comes first, then a VK id, then the other addresses; cards before newcomers, the older first. A card
    that the actor may not see is found by its VK id only, since that can't belong to anybody else.
    """
    if row.client_id is not None and match is not MatchBy.NEW:
        ours = _ours(row, keys, found, is_alone=row.client_id not in seen.repeated_ids)
        if ours is not None:
            return ours
    for key in sought(row, keys, match):
        alone = key[0] in {_VK, match.value}
        candidates = found.get(key, ())
        gained = seen.gained.get(key)
        if gained:
            candidates = sorted([*candidates, *gained], key=lambda card: card.client_id)
        for candidate in candidates:
            if key[0] == _VK or (candidate.is_visible and (alone or _fits(row, key, candidate))):
                return candidate
        for newcomer in seen.newcomers.get(key, ()):
            if alone or _fits(row, key, newcomer):
                return newcomer
    return None


def _ours(
    row: CleanRow, keys: Sequence[Key], found: Mapping[Key, Sequence[Candidate]], *, is_alone: bool
) -> Candidate | None:
    """The card whose id the row carries, if its stamp or anything else of the row agrees: the file may come from
    another base.

    A stamp says nothing where several rows carry the same: whoever adds somebody by copying a line of the table copies
    the hidden cells too.
    """
    for candidate in found.get(("id", str(row.client_id)), ()):
        if is_alone and read_stamp(row.fields.get("stamp", ""), candidate.seal) is not None:
            return candidate
        shares = any(other.client_id == candidate.client_id for key in keys for other in found.get(key, ()))
        if shares or (row.name and names_compatible(row.name, candidate.name)):
            return candidate
    return None


def _fits(row: CleanRow, key: Key, person: Candidate | Newcomer) -> bool:
    if key[0] in {_VK, "name"}:
        return True
    if person.has_vk and any(kind == _VK for kind, _ in row.channels):
        # Both have a VK page, and it is not the same one, or the VK id would have matched.
        return False
    return names_compatible(row.name, person.name)
