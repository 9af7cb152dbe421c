"""What is decided about files without looking at one: safe names, and how long bytes are kept."""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from types import MappingProxyType

from domain.files.tables import FileKind

#: How long the bytes of each kind stay; None is for good.
RETENTION: Mapping[FileKind, timedelta | None] = MappingProxyType(
    {
        FileKind.UPLOAD: timedelta(days=30),
        FileKind.EXPORT: timedelta(days=7),
        FileKind.SKIPPED: timedelta(days=30),
        FileKind.SAMPLE: timedelta(days=1),
        FileKind.ATTACHMENT: None,
        FileKind.ENCLOSURE: None,
        FileKind.LOGO: None,
    }
)

#: The end of the time of what is kept for good.
NEVER = datetime(9999, 1, 1, tzinfo=UTC)

#: A name has at most so many characters, and so many bytes: file systems take 255.
NAME_LIMIT = 120
NAME_BYTES = 240

_EXTENSION_LIMIT = 16
#: What Windows refuses in a name, so that an export can be saved everywhere, and what parts a path.
_REFUSED = frozenset('<>:"/\\|?*')
_NAMELESS = "file"


def expiry_of(kind: FileKind, now: datetime) -> datetime:
    """When the time of a file of this kind is over if it comes now."""
    kept = RETENTION[kind]
    return NEVER if kept is None else now + kept


def safe_name(name: str) -> str:
    """The file's name without path, control characters, marks of direction and leading dots; the extension stays.

    Never empty, at most 120 characters and 240 bytes; a safe name is left as it is.
    """
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    letters = "".join(letter for letter in last if letter not in _REFUSED and unicodedata.category(letter)[0] != "C")
    tidy = " ".join(letters.split()).lstrip(". ").rstrip(". ")
    suffix = PurePosixPath(tidy).suffix if tidy else ""
    if len(suffix) > _EXTENSION_LIMIT:
        suffix = ""
    stem = tidy[: len(tidy) - len(suffix)]
    room = NAME_BYTES - len(suffix.encode())
    short = stem[: NAME_LIMIT - len(suffix)].encode()[:room].decode(errors="ignore").rstrip(". ")
    return (short or _NAMELESS) + suffix
