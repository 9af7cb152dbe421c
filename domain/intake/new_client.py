"""A client to be, as a value: JSON in and out. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from domain.attachments.received import ReceivedFile
from domain.clients.kinds import ChannelKind, SourceKind

Address = tuple[ChannelKind, str]


@dataclass(frozen=True, slots=True)
class NewClient:
    """What is known of somebody who is not in the base yet; `name` is "" while nobody has said it.

    `note` is what came with the person (a forwarded message), `file` what was sent with it, `source` how they came.
    """

    name: str = ""
    channels: tuple[Address, ...] = ()
    category_id: int | None = None
    stage_id: int | None = None
    note: str = ""
    source: SourceKind = SourceKind.MANUAL
    file: ReceivedFile | None = None

    @property
    def shown_name(self) -> str:
        """The name, or else the first address: a card is called something."""
        return self.name or (self.channels[0][1] if self.channels else "")

    @property
    def came_by_itself(self) -> bool:
        """Whether somebody was shown to us, not typed: then a card we know may be completed with it."""
        return self.source in {SourceKind.FORWARD, SourceKind.CONTACT}

    def with_channels(self, channels: Iterable[Address]) -> Self:
        """The same with these addresses too; none stands there twice."""
        return replace(self, channels=tuple(dict.fromkeys((*self.channels, *channels))))

    def to_json(self) -> dict[str, Any]:
        """As the draft keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Self:
        """From what `to_json` gave."""
        file = body["file"]
        given = dict(body) | {
            "channels": tuple((ChannelKind(kind), address) for kind, address in body["channels"]),
            "source": SourceKind(body["source"]),
            "file": ReceivedFile.from_json(file) if file else None,
        }
        return cls(**given)
