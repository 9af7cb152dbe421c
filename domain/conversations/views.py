"""Messages as they are handed to the base and told by it."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


class EnclosureKind(StrEnum):
    """What hangs on a message."""

    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"
    STICKER = "sticker"
    GRAFFITI = "graffiti"
    GIFT = "gift"
    POST = "post"
    LINK = "link"
    PRODUCT = "product"
    POLL = "poll"
    STORY = "story"
    PLACE = "place"
    FORWARDED = "forwarded"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One thing that hangs on a message; `url` is "" where the network gives no address, `name` what it is called."""

    kind: EnclosureKind
    url: str = ""
    name: str = ""

    def to_json(self) -> dict[str, str]:
        """As the base keeps it."""
        return {name: str(value) for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        """From what `to_json` gave."""
        return cls(EnclosureKind(body["kind"]), body.get("url", ""), body.get("name", ""))


@dataclass(frozen=True, slots=True)
class Message:
    """One message as the network tells it; `said_at` by its clock. `by_us` was written on its own pages."""

    remote_id: int
    text: str
    said_at: datetime
    enclosed: tuple[Enclosure, ...] = ()
    by_us: bool = False
    is_opt_out: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """A message that is in the base now; it came in the row that begins with `row_from_id`."""

    conversation_id: int
    said_id: int
    row_from_id: int
