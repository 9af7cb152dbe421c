"""The team's own fields in an import: what a column means, and by which of them clients are known."""

from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from bot.transfer.import_screen import show_import, told_if_stale
from bot.transfer.mapping_screen import EXAMPLES, mapping_screen, title_of_column
from bot.transfer.options_screen import options_screen
from bot.transfer.presses import ColumnPress, KnowByPress, OwnFieldPress, OwnFieldsPress
from domain.base.actor import Permission
from domain.fields.queries import list_fields
from domain.fields.views import FieldView
from domain.journal.kinds import ChangeKind
from domain.transfer.choose_layout import map_own_column
from domain.transfer.choose_options import know_by_field
from domain.transfer.finding import OPEN
from domain.transfer.layout import PRODUCTS
from domain.transfer.queries import get_import
from domain.transfer.views import ImportView

_LONGEST = 40


def own_fields_screen(viewer: Viewer, view: ImportView, press: OwnFieldsPress, fields: list[FieldView]) -> Screen:
    """The team's fields and the products of interest; what the column means now is ticked."""
    assert view.look is not None, "an import has its look from MAPPING on"
    assert view.layout is not None, "an import has its layout from MAPPING on"
    words, present = viewer.words, view.layout.own.get(press.index)
    column = next(each for each in view.look.sheet_named(view.layout.sheet).columns if each.index == press.index)
    text = [
        words.html("transfer-own-ask", title=title_of_column(viewer, column)),
        *(f"• {short(each, 100)}" for each in column.examples[:EXAMPLES]),
        Html() if fields else words.html("transfer-own-none"),
    ]
    screen = Screen(Html.lines(text))
    offered = [(each.id, words.text("transfer-own-field", name=short(each.name, _LONGEST))) for each in fields]
    choices = []
    for field_id, caption in [*offered, (PRODUCTS, words.text("transfer-own-products"))]:
        here = "yes" if field_id == present else "no"
        choose = OwnFieldPress(
            import_id=view.id, version=view.version, index=press.index, field_id=field_id, page=press.page
        )
        choices.append(button(words.text("transfer-field-choice", field=caption, here=here), choose))
    screen.grid(choices)
    return screen.row(
        button(words.text("kit-back"), ColumnPress(import_id=view.id, index=press.index, page=press.page))
    )


@on_press(OwnFieldsPress, Permission.IMPORT)
async def press_own_fields(call: Call, press: OwnFieldsPress) -> None:
    """Which of them is it?"""
    async with call.reading() as ctx:
        view = await get_import(ctx, press.import_id)
        fields = await list_fields(ctx)
    if view.step not in OPEN or view.layout is None:
        await show_import(call, press.import_id)
    elif press.index in view.layout.mapping:
        await call.show(own_fields_screen(call, view, press, fields))
    else:
        # The sheet was changed since: the column of the button isn't there any more.
        await call.show(mapping_screen(call, view))


@on_press(OwnFieldPress, Permission.IMPORT)
async def press_own_field(call: Call, press: OwnFieldPress) -> None:
    """Let the column mean it, and back to the columns."""
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            view = await map_own_column(ctx, press.import_id, press.version, press.index, press.field_id)
        await call.show(mapping_screen(call, view, press.page))


@on_press(KnowByPress, Permission.IMPORT)
async def press_know_by(call: Call, press: KnowByPress) -> None:
    """Know clients by this field, and back to the options."""
    async with told_if_stale(call, press.import_id):
        async with call.writing(ChangeKind.WORK) as ctx:
            view = await know_by_field(ctx, press.import_id, press.version, press.field_id)
        await call.show(await options_screen(call, view))
