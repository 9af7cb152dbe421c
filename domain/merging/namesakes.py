"""Find people of one name in a crowd, by their birthday or city, without comparing each with each. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby, permutations

from domain.clients.alike import name_words, words_alike
from domain.clients.folding import fold, search_key
from domain.clients.kinds import Sex
from domain.merging.aspects import Birthday
from domain.merging.tables import TwinReason
from domain.merging.views import FoundPair

#: More people than this with one word of the name and one more initial in one town are no sign of anything.
MOST_IN_BLOCK = 50
#: Of longer names only the first words are looked at: each two of them make a block.
_MOST_WORDS = 4
_HEAPS = 256


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the crowd; `birthday` is year (perhaps unknown), month and day."""

    id: int
    name: str
    city: str | None
    sex: Sex
    birthday: Birthday | None


class Crowd:
    """Takes people in, some at a time, and then tells who may be the same person as somebody before."""

    def __init__(self) -> None:
        self._people: list[tuple[int, tuple[str, ...], int | None, Sex, Birthday | None]] = []
        # A block as the hash of what its people share, and the place of one of them: a number takes little room. They
        # lie in heaps, each of which is soon looked through.
        self._heaps: list[list[tuple[int, int]]] = [[] for _ in range(_HEAPS)]

    def take(self, people: Iterable[Person]) -> None:
        """More people, in the order of their ids."""
        for person in people:
            words = name_words(person.name)
            if len(words) < 2:
                continue
            place = len(self._people)
            city = hash(search_key(fold(person.city))) if person.city else None
            self._people.append((person.id, words, city, person.sex, person.birthday))
            for whole, other in permutations(words[:_MOST_WORDS], 2):
                if person.birthday is not None:
                    self._note(hash((person.birthday[1:], whole, other[:1])), place)
                if city is not None:
                    self._note(hash((city, whole, other[:1])), place)

    def _note(self, block: int, place: int) -> None:
        self._heaps[block % _HEAPS].append((block, place))

    def pairs(self) -> Iterator[list[FoundPair]]:
        """Each person with the first one before who may be the same, the ids ascending in each pair, in many parts.

        A pair may come twice. Between two parts others may work.
        """
        for heap in self._heaps:
            heap.sort()
            yield list(self._pairs(heap))
            heap.clear()

    def _pairs(self, heap: list[tuple[int, int]]) -> Iterator[FoundPair]:
        for _, block in groupby(heap, key=lambda each: each[0]):
            places = sorted({place for _, place in block})
            if not 1 < len(places) <= MOST_IN_BLOCK:
                continue
            known: set[int] = set()
            for first, second in combinations(places, 2):
                reason = None if second in known else self._reason(first, second)
                if reason is not None:
                    known.add(second)
                    yield FoundPair(self._people[first][0], self._people[second][0], reason)

    def _reason(self, first: int, second: int) -> TwinReason | None:
        _, words, city, sex, birthday = self._people[first]
        _, other_words, other_city, other_sex, other_birthday = self._people[second]
        if Sex.UNKNOWN not in {sex, other_sex} and sex is not other_sex:
            return None
        if not words_alike(words, other_words):
            return None
        if birthday is not None and other_birthday is not None:
            years = {birthday[0], other_birthday[0]}
            same = birthday[1:] == other_birthday[1:] and (None in years or len(years) == 1)
            return TwinReason.NAME_BIRTHDAY if same else None
        return TwinReason.NAME_CITY if city is not None and city == other_city else None
