"""The timeline of a card: notes, touches and changes in one order."""

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
from domain.touches.happenings import Happening, TimelineEntry, entries_of
from domain.touches.tables import Touch


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
    for change in changes:
        # What was taken off again is called by what the journal kept of it then.
        if change.entity in _NAMED and change.operation is Operation.DELETE and change.before:
            column = _NAMED[change.entity][2].key
            table, _ = _POINTED_AT[column]
            found[change.entity, change.entity_id] = found.get((table, change.before.get(column) or 0), "")
    return found
