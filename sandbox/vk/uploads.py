"""Files on their way into VK: an address is handed out, takes the bytes, and what it says of them is made a medium.

The shapes are those of the schema (`photos_photo_upload`, `base_upload_server`, `docs_save_response`); what the address
says of the bytes is as clients have seen it. [O] An address serves one account and kind, and what it said is used once.
"""

import json
import secrets
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sandbox.vk.errors import VkApiError, invalid
from sandbox.wire import Json

FIRST_MEDIUM = 456_239_017
"""Ids of media begin here, as VK's do; smaller ones are invented by tests and are taken for media that exist."""
LARGEST_PHOTO, LARGEST_DOC = 50 * 1024 * 1024, 200 * 1024 * 1024
"""[D] What VK takes, in bytes."""
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8")
_PROGRAMS = frozenset({".exe", ".apk", ".bat", ".cmd", ".msi", ".js"})
"""[D] Documents VK refuses; the list is the common part of what is told of it. [F]"""


@dataclass(frozen=True)
class Medium:
    """A photo or document that messages can name."""

    kind: str
    """photo or doc."""
    owner_id: int
    id: int
    key: str
    title: str
    size: int


@dataclass
class _Taken:
    account: int
    kind: str
    name: str
    size: int


@dataclass
class Uploads:
    """Addresses, what was put there, and the media made of it."""

    media: dict[tuple[str, int, int], Medium] = field(default_factory=dict)
    _addresses: dict[str, tuple[str, int]] = field(default_factory=dict)
    _taken: dict[str, _Taken] = field(default_factory=dict)

    def address(self, base_url: str, kind: str, account: int) -> str:
        """Hand out an address for one kind of file of this account."""
        key = secrets.token_hex(8)
        self._addresses[key] = kind, account
        return f"{base_url}/vk/upload/{kind}/{key}"

    def put(self, key: str, field_name: str, name: str, content: bytes) -> Json:
        """Take the bytes in; what the address says of them. A wrong field, or no picture, is told without an error."""
        kind, account = self._addresses.get(key, ("", 0))
        if not kind or field_name != ("photo" if kind == "photo" else "file") or not content:
            return {"error": "no_file", "error_descr": "no file"}
        if kind == "photo":
            is_picture = content.startswith(_IMAGES) and len(content) <= LARGEST_PHOTO
            said = json.dumps([{"photo": self._take(account, kind, name, content), "sizes": []}])
            return {"server": 850_120, "photo": said if is_picture else "[]", "hash": secrets.token_hex(8)}
        if PurePosixPath(name.lower()).suffix in _PROGRAMS or len(content) > LARGEST_DOC:
            return {"error": "unsupported_file_type", "error_descr": "file type is not supported"}
        return {"file": self._take(account, kind, name, content)}

    def save_photo(self, account: int, said: str) -> Medium:
        """Make a photo of what the address said; error 100 for nothing, 121 for what it never said."""
        if said == "[]":
            raise invalid("photos_list is invalid")
        try:
            mark = str(json.loads(said)[0]["photo"])
        except (ValueError, TypeError, KeyError, IndexError):
            raise invalid("photos_list is invalid") from None
        return self._save(account, "photo", mark, 121)

    def save_doc(self, account: int, said: str, title: str) -> Medium:
        """Make a document; error 105 for what no address said."""
        return self._save(account, "doc", said, 105, title)

    def check(self, kind: str, owner_id: int, number: int, key: str) -> bool:
        """Whether there is such a medium; those from before `FIRST_MEDIUM` are believed."""
        if number < FIRST_MEDIUM or kind == "wall":
            return True
        medium = self.media.get((kind, owner_id, number))
        return medium is not None and medium.key == key

    def _take(self, account: int, kind: str, name: str, content: bytes) -> str:
        mark = secrets.token_hex(16)
        self._taken[mark] = _Taken(account, kind, name, len(content))
        return mark

    def _save(self, account: int, kind: str, mark: str, code: int, title: str = "") -> Medium:
        taken = self._taken.get(mark)
        if taken is None or (taken.account, taken.kind) != (account, kind):
            raise VkApiError(code)
        del self._taken[mark]
        number, key = FIRST_MEDIUM + len(self.media), secrets.token_hex(9)
        medium = Medium(kind, account, number, key, title or taken.name, taken.size)
        self.media[kind, account, number] = medium
        return medium
