"""The names of people: splitting a full name, showing it, telling whether two names may be one person. Pure rules."""

import re
from functools import lru_cache
from typing import NamedTuple

_PATRONYMIC = re.compile(r"(?i)[а-яё-]+(?:вич|вна|ична|инична|ьич)|оглы|кызы|улы|уулу|заде")
_PATRONYMIC_PARTICLE = re.compile(r"(?i)оглы|кызы|улы|уулу|заде")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_GLUED_INITIALS = re.compile(r"([^\W\d_]\.)(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")
_TWO_PLAIN_WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
_LEGAL_FORMS = frozenset(
    ("ооо", "оао", "зао", "пао", "нао", "ао", "тоо", "чуп", "фгуп", "муп", "гуп", "мбоу", "гбуз", "нко", "ано")
) | frozenset(("llc", "ltd", "inc", "gmbh", "corp", "plc"))
# No person has more; a hostile name must not cost more.
_MOST_WORDS = 32


class PersonName(NamedTuple):
    """The parts of a person's name; a part that is not known is an empty string."""

    last: str = ""
    first: str = ""
    middle: str = ""


def split_full_name(text: str, *, family_first: bool) -> PersonName:
    """Split a full name into its parts.

    A patronymic tells the order by itself («Пётр Ильич Чайковский», «Чайковский Пётр Ильич»), initials too
    («Кучерский А. В.», «А. В. Кучерский»); only without them does `family_first` decide.
    """
    words = text.split()
    if len(words) == 2 and _TWO_PLAIN_WORDS.fullmatch(text):
        # Nine lists of ten hold nothing else.
        return _two_words(words, family_first=family_first)
    words = _GLUED_INITIALS.sub(r"\1 ", " ".join(text.replace(",", " ").split())).split()
    if not words:
        return PersonName()
    if len(words) == 1:
        return PersonName(first=words[0])
    words = _join_particles(words)
    if len(words) == 1:
        return PersonName(first=words[0])
    by_initials = _split_by_initials(words)
    if by_initials is not None:
        return by_initials
    patronymic = next((place for place, word in enumerate(words) if place and _is_patronymic(word)), None)
    if len(words) == 2:
        return _two_words(words, family_first=family_first)
    if patronymic == 1:
        return PersonName(first=words[0], middle=words[1], last=" ".join(words[2:]))
    if patronymic is not None:
        return PersonName(last=" ".join(words[: patronymic - 1]), first=words[patronymic - 1], middle=words[patronymic])
    if family_first:
        return PersonName(last=words[0], first=words[1], middle=" ".join(words[2:]))
    return PersonName(first=words[0], middle=" ".join(words[1:-1]), last=words[-1])


def _two_words(words: list[str], *, family_first: bool) -> PersonName:
    if family_first:
        return PersonName(words[0], words[1])
    if _is_patronymic(words[1]):
        return PersonName(first=words[0], middle=words[1])
    return PersonName(words[1], words[0])


def _is_patronymic(word: str) -> bool:
    return _PATRONYMIC.fullmatch(word.rsplit(maxsplit=1)[-1]) is not None


def _join_particles(words: list[str]) -> list[str]:
    """«Гейдар Али оглы» is two words for us: the particle belongs to the father's name before it."""
    joined: list[str] = []
    for word in words:
        if len(joined) > 1 and _PATRONYMIC_PARTICLE.fullmatch(word):
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined


def _split_by_initials(words: list[str]) -> PersonName | None:
    initials = [word for word in words if _INITIAL.fullmatch(word)]
    full = [word for word in words if not _INITIAL.fullmatch(word)]
    if not initials or len(full) != 1 or len(initials) > 2:
        return None
    return PersonName(last=full[0], first=initials[0], middle=initials[1] if len(initials) > 1 else "")


def display_name(name: PersonName) -> str:
    """The name as a list shows it: «Имя Фамилия»; the patronymic only where there is no family name."""
    shown = (name.first, name.last) if name.last else (name.first, name.middle)
    return " ".join(filter(None, shown))


def looks_like_company(text: str) -> bool:
    """Whether a name carries a legal form: «ООО Ромашка», `Acme Ltd`. An «ИП» is a person."""
    return any(word.strip('"«»“”(),.') in _LEGAL_FORMS for word in text.lower().split())


@lru_cache(maxsize=8192)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower().replace("ё", "е")))


def names_compatible(a: str, b: str) -> bool:
    """Whether two names may belong to one person.

    Every word of the shorter name must find its own word in the longer one, in any order: an equal word or an initial
    of it; ё equals е, case does not count. An empty name says nothing, so it is compatible with every other.
    """
    short, long = sorted((_tokens(a)[:_MOST_WORDS], _tokens(b)[:_MOST_WORDS]), key=len)
    owner: dict[int, int] = {}
    return all(_place(word, short, long, owner, set()) for word in range(len(short)))


def _place(word: int, short: tuple[str, ...], long: tuple[str, ...], owner: dict[int, int], tried: set[int]) -> bool:
    """Give a word of the shorter name a word of its own in the longer one, moving others aside where they can move."""
    for place, other in enumerate(long):
        if place in tried or not _words_compatible(short[word], other):
            continue
        tried.add(place)
        if place not in owner or _place(owner[place], short, long, owner, tried):
            owner[place] = word
            return True
    return False


def _words_compatible(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))
