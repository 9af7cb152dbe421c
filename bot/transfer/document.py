"""A file in the chat starts an import: noted first, then told, then fetched. /import explains how."""

import asyncio
from pathlib import PurePath

from aiogram.types import BufferedInputFile

from bot.kit.call import Call, Said, Turn
from bot.kit.presses import HarvestsPress, HomePress
from bot.kit.registry import MESSAGES, on_command, on_message, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.transfer.presses import SamplePress
from bot.transfer.sample import as_csv, as_workbook, full_rows, usual_rows
from bot.work.follow import follow
from domain.base.actor import Permission
from domain.fields.queries import list_fields
from domain.files.tables import FileKind
from domain.funnel.queries import list_funnels
from domain.journal.kinds import ChangeKind
from domain.products.queries import list_products
from domain.transfer.start_import import start_import, start_import_from_text
from domain.transfer.views import ImportView
from domain.work.queries import get_job

#: Telegram hands a bot no larger file.
LARGEST_DOWNLOAD = 20 * 1024 * 1024

#: Names that may hold contacts; what is inside is told by the bytes later. A name without an ending may hold anything.
SUFFIXES = frozenset({"", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".vcf", ".zip"})


@on_message("document", Permission.IMPORT)
async def say_document(said: Said) -> None:
    """Begin an import with the file."""
    document = said.message.document
    assert document is not None
    words, size = said.words, document.file_size or 0
    name = document.file_name or words.text("transfer-nameless")
    if PurePath(name).suffix.lower() not in SUFFIXES and said.message.forward_origin is not None:
        # What a client has written is about the client.
        await MESSAGES["forward"].handler(said)
        return
    if PurePath(name).suffix.lower() not in SUFFIXES:
        await said.show(_how_screen(said, words.html("transfer-not-a-table", name=name)))
        return
    if size > LARGEST_DOWNLOAD:
        await said.show(_how_screen(said, words.html("transfer-too-large", name=name, megabytes=size // 1024**2)))
        return
    async with said.writing(ChangeKind.WORK) as ctx:
        view = await start_import(ctx, name, size, document.file_id, said.chat_id)
    await _follow(said, view)
    said.services.fetch()


async def start_pasted(said: Said) -> None:
    """Begin an import with the links that were pasted into the chat."""
    name = said.words.text("transfer-pasted-name")
    content, store = said.text.encode(), said.services.store
    path = await asyncio.to_thread(store.put, FileKind.UPLOAD, name, content)
    try:
        async with said.writing(ChangeKind.WORK) as ctx:
            view = await start_import_from_text(ctx, name, path, len(content), said.chat_id)
    except BaseException:
        # No row points at the bytes, so nobody would ever remove them.
        await asyncio.to_thread(store.remove, path)
        raise
    await _follow(said, view)
    said.services.wake()


async def _follow(said: Said, view: ImportView) -> None:
    assert view.job_id is not None, "an import begins with a job"
    async with said.reading() as ctx:
        job = await get_job(ctx, view.job_id)
    await follow(said, job, reply_to=said.message.message_id)


def _how_screen(turn: Turn, problem: Html | None = None) -> Screen:
    """How to load contacts, below what is wrong with this file."""
    words = turn.words
    text = Html.lines([problem or "", words.html("transfer-how")], "\n\n")
    screen = Screen(text).row(
        button(words.text("transfer-sample-xlsx"), SamplePress()),
        button(words.text("transfer-sample-csv"), SamplePress(kind="csv")),
    )
    screen.row(
        button(words.text("transfer-sample-full-xlsx"), SamplePress(is_full=True)),
        button(words.text("transfer-sample-full-csv"), SamplePress(kind="csv", is_full=True)),
    )
    screen.row(button(words.text("subscribers-open"), HarvestsPress()))
    return screen.row(button(words.text("kit-home"), HomePress()))


@on_command("import", Permission.IMPORT)
async def say_import(said: Said) -> None:
    """How to load contacts."""
    await said.show(_how_screen(said))


@on_press(SamplePress, Permission.IMPORT)
async def press_sample(call: Call, press: SamplePress) -> None:
    """Send the sample table."""
    words = call.words
    rows, name = usual_rows(words), words.text("transfer-sample-name")
    if press.is_full:
        async with call.reading() as ctx:
            funnels, fields, products = await list_funnels(ctx), await list_fields(ctx), await list_products(ctx)
        stages = [stage.name for funnel in funnels[:1] for stage in funnel.stages]
        rows = full_rows(words, "".join(stages[:1]), call.member.name, fields, [each.name for each in products])
        name = words.text("transfer-sample-full-name")
    if press.kind == "csv":
        file = BufferedInputFile(as_csv(rows), filename=f"{name}.csv")
    else:
        content = await asyncio.to_thread(as_workbook, rows, words.text("transfer-sample-sheet"))
        file = BufferedInputFile(content, filename=f"{name}.xlsx")
    await asyncio.gather(call.send_file(file, words.html("transfer-sample-caption")), call.answer())
