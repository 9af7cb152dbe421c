"""Folding: what makes two spellings the same for a search. Pure rules.

A search text holds the folded words and, for names, their transliteration too, so that «Иванов», `иванов` and `Ivanov`
find each other. Phones stand in it as digits in their international form.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LETTERS_OF_MANY = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ї": "yi"}
_TO_LATIN = {
    **dict(zip("ъьіґўє", ("", "", "i", "g", "u", "ye"), strict=True)),
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    **_LETTERS_OF_MANY,
}
_LATIN_OF = str.maketrans(_TO_LATIN)
#: Longest first, so that `shch` is not read as `sh` and `ch`.
_TO_CYRILLIC = (
    ("shch", "щ"), ("sch", "щ"), ("kh", "х"), ("zh", "ж"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"),
    ("ya", "я"), ("yo", "е"), ("ye", "е"), ("ju", "ю"), ("ja", "я"), ("x", "кс"), ("w", "в"), ("q", "к"), ("a", "а"),
    ("b", "б"), ("c", "к"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "й"),
    ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"),
    ("u", "у"), ("v", "в"), ("y", "й"), ("z", "з"),
)  # fmt: skip
_LATIN_PARTS = re.compile("|".join(latin for latin, _ in _TO_CYRILLIC))
_CYRILLIC_OF = dict(_TO_CYRILLIC)
_GAPS = re.compile(r"[^\w@.+\-/]+")
# A number as it is dialled inside Russia has 11 digits; fewer than five may as well be the last ones of a number.
_LONG_DISTANCE = 11
_BEGINNING_OF_PHONE = 5
# Addresses in normal form mostly are folded already.
_FOLDED = re.compile(r"[a-z0-9_@.+\-/]+").fullmatch
_PHONE_LIKE = re.compile(r"^[\s+(]*\d[\d\s()\-.+]{3,}$")
_ACCENTED = re.compile(r"[^\x00-\x7fа-я]")
_PLAIN = str.maketrans({"ё": "е", "Ё": "е"})


def fold(text: str) -> str:
    """Lower case, ё as е, letters without their accents, single spaces."""
    if text.isascii():
        lowered = text.lower()
    else:
        lowered = text.translate(_PLAIN).casefold()
        if _ACCENTED.search(lowered):
            # й must stay a letter of its own, so only marks on Latin letters are taken off.
            lowered = "".join(_bare(char) for char in lowered)
    return " ".join(_GAPS.sub(" ", lowered).split())


def to_latin(folded: str) -> str:
    """Folded Cyrillic in Latin letters, as in passports and addresses."""
    return folded.translate(_LATIN_OF)


def to_cyrillic(folded: str) -> str:
    """Folded Latin in Cyrillic letters."""
    return _LATIN_PARTS.sub(lambda found: _CYRILLIC_OF[found.group()], folded)


@lru_cache(maxsize=16_384)
def _both(word: str) -> tuple[str, str]:
    """A word folded, and the same in the other alphabet. The words of names come again and again."""
    folded = fold(word)
    return folded, to_cyrillic(folded) if folded.isascii() else to_latin(folded)


@lru_cache(maxsize=16_384)
def fold_name(name: str) -> str:
    """A folded name and, behind it, the same in the other alphabet."""
    words = [_both(word) for word in name.split()]
    folded = " ".join([own for own, _ in words if own])
    other = " ".join([foreign for _, foreign in words if foreign])
    return folded if other == folded else f"{folded} {other}"


def search_text(names: Iterable[str | None], addresses: Iterable[str], notes: Iterable[str]) -> str:
    """All that a card is found by, folded. Phone numbers are given as E.164 and stand without the plus.

    A name whose words have all been said stands there once: the first name is a part of the full one mostly.
    """
    said: set[str] = set()
    parts: list[str] = []
    for name in names:
        if name and name not in said:
            words = name.split()
            if not said.issuperset(words):
                said.update(words)
                parts.append(fold_name(name))
    parts += [plain if _FOLDED(plain := address.removeprefix("+")) else fold(plain) for address in addresses]
    parts += [fold(note) for note in notes]
    return " ".join([part for part in parts if part])[:20_000]


def sort_name(name: str) -> str:
    """What names are sorted by, and one or two letters looked up with."""
    return " ".join([own for own, _ in map(_both, name.split()) if own])[:256]


def search_terms(query: str) -> list[str]:
    """The folded terms of what a person typed; a card must hold all of them.

    A phone in any spelling becomes one term of digits (8… as 7…, and the beginning of one that is still being typed
    without its 8), everything else is split at spaces.
    """
    if _PHONE_LIKE.match(query):
        digits = re.sub(r"\D", "", query)
        if digits.startswith("8") and len(digits) >= _BEGINNING_OF_PHONE:
            digits = "7" + digits[1:] if len(digits) == _LONG_DISTANCE else digits[1:]
        return [digits]
    return [term for term in (part.strip(".-/+").lstrip("@") for part in fold(query).split()) if term][:8]


def _bare(char: str) -> str:
    if char == "й" or char.isascii():
        return char
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char
