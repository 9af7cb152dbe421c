"""The parameters of one call, read as leniently or strictly as the real server reads them."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox.telegram.errors import ApiError, bad_request

_INTEGER = re.compile(r"\s*([+-]?\d+)")


@dataclass(frozen=True)
class Upload:
    """A file that came with the call, already on disk."""

    path: Path
    name: str
    size: int
    mime: str


def to_integer(text: str) -> int:
    """Read the digits a string starts with, 0 when there are none: that's how the server reads numbers."""
    found = _INTEGER.match(text)
    return int(found.group(1)) if found else 0


@dataclass
class Args:
    """Strings by name (nested JSON is kept as its text) and files by the name of their form field."""

    values: dict[str, str] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def without(self, name: str) -> "Args":
        """Return the same arguments but one."""
        return Args({key: value for key, value in self.values.items() if key != name}, self.files)

    def text(self, name: str) -> str:
        """Return the value; an absent one is an empty string, for the server knows no difference."""
        return self.values.get(name, "")

    def has(self, name: str) -> bool:
        """Whether a non-empty value came."""
        return bool(self.values.get(name))

    def integer(self, name: str, default: int = 0, low: int = -(2**31), high: int = 2**31 - 1) -> int:
        """Return the number, clamped into its range and never rejected."""
        raw = self.text(name)
        return min(max(to_integer(raw) if raw else default, low), high)

    def boolean(self, name: str) -> bool:
        """Return whether the value says yes in one of the ways the server knows."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def required(self, name: str) -> str:
        """Return the value, or fail with the server's general words."""
        if not self.has(name):
            raise bad_request(f'parameter "{name}" is required')
        return self.text(name)

    def user_id(self, name: str = "user_id") -> int:
        """Return the id of a person; zero and less is refused."""
        value = to_integer(self.text(name))
        if value <= 0:
            raise bad_request(f"invalid {name} specified")
        return value

    def decoded(self, name: str, complaint: str) -> Any:
        """Return the JSON of the value, None when it is absent; broken JSON fails with the complaint."""
        if not self.has(name):
            return None
        try:
            return json.loads(self.text(name))
        except ValueError:
            raise bad_request(complaint) from None


def from_json_body(body: bytes) -> dict[str, str]:
    """Flatten a JSON body: nested values become the JSON text that other encodings would carry."""
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        raise ApiError(400, "Bad Request: can't parse JSON object") from None
    if not isinstance(parsed, dict):
        raise ApiError(400, "Bad Request: JSON object expected")
    flat: dict[str, str] = {}
    for name, value in parsed.items():
        if value is None:
            continue
        flat[name] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return flat
