"""The parameters of one call, as the strings they travel as, read with VK's own complaints (facts §1, §3.1).

Texts beyond "X is undefined" and those of messages.send are modelled on VK's wording, not proved. [F]
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from sandbox.vk.errors import invalid
from sandbox.wire import Json

GLOBALS = frozenset(
    {"access_token", "v", "lang", "test_mode", "captcha_sid", "captcha_key", "success_token", "confirm"}
)
"""Parameters every method takes. `lang` changes nothing here: this world speaks Russian to everybody."""

_NUMBER = re.compile(r"-?[0-9]{1,19}")
_COMMON_FIELDS = frozenset({"status", "site", "description", "verified", "online", "last_seen", "counters"})


def whole_number(text: str) -> int | None:
    """Return a whole number as VK writes one, None for anything else."""
    return int(text) if _NUMBER.fullmatch(text) else None


class Args:
    """What one call was given."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = dict(values)

    def check_names(self, known: Iterable[str]) -> None:
        """Refuse a parameter that neither the method nor every method has."""
        for name in self.values:
            if name not in GLOBALS and name not in known:
                raise invalid(f"{name} is no parameter of this method")

    def has(self, name: str) -> bool:
        """Whether it is there and not empty: VK takes an empty one for a missing one."""
        return self.values.get(name, "") != ""

    def text(self, name: str, default: str = "") -> str:
        """Return a parameter as it came."""
        return self.values.get(name, default)

    def required(self, name: str) -> str:
        """Return a parameter that must be there."""
        if not self.has(name):
            raise invalid(f"{name} is undefined")
        return self.values[name]

    def integer(self, name: str, default: int | None = None, *, low: int | None = None, high: int | None = None) -> int:
        """Return a whole number within its bounds; without a default it must be there."""
        if not self.has(name):
            if default is None:
                raise invalid(f"{name} is undefined")
            return default
        if not _NUMBER.fullmatch(self.values[name]):
            raise invalid(f"{name} not integer")
        value = int(self.values[name])
        if low is not None and value < low:
            raise invalid(
                f"{name} should be positive" if low in {0, 1} else f"{name} should be greater or equal to {low}"
            )
        if high is not None and value > high:
            raise invalid(f"{name} should be less or equal to {high}")
        return value

    def flag(self, name: str) -> bool:
        """Return a boolean, which travels as 1 or 0."""
        value = self.text(name) or "0"
        if value not in {"0", "1"}:
            raise invalid(f"{name} not boolean")
        return value == "1"

    def choice(self, name: str, allowed: Iterable[str], default: str) -> str:
        """Return one of a few words."""
        value = self.text(name) or default
        if value not in allowed:
            raise invalid(f"{name} not in allowed values")
        return value

    def words(self, name: str, most: int) -> list[str]:
        """Return a comma list of at most so many items, empty if it isn't there."""
        items = [item.strip() for item in self.text(name).split(",") if item.strip()]
        if len(items) > most:
            raise invalid(f"{name} should be less or equal to {most} items")
        return items

    def numbers(self, name: str, most: int) -> list[int]:
        """Return a comma list of whole numbers."""
        items = self.words(name, most)
        if not all(_NUMBER.fullmatch(item) for item in items):
            raise invalid(f"{name} not integer")
        return [int(item) for item in items]

    def fields(self, known: frozenset[str]) -> frozenset[str]:
        """Return the wanted extra fields, all of which must be public ones."""
        wanted = frozenset(self.words("fields", 100))
        if unknown := wanted - known - _COMMON_FIELDS:
            raise invalid(f"fields: {min(unknown)} is unknown")
        return wanted

    def version(self) -> tuple[int, int]:
        """Return `v` as two numbers; it has been checked by then."""
        major, _, minor = self.values["v"].partition(".")
        return int(major), int(minor or 0)


def from_script(values: Json) -> dict[str, str]:
    """Turn the arguments of a call inside `execute` into what would have travelled."""
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, list):
        return ",".join(_plain(item) for item in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
