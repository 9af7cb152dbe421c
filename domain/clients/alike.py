"""Whether two names may be one person's, however they are spelled. Pure rules."""

import re
from functools import lru_cache

from domain.clients.folding import fold, search_key

#: In a shorter word one letter makes another name: «Яна» is not «Ян».
SHORTEST_WITH_TYPO = 5
_FEWEST_WORDS = 2
# No person has more; a hostile name must not cost more.
_MOST_WORDS = 8
_NOT_LETTERS = re.compile(r"[^\w]+")


@lru_cache(maxsize=16_384)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in one alphabet and one spelling, in alphabetical order."""
    words = _NOT_LETTERS.sub(" ", fold(name)).split()
    return tuple(sorted(search_key(word) or word for word in words[:_MOST_WORDS]))


def names_alike(a: str, b: str) -> bool:
    """Whether the names may mean one person: every word of the shorter one has its like in the longer one.

    Like are equal words in either alphabet, an initial and its word, and longer words that differ by one letter. One
    word alone must be the whole name of both: «Анна» says nothing of «Анна Ким».
    """
    return words_alike(name_words(a), name_words(b))


def words_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same of the words that `name_words` gives, for those who compare many."""
    short, long = sorted((a, b), key=len)
    if len(short) < _FEWEST_WORDS:
        return bool(short) and short == long
    left, rest, whole = list(long), list(short), 0
    # The surest words find their likes first, so that an initial does not take the place of a whole word.
    for likes in (_same, _mistyped, _initial):
        for word in tuple(rest):
            other = next((each for each in left if likes(word, each)), None)
            if other is not None:
                left.remove(other)
                rest.remove(word)
                whole += likes is not _initial
    return not rest and whole > 0


def _same(a: str, b: str) -> bool:
    return a == b


def _initial(a: str, b: str) -> bool:
    return (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _mistyped(a: str, b: str) -> bool:
    """Whether one letter more, less or other, or two neighbours swapped, make the one word of the other."""
    short, long = sorted((a, b), key=len)
    if len(long) < SHORTEST_WITH_TYPO or len(long) - len(short) > 1:
        return False
    start = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return True
    return short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
