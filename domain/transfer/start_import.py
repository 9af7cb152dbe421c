"""Begin an import: a row for the file and a job that waits for it, before anything else is done."""

from domain.base.actor import Permission
from domain.files.expect_file import expect_file
from domain.files.keep_file import keep_file
from domain.files.tables import FileKind
from domain.files.views import FileView
from domain.journal.boundary import Writing
from domain.transfer.import_work import start_work
from domain.transfer.queries import get_import
from domain.transfer.tables import ImportDraft, ImportStep
from domain.transfer.views import ImportView
from domain.work.kinds import JobKind


async def start_import(ctx: Writing, name: str, size: int, telegram_file_id: str, chat_id: int) -> ImportView:
    """Take note of a document of `size` bytes that still lies at Telegram, and look into it once it has come.

    File, import and job are one transaction: whatever happens next, the document is not forgotten.
    """
    ctx.require(Permission.IMPORT)
    return await _start(ctx, await expect_file(ctx, name, size, telegram_file_id), chat_id)


async def start_import_from_text(ctx: Writing, name: str, path: str, size: int, chat_id: int) -> ImportView:
    """The same for a text that was pasted into the chat and lies at `path` already (`FileStore.put`)."""
    ctx.require(Permission.IMPORT)
    return await _start(ctx, await keep_file(ctx, name, path, size, FileKind.UPLOAD), chat_id)


async def _start(ctx: Writing, file: FileView, chat_id: int) -> ImportView:
    member = ctx.actor.member_id
    draft = await ctx.add(
        ImportDraft(member_id=member, file_id=file.id, chat_id=chat_id, step=ImportStep.LOOKING, created_at=ctx.clock())
    )
    await start_work(ctx, draft, JobKind.IMPORT_LOOK)
    return await get_import(ctx, draft.id)
