"""What a text may say of its reader: a closed list of variables, their names in both languages, and the values."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from domain.clients.kinds import Sex
from domain.texts.cases import Case, Forms


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

#: What can be declined.
DECLINED = frozenset({Variable.FIRST_NAME, Variable.LAST_NAME, Variable.FULL_NAME})

_NAMES: dict[str, Variable] = {variable.value: variable for variable in Variable} | dict(ALIASES)


@dataclass(frozen=True, slots=True)
class Person:
    """The reader of a text. A value that is not known is None; the fields are named after the variables.

    `full_name` is the name on the card, `manager` the name of the member responsible, `community` the sender's.
    `cases` are the first and the last name in the cases that are known.
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
    cases: Mapping[Case, Forms] = field(default_factory=dict)

    def value(self, variable: Variable) -> str | None:
        """The value that stands for the variable; None if it is unknown or blank. Not for `SEX`, which has none."""
        value: str | None = getattr(self, variable.value)
        return value if value and not value.isspace() else None

    def declined(self, variable: Variable, case: Case) -> str | None:
        """One of the names in this case; None if it, or its case, is not known."""
        value = self.value(variable)
        first, last = self.cases.get(case, (None, None))
        if value is None:
            return None
        if variable is Variable.FIRST_NAME:
            return first
        if variable is Variable.LAST_NAME:
            return last
        return self._full(value, first, last)

    def _full(self, value: str, first: str | None, last: str | None) -> str | None:
        """The full name in a case, if it is made of the two names and nothing else."""
        words = {self.first_name: first, self.last_name: last}
        for order in ((self.first_name, self.last_name), (self.last_name, self.first_name)):
            known = [words[word] for word in order if word]
            if " ".join(word for word in order if word) == value and None not in known:
                return " ".join(word for word in known if word)
        return None


def find_variable(name: str) -> Variable | None:
    """The variable of this name in either language."""
    return _NAMES.get(_folded(name))


def nearest_name(name: str) -> str | None:
    """The known name that a mistyped one most likely means."""
    return next(iter(difflib.get_close_matches(_folded(name), _NAMES, n=1, cutoff=0.6)), None)


def _folded(name: str) -> str:
    return "_".join(name.casefold().replace("ё", "е").replace("-", " ").replace("_", " ").split())
