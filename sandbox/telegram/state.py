"""The world on disk: one JSON file, and uploaded files in a folder beside it. Queued updates are kept too."""

import json
from pathlib import Path

from sandbox.telegram.files import StoredFile
from sandbox.telegram.hub import Telegram
from sandbox.telegram.updates import QueuedUpdate
from sandbox.telegram.world import Bot, Chat, Message, Person, Topic, World
from sandbox.wire import Json

VERSION = 1


def save(tg: Telegram, path: Path) -> None:
    """Write everything, by way of a second file: a kill in the middle leaves the old state."""
    tg.dirty = False
    queue = tg.updates
    body = {
        "version": VERSION,
        "world": tg.world,
        "files": list(tg.files.by_id.values()),
        "updates": {"next": queue.next_number, "queued": queue.queued},
        "allowed": sorted(queue.allowed),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(body, ensure_ascii=False, default=_plain), encoding="utf-8")
    fresh.replace(path)


def _plain(value: object) -> object:
    """Show the encoder what is inside; copying it all by `asdict` would take ten times as long."""
    return sorted(value) if isinstance(value, set) else vars(value)


def load(tg: Telegram, path: Path) -> None:
    """Read what `save` has written; without a file the world stays new."""
    if not path.exists():
        return
    body = json.loads(path.read_text(encoding="utf-8"))
    if body.get("version") != VERSION:
        raise ValueError(f"{path.name} was written by another version of the sandbox: delete it to start anew")
    tg.world = _world(body["world"])
    tg.files.by_id = {item["file_id"]: StoredFile(**item) for item in body["files"]}
    tg.updates.next_number = body["updates"]["next"]
    tg.updates.queued = [QueuedUpdate(**update) for update in body["updates"]["queued"]]
    tg.updates.allowed = frozenset(body["allowed"])


def _world(body: Json) -> World:
    chats = {int(key): _chat(value) for key, value in body["chats"].items()}
    people = {int(key): Person(**value) for key, value in body["people"].items()}
    rest = {"sequence": body["sequence"], "next_id": body["next_id"], "met": set(body["met"])}
    return World(Bot(**body["bot"]), body["owner_id"], people, chats, **rest)


def _chat(body: Json) -> Chat:
    body = body | {
        "members": {int(key): value for key, value in body["members"].items()},
        "topics": {int(key): Topic(**value) for key, value in body["topics"].items()},
        "messages": {int(key): Message(**value) for key, value in body["messages"].items()},
    }
    return Chat(**body)
