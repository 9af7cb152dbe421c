"""What may go along with a message. Pure rules."""

from pathlib import PurePosixPath

from domain.base.errors import InvalidValueError
from domain.enclosures.tables import EnclosureKind

#: VK takes at most so many with one message (facts: vk-api, section 3.1).
MOST_ENCLOSED = 10
#: VK takes no program as a document, by whatever name; these are refused before anybody waits for it.
REFUSED = frozenset({".exe", ".apk", ".bat", ".cmd", ".com", ".msi", ".scr", ".jar", ".js", ".vbs", ".ps1"})
#: What VK takes as a photo.
PHOTO_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".gif"})


def check_enclosed(kind: EnclosureKind, name: str) -> None:
    """Raise `InvalidValueError` for a file that VK would not take."""
    ending = PurePosixPath(name.lower()).suffix
    if ending in REFUSED or (kind is EnclosureKind.PHOTO and ending not in PHOTO_ENDINGS):
        raise InvalidValueError(field="file", reason="program" if ending in REFUSED else "no-photo")


def check_count(count: int) -> None:
    """Raise `InvalidValueError` for more than a message carries."""
    if count > MOST_ENCLOSED:
        raise InvalidValueError(field="file", reason="too-many", longest=MOST_ENCLOSED)
