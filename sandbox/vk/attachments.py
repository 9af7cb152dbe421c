"""What may hang on a message: photos, documents and posts of the wall. Other kinds are refused, not swallowed.

People also send stickers and voice messages, which have methods and rights of their own in VK and no program hangs on.

The double keeps no bytes: a photo is a plain square. Media that were uploaded must exist, of others any id will do.
"""

import re

from sandbox.vk.errors import invalid
from sandbox.vk.uploads import Uploads
from sandbox.wire import Json

_FORM = re.compile(r"(?P<kind>[a-z_]+?)(?P<owner>-?\d+)_(?P<id>\d+)(?:_(?P<key>\w+))?")
_KINDS = frozenset({"photo", "doc", "wall"})
_OF_PEOPLE = _KINDS | {"sticker", "audio_message"}


def check(attachment: str, uploads: Uploads) -> None:
    """Raise error 100 for what isn't `<kind><owner>_<id>[_<key>]` of a known kind, or isn't there. [F] the words."""
    found = _FORM.fullmatch(attachment)
    is_known = found is not None and found["kind"] in _KINDS
    if (
        found is None
        or not is_known
        or not uploads.check(found["kind"], int(found["owner"]), int(found["id"]), found["key"] or "")
    ):
        raise invalid(f"attachment {attachment} is invalid")


def can_hang(attachment: str) -> bool:
    """Whether a person may hang this on a message."""
    found = _FORM.fullmatch(attachment)
    return found is not None and found["kind"] in _OF_PEOPLE


def shown(attachment: str, base_url: str, at: float) -> Json:
    """Return the object that stands in the message."""
    found = _FORM.fullmatch(attachment)
    assert found is not None
    kind, date = found["kind"], int(at)
    if kind == "sticker":
        images = [
            {"url": f"{base_url}/vk/photos/{found['owner']}_{side}.png", "width": side, "height": side}
            for side in (64, 128)
        ]
        about = {"inner_type": "base_sticker_new", "product_id": int(found["owner"]), "sticker_id": int(found["id"])}
        return {"type": kind, kind: about | {"images": images, "is_allowed": True}}
    content: Json = {"id": int(found["id"]), "owner_id": int(found["owner"]), "date": date}
    if found["key"]:
        content["access_key"] = found["key"]
    if kind == "photo":
        url = f"{base_url}/vk/photos/{found['owner']}_200.png"
        sizes = [{"type": "x", "width": 200, "height": 200, "url": url}]
        content |= {"album_id": -3, "text": "", "has_tags": False, "sizes": sizes}
    elif kind == "audio_message":
        links = {"link_ogg": f"{base_url}/voice.ogg", "link_mp3": f"{base_url}/voice.mp3"}
        del content["date"]  # The schema has none of a voice message.
        content |= {"duration": 12, "waveform": [0, 9, 3], **links}
    elif kind == "doc":
        content |= {"title": f"{found['id']}.pdf", "size": 1024, "ext": "pdf", "type": 1, "url": f"{base_url}/doc"}
    else:
        content |= {"from_id": int(found["owner"]), "text": "", "post_type": "post", "attachments": []}
    return {"type": kind, kind: content}
