"""Choosing how a file is read: columns, sheet, header. Every press is one change of the draft."""

from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.transfer.import_screen import show_import, told_if_stale
from bot.transfer.mapping_screen import column_screen, header_screen, mapping_screen, sheets_screen
from bot.transfer.presses import ColumnPress, FieldPress, HeaderPress, HeaderRowPress, MappingPress, SheetsPress
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.transfer.choose_layout import choose_header, choose_sheet, map_column
from domain.transfer.finding import OPEN
from domain.transfer.queries import get_import
from domain.transfer.stop_check import stop_check
from domain.transfer.tables import ImportStep
from domain.transfer.views import ImportView


@on_press(MappingPress, Permission.IMPORT)
async def press_mapping(call: Call, press: MappingPress) -> None:
    """A page of the columns, also of a checked import. A dry run under way ends: its progress would come between."""
    view = await _open_import(call, press.import_id)
    if view is not None and view.step is ImportStep.CHECKING:
        async with told_if_stale(call, press.import_id):
            async with call.writing(ChangeKind.WORK) as ctx:
                view = await stop_check(ctx, press.import_id)
            await call.show(mapping_screen(call, view, press.page))
    elif view is not None:
        await call.show(mapping_screen(call, view, press.page))


@on_press(ColumnPress, Permission.IMPORT)
async def press_column(call: Call, press: ColumnPress) -> None:
    """What one column may mean."""
    view = await _open_import(call, press.import_id)
    if view is None or view.layout is None:
        return
    if press.index in view.layout.mapping:
        await call.show(column_screen(call, view, press.index, press.page))
    else:
        # The sheet was changed since: the column of the button isn't there any more.
        await call.show(mapping_screen(call, view))


@on_press(FieldPress, Permission.IMPORT)
async def press_field(call: Call, press: FieldPress) -> None:
    """Give the column its meaning, and back to the columns."""
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            view = await map_column(ctx, press.import_id, press.version, press.index, press.field)
        await call.show(mapping_screen(call, view, press.page))


@on_press(SheetsPress, Permission.IMPORT)
async def press_sheets(call: Call, press: SheetsPress) -> None:
    """The list of sheets, or the choice of one."""
    if press.sheet < 0:
        view = await _open_import(call, press.import_id)
        if view is not None:
            await call.show(sheets_screen(call, view, press.page))
        return
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            chosen = await choose_sheet(ctx, press.import_id, press.version, press.sheet)
        await call.show(mapping_screen(call, chosen))


@on_press(HeaderPress, Permission.IMPORT)
async def press_header(call: Call, press: HeaderPress) -> None:
    """The first rows, to choose the header from."""
    view = await _open_import(call, press.import_id)
    if view is not None:
        await call.show(header_screen(call, view))


@on_press(HeaderRowPress, Permission.IMPORT)
async def press_header_row(call: Call, press: HeaderRowPress) -> None:
    """Take this row for the header, or none."""
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            row = press.row if press.row >= 0 else None
            view = await choose_header(ctx, press.import_id, press.version, row)
        await call.show(mapping_screen(call, view))


async def _open_import(call: Call, import_id: int) -> ImportView | None:
    """The import if its layout may still be changed; otherwise None, and it is shown as it stands."""
    async with call.reading() as ctx:
        view = await get_import(ctx, import_id)
    if view.step in OPEN:
        return view
    await show_import(call, import_id)
    return None
