"""The cases of names: «Анна», «для Анны», «Анне». Only VK knows them; nothing here is guessed from an ending."""

import difflib
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Case(StrEnum):
    """A grammatical case besides the nominative, by VK's name for it, which a text writes behind the variable."""

    GENITIVE = "gen"
    DATIVE = "dat"
    ACCUSATIVE = "acc"
    INSTRUMENTAL = "ins"
    PREPOSITIONAL = "abl"


#: Every other spelling that a text may use; capital letters make no difference.
CASE_ALIASES: Mapping[str, Case] = MappingProxyType(
    {
        "род": Case.GENITIVE,
        "родительный": Case.GENITIVE,
        "дат": Case.DATIVE,
        "дательный": Case.DATIVE,
        "вин": Case.ACCUSATIVE,
        "винительный": Case.ACCUSATIVE,
        "тв": Case.INSTRUMENTAL,
        "твор": Case.INSTRUMENTAL,
        "творительный": Case.INSTRUMENTAL,
        "пр": Case.PREPOSITIONAL,
        "предл": Case.PREPOSITIONAL,
        "предложный": Case.PREPOSITIONAL,
    }
)

_NAMES: Mapping[str, Case] = MappingProxyType({case.value: case for case in Case} | dict(CASE_ALIASES))

#: A first and a last name in one case; None for the one that is not known in it.
Forms = tuple[str | None, str | None]


def find_case(name: str) -> Case | None:
    """The case of this name in either language."""
    return _NAMES.get(name.strip().casefold())


def nearest_case(name: str) -> str | None:
    """The known name that a mistyped one most likely means."""
    return next(iter(difflib.get_close_matches(name.strip().casefold(), _NAMES, n=1, cutoff=0.5)), None)
