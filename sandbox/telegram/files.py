"""The bytes behind file ids: uploads of the bot and of people, kept as files in one folder."""

import hashlib
import mimetypes
import re
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.telegram.errors import bad_request
from sandbox.telegram.images import image_size
from sandbox.wire import Json

MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
_PREFIXES = {"photo": "AgACAg", "voice": "AwACAg", "video": "BAACAg", "audio": "CQACAg"}
_PHOTO_SUFFIXES = {"jpg", "jpeg", "gif", "png", "tif", "bmp", "webp"}
_FILE_ID = re.compile(r"^[A-Za-z0-9_-]{20,}$")


@dataclass
class StoredFile:
    """One file; `kind` is what it was sent as (document, photo, voice …): another kind can't reuse its id."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    size: int
    width: int = 0
    height: int = 0
    duration: int = 0

    @property
    def path(self) -> str:
        """The `file_path` that getFile gives out."""
        suffix = Path(self.name).suffix or mimetypes.guess_extension(self.mime) or ""
        return f"{self.kind}s/{self.unique_id}{suffix}"


@dataclass
class FileStore:
    """Keeps files by id; the bytes lie in the folder under the id's name."""

    folder: Path
    by_id: dict[str, StoredFile] = field(default_factory=dict)

    def add(self, kind: str, data: bytes, name: str, mime: str = "", duration: int = 0) -> StoredFile:
        """Store the bytes as this kind of file.

        Raises the server's words for an empty file and, for photos, for a size or content it can't take.
        """
        if not data:
            raise bad_request("file must be non-empty")
        width, height = (0, 0)
        if kind == "photo":
            width, height = self._check_photo(data, name)
        digest = hashlib.sha256(data).hexdigest()
        number = len(self.by_id) + 1
        prefix = f"{_PREFIXES.get(kind, 'BQACAg')}IAAxk"
        stored = StoredFile(
            file_id=f"{prefix}{number:06d}{digest[:32]}",
            unique_id=f"AgAD{number:06d}{digest[:8]}",
            kind=kind,
            name=name,
            mime=(mime if mime != "application/octet-stream" else "")
            or mimetypes.guess_type(name)[0]
            or "application/octet-stream",
            size=len(data),
            width=width,
            height=height,
            duration=duration,
        )
        self.folder.mkdir(parents=True, exist_ok=True)
        self.location(stored).write_bytes(data)
        self.by_id[stored.file_id] = stored
        return stored

    def _check_photo(self, data: bytes, name: str) -> tuple[int, int]:
        # The wordings of this method besides the extension's are inferred from reports and from TDLib.
        if len(data) > MAX_PHOTO:
            raise bad_request(
                f"file of size {len(data)} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
            )
        suffix = Path(name).suffix.lstrip(".").lower()
        if suffix and suffix not in _PHOTO_SUFFIXES:
            raise bad_request("photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp")
        size = image_size(data)
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = size
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return size

    def get(self, file_id: str) -> StoredFile | None:
        """Return what is behind an id; a photo's small size has the id of the photo with an `s` behind it."""
        return self.by_id.get(file_id) or self.by_id.get(file_id.removesuffix("s"))

    def reused(self, file_id: str, kind: str) -> StoredFile:
        """Return the file a bot sends again by its id; wrong ids, addresses and kinds fail like on the server."""
        if re.match(r"^https?://", file_id, re.IGNORECASE):
            # The double reaches nothing outside of the machine, so no address ever has content.
            raise bad_request("failed to get HTTP URL content")
        stored = self.get(file_id)
        if stored is None:
            if _FILE_ID.match(file_id):
                raise bad_request("wrong file identifier/HTTP URL specified")
            raise bad_request("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
        if stored.kind != kind:
            names = {"voice": "VoiceNote"}
            was, wanted = (names.get(word, word.capitalize()) for word in (stored.kind, kind))
            raise bad_request(f"can't use file of type {was} as {wanted}")
        return stored

    def location(self, stored: StoredFile) -> Path:
        """Return where the bytes lie."""
        return self.folder / stored.unique_id

    def by_path(self, path: str) -> StoredFile | None:
        """Return the file with this `file_path`."""
        return next((stored for stored in self.by_id.values() if stored.path == path), None)


def media_content(stored: StoredFile) -> Json:
    """Return the Bot API field of a message that carries this file."""
    common: Json = {"file_id": stored.file_id, "file_unique_id": stored.unique_id}
    if stored.kind == "photo":
        return {"photo": _photo_sizes(stored)}
    common |= {"mime_type": stored.mime, "file_size": stored.size}
    if stored.kind == "voice":
        return {"voice": {"duration": stored.duration} | common}
    if stored.kind == "video":
        # The double has no decoder: a picture of the usual size is said of every video.
        size = {"width": stored.width or 320, "height": stored.height or 240}
        return {"video": {"duration": stored.duration, "file_name": stored.name} | size | common}
    if stored.kind == "audio":
        return {"audio": {"duration": stored.duration, "file_name": stored.name} | common}
    return {"document": {"file_name": stored.name} | common}


def _photo_sizes(stored: StoredFile) -> list[Json]:
    """Two sizes like the server's; the double has no resizer, so the small one has the bytes of the large one."""
    largest = max(stored.width, stored.height)
    sizes = []
    if largest > 90:
        small = {"width": max(1, stored.width * 90 // largest), "height": max(1, stored.height * 90 // largest)}
        ids = {"file_id": f"{stored.file_id}s", "file_unique_id": f"{stored.unique_id}s"}
        sizes.append(ids | small | {"file_size": stored.size})
    full = {"file_id": stored.file_id, "file_unique_id": stored.unique_id}
    sizes.append(full | {"width": stored.width, "height": stored.height, "file_size": stored.size})
    return sizes
