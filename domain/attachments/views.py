"""Files of clients as screens see them."""

from dataclasses import dataclass
from datetime import datetime

from domain.attachments.tables import AttachmentKind
from domain.files.tables import FileState


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """One file of a client; `size` in bytes. `path` is relative to the files' folder, None while the bytes are away."""

    id: int
    client_id: int
    kind: AttachmentKind
    name: str
    caption: str
    seconds: int | None
    is_avatar: bool
    added_at: datetime
    version: int
    member: str | None
    size: int
    state: FileState
    path: str | None
    telegram_file_id: str | None


@dataclass(frozen=True, slots=True)
class AttachmentPage:
    """A page of a client's files, the newest first."""

    files: tuple[AttachmentView, ...]
    total: int
    offset: int
