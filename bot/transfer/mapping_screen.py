"""What each column of a file means, drawn from the draft in the database: the screens hold no state."""

from aiogram.types import InlineKeyboardButton

from bot.kit.enum_words import key_of
from bot.kit.screen import Screen, button, short
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from bot.transfer.fields import GROUPS, is_clear
from bot.transfer.presses import (
    CancelImportPress,
    CheckPress,
    ColumnPress,
    FieldPress,
    ForgetLayoutPress,
    HeaderPress,
    HeaderRowPress,
    MappingPress,
    OptionsPress,
    OwnFieldsPress,
    SheetsPress,
)
from domain.transfer.layout import PRODUCTS, ColumnLook, FileFormat, FileLook, ImportField, Layout
from domain.transfer.views import ImportView

PAGE = 8
EXAMPLES = 3
LONGEST_EXAMPLE = 24
LONGEST_TITLE = 30
SAMPLE_ROWS = 10
#: The hidden columns of our own exports: nobody has to know them.
OURS = frozenset({ImportField.CLIENT_ID, ImportField.STAMP})
SAMPLE_CELLS = 5


def mapping_screen(viewer: Viewer, view: ImportView, page: int = 0) -> Screen:
    """A page of the columns with examples. Of an import from MAPPING on."""
    words = viewer.words
    look, layout = _read(view)
    sheet = look.sheet_named(layout.sheet)
    columns = [column for column in sheet.columns if layout.mapping[column.index] not in OURS]
    page = max(0, min(page, (len(columns) - 1) // PAGE))
    shown = columns[page * PAGE : page * PAGE + PAGE]
    text = [
        words.html("transfer-file", name=view.name),
        words.html("transfer-remembered", name=view.remembered) if view.remembered else Html(),
        words.html("transfer-rows", rows=sheet.data_rows),
        words.html("transfer-columns", first=page * PAGE + 1, last=page * PAGE + len(shown), total=len(columns))
        if len(columns) > PAGE
        else words.html("transfer-columns-all"),
        Html(),
        *(_tell_column(viewer, view, column) for column in shown),
    ]
    screen = Screen(Html.lines(text))
    check = button(words.text("transfer-check"), CheckPress(import_id=view.id), style="primary")
    clear = is_clear(layout.mapping)
    screen.row(check if clear else None)
    for column in shown:
        screen.row(_column_button(viewer, view, column, page))
    screen.row(
        button(words.text("kit-previous"), MappingPress(import_id=view.id, page=page - 1)) if page else None,
        button(words.text("kit-next"), MappingPress(import_id=view.id, page=page + 1))
        if (page + 1) * PAGE < len(columns)
        else None,
    )
    screen.row(*_ways(viewer, view, look, layout))
    screen.row(
        button(words.text("transfer-options-button"), OptionsPress(import_id=view.id)),
        button(words.text("transfer-forget-layout"), ForgetLayoutPress(import_id=view.id, version=view.version))
        if view.remembered
        else None,
    )
    return screen.row(button(words.text("kit-cancel"), CancelImportPress(import_id=view.id)), None if clear else check)


def _read(view: ImportView) -> tuple[FileLook, Layout]:
    assert view.look is not None, "an import has its look from MAPPING on"
    assert view.layout is not None, "an import has its layout from MAPPING on"
    return view.look, view.layout


def title_of_column(viewer: Viewer, column: ColumnLook) -> str:
    """The column's title in the file, or its number if it has none."""
    return short(column.title, LONGEST_TITLE) or viewer.words.text("transfer-column", number=column.index + 1)


def told_meaning(viewer: Viewer, view: ImportView, index: int) -> str:
    """What a column means, in words; one of the team's own fields by its name."""
    words, (_, layout) = viewer.words, _read(view)
    if layout.mapping[index] is not ImportField.OWN:
        return words.text(key_of(layout.mapping[index]))
    if layout.own[index] == PRODUCTS:
        return words.text("transfer-own-products")
    field = view.own_fields.get(layout.own[index])
    return words.text("transfer-own-field", name=short(field.name, 40)) if field else words.text("transfer-own-gone")


def _tell_column(viewer: Viewer, view: ImportView, column: ColumnLook) -> Html:
    words = viewer.words
    examples = ", ".join(short(each, LONGEST_EXAMPLE) for each in column.examples[:EXAMPLES])
    return words.html(
        "transfer-column-line",
        title=title_of_column(viewer, column),
        meaning=told_meaning(viewer, view, column.index),
        examples=examples or words.text("transfer-column-empty"),
    )


def _column_button(viewer: Viewer, view: ImportView, column: ColumnLook, page: int) -> InlineKeyboardButton:
    title, meaning = title_of_column(viewer, column), told_meaning(viewer, view, column.index)
    caption = viewer.words.text("transfer-column-button", title=title, meaning=meaning)
    return button(caption, ColumnPress(import_id=view.id, index=column.index, page=page))


def _ways(viewer: Viewer, view: ImportView, look: FileLook, layout: Layout) -> list[InlineKeyboardButton]:
    """To the choice of the sheet and of the header, where the file has any."""
    words, ways = viewer.words, []
    if len(look.sheets) > 1:
        caption = words.text("transfer-sheet-button", name=short(layout.sheet, LONGEST_TITLE))
        ways.append(button(caption, SheetsPress(import_id=view.id)))
    if look.format is not FileFormat.VCARD:
        row = 0 if layout.header_row is None else layout.header_row + 1
        ways.append(button(words.text("transfer-header-button", row=row), HeaderPress(import_id=view.id)))
    return ways


def column_screen(viewer: Viewer, view: ImportView, index: int, page: int) -> Screen:
    """What one column may mean, with its examples. The present meaning is ticked."""
    words = viewer.words
    look, layout = _read(view)
    column = next(each for each in look.sheet_named(layout.sheet).columns if each.index == index)
    present = layout.mapping[index]

    def choice(field: ImportField) -> InlineKeyboardButton:
        here = "yes" if field is present else "no"
        press = FieldPress(import_id=view.id, version=view.version, index=index, field=field, page=page)
        return button(words.text("transfer-field-choice", field=words.text(key_of(field)), here=here), press)

    screen = Screen(words.html("transfer-column-ask", title=title_of_column(viewer, column)))
    screen.text = Html.lines([screen.text, *(f"• {short(each, 100)}" for each in column.examples[:EXAMPLES])])
    screen.row(choice(ImportField.IGNORE))
    for group in GROUPS:
        screen.grid([choice(field) for field in group], width=3)
    here = "yes" if present is ImportField.OWN else "no"
    caption = words.text("transfer-field-choice", field=words.text(key_of(ImportField.OWN)), here=here)
    screen.row(button(caption, OwnFieldsPress(import_id=view.id, index=index, page=page)))
    return screen.row(button(words.text("kit-back"), MappingPress(import_id=view.id, page=page)))


def sheets_screen(viewer: Viewer, view: ImportView, page: int) -> Screen:
    """The sheets of the file; the one that is read is ticked."""
    words = viewer.words
    look, layout = _read(view)
    screen = Screen(words.html("transfer-sheet-ask", name=view.name))
    for index, sheet in list(enumerate(look.sheets))[page * PAGE : page * PAGE + PAGE]:
        here = "yes" if sheet.name == layout.sheet else "no"
        caption = words.text("transfer-sheet-choice", name=sheet.name, rows=sheet.data_rows, here=here)
        screen.row(button(caption, SheetsPress(import_id=view.id, version=view.version, sheet=index)))
    more = (page + 1) * PAGE < len(look.sheets)
    screen.row(
        button(words.text("kit-previous"), SheetsPress(import_id=view.id, page=page - 1)) if page else None,
        button(words.text("kit-next"), SheetsPress(import_id=view.id, page=page + 1)) if more else None,
    )
    return screen.row(button(words.text("kit-back"), MappingPress(import_id=view.id)))


def header_screen(viewer: Viewer, view: ImportView) -> Screen:
    """The first rows of the sheet, and a button for each: which of them is the header?"""
    words = viewer.words
    look, layout = _read(view)
    sample = look.sheet_named(layout.sheet).sample[:SAMPLE_ROWS]
    rows = [_row_of_sample(viewer, number, row) for number, row in enumerate(sample, 1)]
    screen = Screen(Html.lines([words.html("transfer-header-ask"), Html(), *rows]))

    def choice(row: int) -> InlineKeyboardButton:
        here = "yes" if row == (-1 if layout.header_row is None else layout.header_row) else "no"
        press = HeaderRowPress(import_id=view.id, version=view.version, row=row)
        return button(words.text("transfer-header-choice", row=row + 1, here=here), press)

    screen.grid([choice(row) for row in range(len(sample))], width=5).row(choice(-1))
    return screen.row(button(words.text("kit-back"), MappingPress(import_id=view.id)))


def _row_of_sample(viewer: Viewer, number: int, row: tuple[str, ...]) -> Html:
    cells = " | ".join(short(cell, LONGEST_EXAMPLE) for cell in row[:SAMPLE_CELLS] if cell)
    return viewer.words.html("transfer-header-row", number=number, cells=cells or "—")
