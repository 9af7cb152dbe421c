"""Words for the members of enums: the only keys that are put together and not written out.

An enum is given a prefix once, `@worded("journal-kind")` above the class, or `worded("team-role")(Role)` for one of
`domain`; its members' keys are then `journal-kind-<value>`, with `-` for `_`. The architecture tests find every such
call and check that each member has its words in each language, so a new member can't be forgotten.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from domain.base.errors import DomainError

_E = TypeVar("_E", bound=type[StrEnum])

_prefixes: dict[type[StrEnum], str] = {}


def worded(prefix: str) -> Callable[[_E], _E]:
    """Registers an enum under a literal prefix. Raises ValueError if it has another one already."""

    def register(enum: _E) -> _E:
        if _prefixes.setdefault(enum, prefix) != prefix:
            raise ValueError(f"{enum.__name__} has the prefix {_prefixes[enum]!r} already")
        return enum

    return register


def key_of(member: StrEnum) -> str:
    """The key of an enum member: `words.text(key_of(member))`. Raises KeyError if its enum has no words."""
    return f"{_prefixes[type(member)]}-{member.value.replace('_', '-')}"


def error_key(error: DomainError) -> str:
    """The key of a domain error; its data are the variables: `words.text(error_key(error), **error.data)`."""
    return f"error-{error.code}"


def kept_error_key(code: str) -> str:
    """The key of an error that a row of the database keeps by its code."""
    return f"error-{code}"
