"""Wipe the base of clients: every card, removed ones too, with all that hangs on it and all that was written of it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, delete, false, func, or_, select, update

from domain.audience.tables import HarvestMember
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.tables import HANGS, Base, table_of
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Client, Tag
from domain.consent.stop_person import stop_addresses
from domain.consent.tables import Consent, ConsentChange, ConsentEvent, StopReason
from domain.conversations.tables import Conversation, Said
from domain.enrichment.tables import VkPage
from domain.files.tables import FileKind, FileState, StoredFile
from domain.journal.boundary import Reading, Writing
from domain.journal.tables import ChangeRow
from domain.replies.tables import Reply
from domain.search.follow_texts import forget_words
from domain.tasks.tables import TaskItem
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job
from domain.work.views import JobView

#: Files with clients in them.
_FILES = (FileKind.UPLOAD, FileKind.EXPORT, FileKind.SKIPPED)


async def count_cards(ctx: Reading) -> int:
    """How many cards there are, removed ones too: so many would be gone."""
    ctx.require(Permission.WIPE)
    return int(await ctx.scalar(select(func.count()).select_from(Client)))


async def start_wipe(ctx: Writing, chat_id: int) -> JobView:
    """Have the base wiped in the background. It is not undone; the job makes a backup first."""
    ctx.require(Permission.WIPE)
    return await queue_job(ctx, JobKind.WIPE, {}, chat_id=chat_id, total=await count_cards(ctx))


@dataclass(frozen=True, slots=True)
class Wiped:
    """How many cards are gone with this part, and the stored files whose bytes have to go with it."""

    cards: int
    paths: tuple[str, ...]
    is_last: bool


async def wipe_part(ctx: Writing, limit: int) -> Wiped:
    """Wipe the next cards, at most so many; with the last of them go all uploads and exports.

    Whatever table hangs on a card goes with it, wherever it was added; what only mentions one forgets it. Members,
    settings, accounts, the ledger of actions and the stop-list stay: whoever asked not to be written to is not written
    to, and nobody gets the same message twice.
    """
    ctx.require(Permission.WIPE)
    ids = await ctx.column(select(Client.id).order_by(Client.id).limit(limit))
    is_last = len(ids) < limit
    files: ColumnElement[bool] = StoredFile.kind.in_(_FILES) if is_last else false()
    if ids:
        await ctx.execute(delete(ChangeRow).where(among(ctx.dialect, ChangeRow.client_id, ids)))
        doomed: dict[Table, ColumnElement[bool]] = {table_of(Client): among(ctx.dialect, Client.id, ids)}
        for table in Base.metadata.sorted_tables:
            await _forget(ctx, table, doomed)
        gone = await ctx.column(select(StoredFile.id).where(or_(files, *_files_of(doomed))))
        for table in reversed(doomed):
            await ctx.execute(delete(table).where(doomed[table]))
        files = among(ctx.dialect, StoredFile.id, gone)
    if is_last:
        await _forget_people(ctx)
        await forget_words(ctx)
        # Lines of a checklist are about no client themselves; they went with their tasks.
        gone_lines = ChangeRow.entity_id.not_in(select(TaskItem.id))
        await ctx.execute(delete(ChangeRow).where(ChangeRow.entity == TaskItem.__tablename__, gone_lines))
        await ctx.open_change()
    return Wiped(len(ids), await _drop(ctx, files), is_last)


async def _forget_people(ctx: Writing) -> None:
    """What is known of people beside their cards: cards that were begun, pages of VK, consents, talks, lists of VK.

    Whoever has asked an account not to write is stopped for all of them, for that no longer knows it.
    """
    asked = select(Consent.kind, Consent.address).where(
        Consent.is_allowed.is_(False), Consent.event == ConsentEvent.OPTED_OUT
    )
    refused = {(ChannelKind(kind), address) for kind, address in await ctx.rows(asked)}
    await stop_addresses(ctx, refused, StopReason.ASKED)
    drafts = Base.metadata.tables["client_draft"]
    for table in (Tag, Consent, ConsentChange, VkPage, HarvestMember, drafts, Reply, Said, Conversation):
        await ctx.execute(delete(table))


def _files_of(doomed: dict[Table, ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    """The files that rows which go point at, such as photos on a card."""
    kept = table_of(StoredFile)
    return [
        StoredFile.id.in_(select(key.parent).where(which))
        for table, which in doomed.items()
        for key in table.foreign_keys
        if key.column.table is kept
    ]


async def _drop(ctx: Writing, files: ColumnElement[bool]) -> tuple[str, ...]:
    """Forget these files, their names too; gives the paths of those that are here. Jobs and imports keep their rows."""
    paths = await ctx.column(select(StoredFile.path).where(files, StoredFile.path.is_not(None)))
    nothing = {"state": FileState.GONE, "name": "", "path": None, "telegram_file_id": None}
    await ctx.execute(update(StoredFile).where(files).values(nothing))
    return tuple(paths)


async def _forget(ctx: Writing, table: Table, doomed: dict[Table, ColumnElement[bool]]) -> None:
    """Find out which rows of this table go with those that are doomed. Tables come before what hangs on them."""
    going = []
    for key in table.foreign_keys:
        parent = key.column.table
        if parent is table or parent not in doomed:
            continue
        pointing = key.parent.in_(select(key.column).where(doomed[parent]))
        if key.parent.nullable and not key.parent.info.get(HANGS):
            await ctx.execute(update(table).where(pointing).values({key.parent: None}))
        else:
            going.append(pointing)
    if going:
        doomed[table] = or_(*going)
