"""Folding: what makes two spellings the same for a search. Pure rules.

A search text holds a key of each word, in which the alphabets and the ways to transliterate meet, so that «Иванов»,
`иванов` and `Ivanov` find each other. Phones stand in it as digits in their international form.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_OF_MANY = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia"}
_KEY_OF_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufie", strict=True)),
        **dict(zip("ъьіїґўє", ("", "", "i", "i", "g", "u", "e"), strict=True)),
        **_OF_MANY,
    }
)
# The ways to write one sound in Latin letters. A letter that may be the beginning of a longer sign stays as it is, so
# that half a word still is a part of the whole.
_KEY_OF_LATIN = {
    "shch": "sh", "sch": "sh", "ye": "e", "yo": "e", "y": "i", "j": "i", "x": "ks", "w": "v", "q": "k", "c": "k",
    "h": "kh",
}  # fmt: skip
_LATIN_SIGNS = re.compile(r"shch|sch|y[eo]|[yjxwq]|c(?!h)|(?<![cskzpt])h")
_LONG_I = re.compile("ii+")
_GAPS = re.compile(r"[^\w@.+\-/]+")
# A number as it is dialled inside Russia has 11 digits; fewer than five may as well be the last ones of a number.
_LONG_DISTANCE = 11
_BEGINNING_OF_PHONE = 5
# Addresses in normal form mostly are folded already.
_FOLDED = re.compile(r"[a-z0-9_@.+\-/]+(?: [a-z0-9_@.+\-/]+)*").fullmatch
_PHONE_LIKE = re.compile(r"^[\s+(]*\d[\d\s()\-.+]{3,}$")
_PARTED_NUMBERS = re.compile(r"\d+(?:[.+\-/]+\d+)+")
_ACCENTED = re.compile(r"[^\x00-\x7fа-я]")


def fold(text: str) -> str:
    """Lower case, ё as е, letters without their accents, single spaces."""
    if text.isascii():
        lowered = text.lower()
    else:
        lowered = text.casefold().replace("ё", "е")
        if _ACCENTED.search(lowered):
            # й must stay a letter of its own, so only marks on Latin letters are taken off.
            lowered = "".join(_bare(char) for char in lowered)
    return " ".join(_GAPS.sub(" ", lowered).split())


def search_key(folded: str) -> str:
    """What all spellings of a folded name share, in Latin letters: «Юлия», Yulia and Yuliya all are `iulia`.

    A part of a word has a part of its key, but for the cut signs of many letters.
    """
    signs = _LATIN_SIGNS.sub(lambda found: _KEY_OF_LATIN[found.group()], folded)
    return _LONG_I.sub("i", signs.translate(_KEY_OF_CYRILLIC))


# The words of names and notes come again and again, except for what is no word.
_LONG_WORD = 64
_word_folded = lru_cache(maxsize=16_384)(fold)


@lru_cache(maxsize=16_384)
def _word_key(word: str) -> str:
    return search_key(fold(word))


def search_text(
    names: Iterable[str | None], addresses: Iterable[str], notes: Iterable[str], values: Iterable[str] = ()
) -> str:
    """All that a card is found by: the keys of its words, each once, and its addresses folded, without the plus.

    `values` are what stands in the team's own fields, and the names of products.
    """
    parts = list(map(_word_key, dict.fromkeys(" ".join(filter(None, names)).split())))
    if plain := [address.removeprefix("+") for address in addresses]:
        together = " ".join(plain)
        parts += (together,) if _FOLDED(together) else map(fold, plain)
    for value in values:
        folded = fold(value)
        # A number with signs in it, as contracts have it, is looked for as a phone is: by its digits.
        parts += [search_key(folded), *(re.sub(r"\D", "", number) for number in _PARTED_NUMBERS.findall(folded))]
    for note in notes:
        parts += [_word_key(word) if len(word) < _LONG_WORD else search_key(fold(word)) for word in note.split()]
    return " ".join(filter(None, parts))[:20_000]


def sort_name(name: str) -> str:
    """What names are sorted by, and one or two letters looked up with."""
    return " ".join(filter(None, map(_word_folded, name.split())))[:256]


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


def spellings(term: str) -> list[str]:
    """How a search text may hold this folded term: as the key of a word, or as a part of an address."""
    key = search_key(term)
    return [key, term] if key and key != term and term.isascii() else [key or term]


def _bare(char: str) -> str:
    if char == "й" or char.isascii():
        return char
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char
