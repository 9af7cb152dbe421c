"""Where the bytes of files lie: a folder of its own for each, below DATA_DIR/files, for nobody else's eyes."""

import secrets
import shutil
from pathlib import Path

from domain.base.errors import NotFoundError
from domain.files.rules import safe_name
from domain.files.tables import FileKind


class FileStore:
    """The files' folder. It gives paths; what is larger than a message is written and read by jobs and bot."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def new_path(self, kind: FileKind, name: str) -> Path:
        """A path for a new file with this name, in a fresh folder of mode 0700 that can't be guessed."""
        for folder in (self.root, self.root / kind):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = self.root / kind / secrets.token_hex(16)
        folder.mkdir(mode=0o700)
        return folder / safe_name(name)

    def put(self, kind: FileKind, name: str, content: bytes) -> str:
        """Keep a few bytes that are already in hand, such as a pasted list; gives the path as the database keeps it."""
        path = self.new_path(kind, name)
        path.write_bytes(content)
        return self.stored(path)

    def stored(self, path: Path) -> str:
        """The path as the database keeps it: relative, so that DATA_DIR may move."""
        return path.relative_to(self.root).as_posix()

    def path_of(self, stored: str) -> Path:
        """The path of a stored file. Raises `NotFoundError` for one that leads out of the folder."""
        path = (self.root / stored).resolve()
        if not path.is_relative_to(self.root):
            raise NotFoundError
        return path

    def remove(self, stored: str) -> None:
        """Delete the file and its folder, with what was made of it there; does nothing if they are gone already."""
        folder = self.path_of(stored).parent
        if folder.parent.parent == self.root:
            shutil.rmtree(folder, ignore_errors=True)
