"""Bringing photos and documents for messages: where to, and what they become."""

from typing import Any

from sandbox.vk import attachments
from sandbox.vk.args import Args
from sandbox.vk.errors import VkApiError
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import method
from sandbox.vk.permission import refusal
from sandbox.vk.world import Token
from sandbox.wire import Json

_DOCUMENTS = ("doc", "audio_message", "graffiti")


@method("photos.getMessagesUploadServer", "peer_id", kinds="community person", right="photos")
def photos_server(vk: Vk, token: Token, args: Args) -> Json:
    """Return an address for photos; `peer_id` is not asked for. [O]"""
    if args.has("peer_id"):
        args.integer("peer_id")
    is_community = token.kind == "community"
    return {
        "album_id": -3,
        "upload_url": vk.uploads.address(vk.base_url, "photo", token.account),
        "user_id": 0 if is_community else token.owner_id,
        "group_id": token.owner_id if is_community else 0,
    }


@method("photos.saveMessagesPhoto", "photo server hash", kinds="community person", right="photos")
def save_photo(vk: Vk, token: Token, args: Args) -> list[Any]:
    """Make a photo of what was put to an address."""
    said = args.required("photo")
    args.integer("server", 0)
    medium = vk.uploads.save_photo(token.account, said)
    shown = attachments.shown(f"photo{medium.owner_id}_{medium.id}_{medium.key}", vk.base_url, vk.clock.now())
    return [shown["photo"]]


@method("docs.getMessagesUploadServer", "type peer_id", kinds="community person", right="docs")
def docs_server(vk: Vk, token: Token, args: Args) -> Json:
    """Return an address for documents; a community says for whom, and must be allowed to write there. [S] 901"""
    args.choice("type", _DOCUMENTS, "doc")
    if token.kind == "community":
        person = vk.world.people.get(args.integer("peer_id"))
        if person is None:
            raise VkApiError(vk.rules.unknown_peer)
        if code := refusal(vk, token.account, person):
            raise VkApiError(code)
    return {"upload_url": vk.uploads.address(vk.base_url, "doc", token.account)}


@method("docs.save", "file title tags return_tags", kinds="community person", right="docs")
def save_doc(vk: Vk, token: Token, args: Args) -> Json:
    """Make a document of what was put to an address."""
    medium = vk.uploads.save_doc(token.account, args.required("file"), args.text("title"))
    shown = attachments.shown(f"doc{medium.owner_id}_{medium.id}_{medium.key}", vk.base_url, vk.clock.now())
    return {"type": "doc", "doc": shown["doc"] | {"title": medium.title, "size": medium.size}}
