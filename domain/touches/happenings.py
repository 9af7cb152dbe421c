"""What a row of the journal tells on a card's timeline: nothing, one thing, or several."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.funnel.tables import DealStatus
from domain.journal.queries import ClientChangeView
from domain.journal.tables import Operation
from domain.touches.edits import Edit, edits_of


class Happening(StrEnum):
    """What kind of thing happened."""

    NOTE = "note"
    NOTE_EDITED = "note-edited"
    NOTE_OFF = "note-off"
    TOUCH = "touch"
    ADDED = "added"
    REMOVED = "removed"
    MERGED = "merged"
    RESTORED = "restored"
    EDITED = "edited"
    CATEGORY = "category"
    RESPONSIBLE = "responsible"
    ACCESS = "access"
    PLANNED = "planned"
    STAGE = "stage"
    STAGE_OFF = "stage-off"
    TAG_ON = "tag-on"
    TAG_OFF = "tag-off"
    CHANNEL_ON = "channel-on"
    CHANNEL_OFF = "channel-off"
    CHANNEL_CHANGED = "channel-changed"
    FIELD = "field"
    PRODUCT_ON = "product-on"
    PRODUCT_OFF = "product-off"
    DEAL = "deal"
    DEAL_WON = "deal-won"
    DEAL_LOST = "deal-lost"
    DEAL_REOPENED = "deal-reopened"
    DEAL_EDITED = "deal-edited"
    DEAL_OFF = "deal-off"
    FILE = "file"
    VOICE = "voice"
    FILE_OFF = "file-off"
    STATE = "state"
    PAUSED = "paused"
    UNPAUSED = "unpaused"
    TASK = "task"
    TASK_DONE = "task-done"
    TASK_REOPENED = "task-reopened"
    TASK_HANDED = "task-handed"
    TASK_OFF = "task-off"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened. `text` is what it was about: the note, the kind of touch, the name of the stage, the
    planned day and hour (`2026-03-02 10:00`, either may be missing). An edit has `edits` instead.
    """

    at: datetime
    what: Happening
    member: str | None
    text: str
    undone: bool = False
    edits: tuple[Edit, ...] = ()


#: What of it is told when it is set on a card, and the table it points at.
_SET = {
    "category_id": (Happening.CATEGORY, "category"),
    "responsible_id": (Happening.RESPONSIBLE, "member"),
    "access_class_id": (Happening.ACCESS, "access_class"),
}


def entries_of(
    change: ClientChangeView, members: dict[int, str], names: dict[tuple[str, int], str], parts: dict[int, str]
) -> list[TimelineEntry]:
    """What one row of the journal tells: nothing, one thing, or several that were done at once."""
    after = change.after or {}
    edits: tuple[Edit, ...] = ()
    if "merged_into_id" in after:
        told = [_merged(change, parts)]
    elif change.entity == "client" and change.operation is Operation.UPDATE:
        told, edits = list(_of_client(after, names)), edits_of(after)
    else:
        told = [_told(change, names)]
    member = members.get(change.member_id) if change.member_id is not None else None
    entries = [TimelineEntry(change.made_at, one[0], member, one[1], change.undone) for one in told if one is not None]
    if edits:
        entries.append(TimelineEntry(change.made_at, Happening.EDITED, member, "", change.undone, edits))
    return entries


def _merged(change: ClientChangeView, parts: dict[int, str]) -> tuple[Happening, str] | None:
    """That a card became a part of this one, or that it came back. That it went further with it is not told."""
    before, after = change.before or {}, change.after or {}
    if after["merged_into_id"] is None:
        return Happening.RESTORED, ""
    return None if before["merged_into_id"] is not None else (Happening.MERGED, parts.get(change.entity_id, ""))


def _of_client(after: dict[str, Any], names: dict[tuple[str, int], str]) -> Iterator[tuple[Happening, str]]:
    """What became of the card itself; its fields are told as edits."""
    if "deleted_at" in after:
        yield (Happening.REMOVED if after["deleted_at"] else Happening.RESTORED), ""
        return
    for column, (what, table) in _SET.items():
        if column in after:
            yield what, names.get((table, after[column] or 0), "")
    if "state" in after:
        yield Happening.STATE, after["state"]
    if "paused_at" in after:
        yield (Happening.PAUSED if after["paused_at"] else Happening.UNPAUSED), ""
    if "next_touch_on" in after or "next_touch_time" in after:
        day, hour = after.get("next_touch_on") or "", (after.get("next_touch_time") or "")[:5]
        yield Happening.PLANNED, f"{day} {hour}".strip()


def _told(change: ClientChangeView, names: dict[tuple[str, int], str]) -> tuple[Happening, str] | None:
    before, after = change.before or {}, change.after or {}
    match change.entity:
        case _ if "client_id" in after:
            # It went from one card to another with all the rest: the merge is told, not each thing that moved.
            return None
        case "client" if change.operation is Operation.CREATE:
            return Happening.ADDED, ""
        case "client_stage" if change.operation is Operation.DELETE:
            return Happening.STAGE_OFF, names.get(("stage", before.get("stage_id", 0)), "")
        case "client_stage":
            known = names.get(("stage", after.get("stage_id") or 0)) or names.get((change.entity, change.entity_id))
            return Happening.STAGE, known or ""
        case "client_tag":
            on = change.operation is Operation.CREATE
            tag = names.get(("tag", before.get("tag_id", 0))) or names.get((change.entity, change.entity_id), "")
            return (Happening.TAG_ON if on else Happening.TAG_OFF), tag
        case "channel" if change.operation is Operation.UPDATE:
            if not after.keys() & {"address", "label"}:
                return None
            return Happening.CHANNEL_CHANGED, after.get("address") or names.get(("channel", change.entity_id), "")
        case "client_field":
            field = names.get(("custom_field", before.get("field_id", 0)))
            return Happening.FIELD, field or names.get((change.entity, change.entity_id), "")
        case "client_product":
            on = change.operation is Operation.CREATE
            product = names.get(("product", before.get("product_id", 0)))
            told = product or names.get((change.entity, change.entity_id), "")
            return (Happening.PRODUCT_ON if on else Happening.PRODUCT_OFF), told
        case "channel":
            on = change.operation is Operation.CREATE
            address = before.get("address") or names.get(("channel", change.entity_id), "")
            return (Happening.CHANNEL_ON if on else Happening.CHANNEL_OFF), address
        case "note" if after.get("deleted_at"):
            return Happening.NOTE_OFF, ""
        case "note" if change.operation is Operation.UPDATE and "text" in after:
            return Happening.NOTE_EDITED, ""
        case "attachment" if after.get("deleted_at"):
            return Happening.FILE_OFF, names.get(("attachment", change.entity_id), "")
        case "deal":
            return _of_deal(change.operation, after), names.get(("deal", change.entity_id), "")
        case "task":
            what = _of_task(change.operation, after)
            return None if what is None else (what, names.get(("task", change.entity_id), ""))
        case _:
            return None


#: What has become of a deal that has this status now.
_CLOSED = {
    DealStatus.WON: Happening.DEAL_WON,
    DealStatus.LOST: Happening.DEAL_LOST,
    DealStatus.OPEN: Happening.DEAL_REOPENED,
}


def _of_deal(operation: Operation, after: dict[str, Any]) -> Happening:
    """What became of a deal; the deal's own screen tells it at length."""
    if "deleted_at" in after:
        return Happening.DEAL_OFF if after["deleted_at"] else Happening.DEAL
    if "status" in after and operation is Operation.UPDATE:
        return _CLOSED[DealStatus(after["status"])]
    return Happening.DEAL if operation is Operation.CREATE else Happening.DEAL_EDITED


def _of_task(operation: Operation, after: dict[str, Any]) -> Happening | None:
    """What became of a task; that it was planned or worded anew is not told."""
    if operation is Operation.CREATE:
        return Happening.TASK
    if "deleted_at" in after:
        return Happening.TASK_OFF if after["deleted_at"] else Happening.TASK
    if "done_at" in after:
        return Happening.TASK_DONE if after["done_at"] else Happening.TASK_REOPENED
    return Happening.TASK_HANDED if "assignee_id" in after else None
