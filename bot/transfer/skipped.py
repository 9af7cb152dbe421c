"""The rows that a checked import would leave out, as a file."""

import asyncio

from aiogram.types import FSInputFile

from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.transfer.presses import SkippedPress
from bot.work.sent_files import attached
from domain.base.actor import Permission
from domain.transfer.queries import get_import


@on_press(SkippedPress, Permission.IMPORT)
async def press_skipped(call: Call, press: SkippedPress) -> None:
    """Send the file as a message of its own: the check stays where it is."""
    async with call.reading() as ctx:
        view = await get_import(ctx, press.import_id)
    files = await attached(call, [view.report.skipped_file_id if view.report else None])
    if not files:
        await call.answer(call.words.text("transfer-skipped-gone"), alert=True)
        return
    words, file = call.words, files[0]
    sent = call.send_file(FSInputFile(file.path, filename=file.name), words.html("transfer-skipped-caption"))
    await asyncio.gather(sent, call.answer())
