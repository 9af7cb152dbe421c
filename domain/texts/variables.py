"""What a text may say of its reader: a closed list of variables, their names in both languages, and the values."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from domain.clients.kinds import Sex


class Variable(StrEnum):
    """One thing known of a reader; the value is its name in a text, between percent signs."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    MIDDLE_NAME = "middle_name"
    FULL_NAME = "full_name"
    CITY = "city"
    COMPANY = "company"
    MANAGER = "manager"
    COMMUNITY = "community"
    #: Never shown itself: it chooses among the forms of `%g|был|была|был(а)%`.
    SEX = "g"


#: Every other spelling that a text may use. Case, ё, and a space or a hyphen for `_` make no difference.
ALIASES: Mapping[str, Variable] = MappingProxyType(
    {
        "имя": Variable.FIRST_NAME,
        "name": Variable.FIRST_NAME,
        "фамилия": Variable.LAST_NAME,
        "отчество": Variable.MIDDLE_NAME,
        "полное_имя": Variable.FULL_NAME,
        "имя_фамилия": Variable.FULL_NAME,
        "город": Variable.CITY,
        "компания": Variable.COMPANY,
        "менеджер": Variable.MANAGER,
        "сообщество": Variable.COMMUNITY,
        "пол": Variable.SEX,
        "sex": Variable.SEX,
        "gender": Variable.SEX,
    }
)

_NAMES: dict[str, Variable] = {variable.value: variable for variable in Variable} | dict(ALIASES)


@dataclass(frozen=True, slots=True)
class Person:
    """The reader of a text. A value that is not known is None; the fields are named after the variables.

    `full_name` is the name on the card, `manager` the name of the member responsible, `community` the sender's.
    """

    first_name: str | None = None
    last_name: str | None = None
    middle_name: str | None = None
    full_name: str | None = None
    city: str | None = None
    company: str | None = None
    manager: str | None = None
    community: str | None = None
    sex: Sex = Sex.UNKNOWN

    def value(self, variable: Variable) -> str | None:
        """The value that stands for the variable; None if it is unknown or blank. Not for `SEX`, which has none."""
        value: str | None = getattr(self, variable.value)
        return value if value and not value.isspace() else None


def find_variable(name: str) -> Variable | None:
    """The variable of this name in either language."""
    return _NAMES.get(_folded(name))


def nearest_name(name: str) -> str | None:
    """The known name that a mistyped one most likely means."""
    return next(iter(difflib.get_close_matches(_folded(name), _NAMES, n=1, cutoff=0.6)), None)


def _folded(name: str) -> str:
    return "_".join(name.casefold().replace("ё", "е").replace("-", " ").replace("_", " ").split())
