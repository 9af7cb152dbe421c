"""How near two words are to each other. Pure rules.

Words are compared as keys (`domain.clients.folding`), in which the alphabets have met, and as sounds: keys in which
each of the two-letter signs is one letter, so that «Щукин» for «Жукин» is one slip and not two.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

#: In shorter words anything may be a slip of anything.
SHORTEST_WORD = 3
_LONG_WORD = 5
_SIGNS = {"zh": "Z", "kh": "H", "ts": "C", "ch": "Q", "sh": "S", "iu": "U", "ia": "A"}
_SIGN = re.compile("|".join(_SIGNS))
_SPELT_OUT = str.maketrans({letter: sign for sign, letter in _SIGNS.items()})


def sounds_of(key: str) -> str:
    """The key of a word with one letter a sound; keys are lower case, so capitals are free for that."""
    return _SIGN.sub(lambda found: _SIGNS[found.group()], key)


def key_of(sounds: str) -> str:
    """The key that these are the sounds of."""
    return sounds.translate(_SPELT_OUT)


def is_correctable(term: str) -> bool:
    """Whether this folded term is a word that may be misspelt: no part of an address, not too short."""
    return len(term) >= SHORTEST_WORD and term.isalpha()


def slips_allowed(term: str) -> int:
    """So many letters of a folded term may be wrong, missing, one too many, or swapped with the next one."""
    return 2 if len(term) >= _LONG_WORD else 1


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a word, of which one is as it should be in words that differ by few slips. An empty middle is none."""

    head: str
    tail: str
    middle: str = ""

    @classmethod
    def halves(cls, sounds: str) -> Self:
        """One slip spoils one of them and not the other.

        The letter between them belongs to neither, since two swapped letters may spoil both sides of a cut.
        """
        middle = max(1, (len(sounds) - 1) // 2)
        return cls(sounds[:middle], sounds[middle + 1 :] or sounds[-1:])

    @classmethod
    def thirds(cls, sounds: str) -> Self:
        """Two slips spoil two of them, or (rarely) more if they are swapped letters at the cuts.

        A single last letter would be that of half the words, so there are always two.
        """
        cut = max(1, len(sounds) // 3)
        middle = sounds[cut:-cut]
        return cls(sounds[:cut], sounds[-max(2, cut) :], middle if len(middle) > 1 else "")


def nearest(term_key: str, words: Iterable[str], slips: int) -> list[tuple[int, str]]:
    """Those of these words (as sounds) that are within so many slips of the key: slips and key, the nearest first."""
    from rapidfuzz import process  # noqa: PLC0415 - megabytes that only a misspelt search needs.
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - The same.

    sounds, known = sounds_of(term_key), list(dict.fromkeys(words))
    keys = [key_of(word) for word in known]
    found: dict[str, int] = {}
    for wanted, choices in ((sounds, known), (term_key, keys)):
        for _, distance, place in process.extract(wanted, choices, scorer=OSA.distance, score_cutoff=slips, limit=None):
            found[keys[place]] = min(int(distance), found.get(keys[place], slips))
    return sorted((distance, key) for key, distance in found.items() if key != term_key)
