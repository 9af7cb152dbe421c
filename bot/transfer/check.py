"""The dry run and the import itself: begun by a press, and given up by one."""

from bot.audience.client_list import list_screen
from bot.kit.call import Call
from bot.kit.presses import ImportPress
from bot.kit.registry import on_press
from bot.transfer.fields import knows_whom
from bot.transfer.import_screen import show_import, told_if_stale
from bot.transfer.presses import CancelImportPress, CheckPress, ImportedPress, RunPress
from bot.work.faces import draw_job
from bot.work.follow import begun_here, show_begun
from domain.audience.filter import ClientFilter
from domain.audience.keep_filter import keep_filter
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.transfer.cancel_import import cancel_import
from domain.transfer.check_import import check_import
from domain.transfer.finding import OPEN
from domain.transfer.queries import get_import
from domain.transfer.run_import import run_import


@on_press(ImportPress, Permission.IMPORT)
async def press_import(call: Call, press: ImportPress) -> None:
    """The import as it stands."""
    await show_import(call, press.import_id)


@on_press(CheckPress, Permission.IMPORT)
async def press_check(call: Call, press: CheckPress) -> None:
    """Begin the dry run, unless no column says whom the rows are about."""
    async with call.reading() as look:
        view = await get_import(look, press.import_id)
    if view.step in OPEN and view.layout is not None and not knows_whom(view):
        # By a contract's number they could be known, but nobody has chosen that yet.
        own = "yes" if view.own_fields else "no"
        await call.answer(call.words.text("transfer-nobody", own=own), alert=True)
        return
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            job = await begun_here(ctx, call, (await check_import(ctx, press.import_id)).job_id)
        await show_begun(call, job, await draw_job(call, job))


@on_press(RunPress, Permission.IMPORT)
async def press_run(call: Call, press: RunPress) -> None:
    """Begin the import. A second press finds it running and shows it."""
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            job = await begun_here(ctx, call, (await run_import(ctx, press.import_id)).job_id)
        await show_begun(call, job, await draw_job(call, job))


@on_press(CancelImportPress, Permission.IMPORT)
async def press_cancel(call: Call, press: CancelImportPress) -> None:
    """Give the import up."""
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            await cancel_import(ctx, press.import_id)
        await show_import(call, press.import_id)


@on_press(ImportedPress, Permission.SEE_CLIENTS)
async def press_imported(call: Call, press: ImportedPress) -> None:
    """The clients of an import, as a new message: the report with its undo stays where it is."""
    wanted = ClientFilter(change_id=press.change_id)
    async with call.writing(ChangeKind.WORK) as ctx:
        filter_id = await keep_filter(ctx, wanted)
    await call.send(await list_screen(call, filter_id, wanted))
