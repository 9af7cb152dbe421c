"""Words that the jobs write into files. They stand in the locales of the bot, so app hands them in."""

from collections.abc import Callable, Mapping
from enum import StrEnum

#: Gives the text of a key in a language (`ru`, `en`), filled with the variables.
Say = Callable[[str, str, Mapping[str, str | int]], str]


def family(prefix: str, *enums: type[StrEnum]) -> Callable[[str], str]:
    """The keys of these enums' members: `<prefix>-<value>`. The architecture tests see that each has its words."""
    known = {member.value for enum in enums for member in enum}

    def key(member: str) -> str:
        assert member in known, f"{member} is none of {prefix}"
        return f"{prefix}-{member.replace('_', '-')}"

    return key
