"""Files as the bot and the jobs see them."""

from dataclasses import dataclass
from datetime import datetime

from domain.files.tables import FileKind, FileState


@dataclass(frozen=True, slots=True)
class FileView:
    """One file. `path` is relative to the files' folder: `FileStore.path_of` finds it."""

    id: int
    kind: FileKind
    state: FileState
    name: str
    size: int
    path: str | None
    telegram_file_id: str | None
    created_by_id: int | None
    created_at: datetime
    expires_at: datetime
