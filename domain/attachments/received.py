"""A file that has come from Telegram, as a value. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from domain.attachments.tables import AttachmentKind


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What Telegram says of a file: `size` in bytes, `seconds` of what is played, `album` if it came with others."""

    kind: AttachmentKind
    name: str
    size: int
    telegram_file_id: str
    seconds: int | None = None
    album: str | None = None

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Self:
        """From what `dataclasses.asdict` gave."""
        return cls(**{**body, "kind": AttachmentKind(body["kind"])})
