"""The timeline of a card: notes, touches and changes in one order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from domain.attachments.queries import list_attachments
from domain.attachments.tables import Attachment, AttachmentKind
from domain.attachments.views import AttachmentView
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Category, Channel, Client, ClientTag, Note, Tag
from domain.fields.tables import ClientField, CustomField
from domain.funnel.tables import ClientStage, Deal, Stage
from domain.journal.boundary import Query, Reading
from domain.journal.queries import ClientChangeView, list_client_changes
from domain.journal.registry import entry_of
from domain.journal.tables import Operation
from domain.products.tables import ClientProduct, Product
from domain.team.tables import AccessClass, Member
from domain.touches.edits import Edit, edits_of
from domain.touches.tables import Touch


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


async def list_timeline(ctx: Reading, client_id: int, *, start: int = 0, limit: int = 15) -> list[TimelineEntry]:
    """The entries of a card and of those that became parts of it, the newest first, from this place on.

    `NotFoundError` if it may not be seen.
    """
    ctx.require(Permission.SEE_CLIENTS)
    if await ctx.scalar(select(Client.id).where(Client.id == client_id, visible_clients(ctx.actor))) is None:
        raise NotFoundError(what="client")
    members = dict(await ctx.rows(select(Member.id, Member.name)))
    reach = start + limit
    entries = [
        TimelineEntry(at, Happening.NOTE, members.get(member), text)
        for at, member, text in await ctx.rows(
            select(Note.made_at, Note.member_id, Note.text)
            .where(Note.client_id == client_id, Note.deleted_at.is_(None))
            .order_by(Note.made_at.desc())
            .limit(reach)
        )
    ]
    entries += [
        TimelineEntry(at, Happening.TOUCH, members.get(member), kind.value)
        for at, member, kind in await ctx.rows(
            select(Touch.happened_at, Touch.member_id, Touch.kind)
            .where(Touch.client_id == client_id, Touch.deleted_at.is_(None))
            .order_by(Touch.happened_at.desc())
            .limit(reach)
        )
    ]
    entries += [
        TimelineEntry(file.added_at, _HEARD.get(file.kind, Happening.FILE), file.member, _told_file(file))
        for file in (await list_attachments(ctx, client_id, limit=reach)).files
    ]
    entries += await _journalled(ctx, client_id, members, reach)
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[start:reach]


async def _journalled(ctx: Reading, client_id: int, members: dict[int, str], reach: int) -> list[TimelineEntry]:
    """The newest of what the journal tells: so many entries without a gap, if there are as many."""
    parts = dict(await ctx.rows(select(Client.id, Client.name).where(Client.merged_into_id == client_id)))
    # Notes, touches and files are journalled too: more rows are read than are told.
    rows = reach * 3
    while True:
        changes = await list_client_changes(ctx, [client_id, *parts], limit=rows)
        names = await _names(ctx, changes)
        told = [entry for change in changes for entry in entries_of(change, members, names, parts)]
        if len(changes) < rows:
            return told
        # What is as old as the last row that was read may have more of the same change behind it.
        known = [entry for entry in told if entry.at > changes[-1].made_at]
        if len(known) >= reach:
            return known
        rows *= 2


_HEARD = {AttachmentKind.VOICE: Happening.VOICE}


def _told_file(file: AttachmentView) -> str:
    """A voice message by its length, for its name says nothing; what was written with a file comes with it."""
    called = file.name
    if file.kind is AttachmentKind.VOICE and file.seconds is not None:
        called = f"{file.seconds // 60}:{file.seconds % 60:02}"
    return f"{called} — {file.caption}" if file.caption else called


_NAMED: dict[str, tuple[Any, Any, Any]] = {
    "client_tag": (ClientTag, Tag, ClientTag.tag_id),
    "client_stage": (ClientStage, Stage, ClientStage.stage_id),
    "client_field": (ClientField, CustomField, ClientField.field_id),
    "client_product": (ClientProduct, Product, ClientProduct.product_id),
}
#: The columns that point at what has a name: the table they point at.
_POINTED_AT: dict[str, tuple[str, Any]] = {
    "tag_id": ("tag", Tag),
    "stage_id": ("stage", Stage),
    "category_id": ("category", Category),
    "field_id": ("custom_field", CustomField),
    "product_id": ("product", Product),
    "responsible_id": ("member", Member),
    "access_class_id": ("access_class", AccessClass),
}


#: What of it is told when it is set on a card.
_SET = {
    "category_id": Happening.CATEGORY,
    "responsible_id": Happening.RESPONSIBLE,
    "access_class_id": Happening.ACCESS,
}


async def _names(ctx: Reading, changes: list[ClientChangeView]) -> dict[tuple[str, int], str]:
    """What the touched records are called today, by table and id."""
    tables = ("attachment", "channel", "deal", "task", *dict(_POINTED_AT.values()))
    wanted: dict[str, set[int]] = {table: set() for table in tables}
    links: dict[str, set[int]] = {link: set() for link in _NAMED}
    for change in changes:
        fields = {**(change.before or {}), **(change.after or {})}
        for key, (table, _) in _POINTED_AT.items():
            if fields.get(key) is not None:
                wanted[table].add(fields[key])
        if change.entity in wanted:
            wanted[change.entity].add(change.entity_id)
        if change.entity in links:
            links[change.entity].add(change.entity_id)
    found: dict[tuple[str, int], str] = {}
    queries: list[tuple[str, Query]] = [
        *(
            (table, select(entity.id, entity.name).where(entity.id.in_(wanted[table])))
            for table, entity in _POINTED_AT.values()
        ),
        ("channel", select(Channel.id, Channel.address).where(Channel.id.in_(wanted["channel"]))),
        ("attachment", select(Attachment.id, Attachment.name).where(Attachment.id.in_(wanted["attachment"]))),
        ("deal", select(Deal.id, Deal.title).where(Deal.id.in_(wanted["deal"]))),
    ]
    if task := entry_of("task"):
        # Tasks stand above the touches: what they are called is read by what the journal knows of them.
        titles = task.table.c
        queries.append(("task", select(titles.id, titles.title).where(titles.id.in_(wanted["task"]))))
    for link, (entity, named, column) in _NAMED.items():
        query = select(entity.id, named.name).join(named, named.id == column).where(entity.id.in_(links[link]))
        queries.append((link, query))
    for table, query in queries:
        if links.get(table) or wanted.get(table):
            for key, name in await ctx.rows(query):
                found[table, key] = name
    return found


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
    for column, what in _SET.items():
        if column in after:
            yield what, names.get((_POINTED_AT[column][0], after[column] or 0), "")
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
            return Happening.DEAL, names.get(("deal", change.entity_id), "")
        case "task":
            what = _of_task(change.operation, after)
            return None if what is None else (what, names.get(("task", change.entity_id), ""))
        case _:
            return None


def _of_task(operation: Operation, after: dict[str, Any]) -> Happening | None:
    """What became of a task; that it was planned or worded anew is not told."""
    if operation is Operation.CREATE:
        return Happening.TASK
    if "deleted_at" in after:
        return Happening.TASK_OFF if after["deleted_at"] else Happening.TASK
    if "done_at" in after:
        return Happening.TASK_DONE if after["done_at"] else Happening.TASK_REOPENED
    return Happening.TASK_HANDED if "assignee_id" in after else None
