"""Enclosures as the screens and the sender see them."""

from dataclasses import dataclass

from domain.enclosures.tables import EnclosureKind
from domain.files.tables import FileState


@dataclass(frozen=True, slots=True)
class EnclosureView:
    """One enclosure; `size` in bytes. `path` is relative to the files' folder, None while the bytes are away."""

    id: int
    kind: EnclosureKind
    name: str
    size: int
    state: FileState
    path: str | None
    telegram_file_id: str | None
