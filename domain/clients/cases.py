"""Names as a sentence bends them: «позвонить Иванову» is about Иванов. Pure rules over search keys."""

import re
from functools import lru_cache

from domain.clients.folding import fold, search_key

#: How a name may end, and how the same name may end in a sentence; in the letters of `search_key`.
_OF_NAME = frozenset(("", "a", "ia", "i", "oi", "aia", "o", "e", "ei"))
_IN_SENTENCE = frozenset(
    ("", "a", "ia", "u", "iu", "e", "i", "ie", "om", "em", "oi", "ei", "oiu", "eiu", "omu", "emu", "ogo", "ego", "im")
)
#: «Павел» loses its vowel: «Павлу».
_FLEETING = re.compile(r"[eo](?=[^aeiou]$)")
_SHORTEST_STEM = 2
_WORD = re.compile(r"[^\W\d_]{3,}")


def words_of_name(text: str) -> list[str]:
    """The words of a name or a sentence that may be a part of a name, as they are written."""
    return _WORD.findall(text)


def stem_of(word: str) -> str:
    """The beginning that all forms of the word share."""
    cut = 3 if len(word) >= 7 else 2 if len(word) >= 5 else 1
    return word[:-cut]


def is_form_of(said: str, name: str) -> bool:
    """Whether a word of a sentence may be this word of a name in some case, in either alphabet."""
    form, base = _key(said), _key(name)
    return any(_fits(form, each) for each in {base, _FLEETING.sub("", base)})


def forms_in(sentence_words: list[str], name: str) -> list[str]:
    """Those words of a sentence that may be words of this name."""
    own = words_of_name(name)
    return [said for said in sentence_words if any(is_form_of(said, each) for each in own)]


def _fits(form: str, base: str) -> bool:
    shared = 0
    while shared < min(len(form), len(base)) and form[shared] == base[shared]:
        shared += 1
    # The longest common beginning may have eaten a part of both endings: «Анна» and «Анне», «Мария» and «Марии».
    return any(
        form[stem:] in _IN_SENTENCE and base[stem:] in _OF_NAME
        for stem in range(shared, max(_SHORTEST_STEM, shared - 2) - 1, -1)
        if stem >= _SHORTEST_STEM
    )


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    return search_key(fold(word))
