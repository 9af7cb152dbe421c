"""The team's own fields in the settings: the list, and adding one."""

from bot.fields.field import field_screen
from bot.fields.presses import AddFieldOfPress, AddFieldPress, FieldPress, FieldsPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.enum_words import key_of
from bot.kit.paging import page_of
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from domain.base.actor import Permission
from domain.fields.change_choices import add_choices
from domain.fields.change_fields import add_field
from domain.fields.queries import list_fields
from domain.fields.tables import FieldKind
from domain.journal.kinds import ChangeKind

_WITH_CHOICES = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})


async def layout_screen(turn: Turn, offset: int = 0) -> Screen:
    """All fields in their order, page by page."""
    words = turn.words
    async with turn.reading() as ctx:
        fields = await list_fields(ctx)
    page = page_of(fields, offset)
    screen = Screen(words.html("fields-layout", count=len(fields)))
    for each in page.items:
        caption = words.text(
            "fields-layout-button",
            name=each.name,
            kind=words.text(key_of(each.kind)),
            required="yes" if each.is_required else "no",
        )
        screen.row(button(caption, FieldPress(field_id=each.id)))
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), FieldsPress(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), FieldsPress(offset=page.after)),
    )
    return screen.row(
        button(words.text("fields-add"), AddFieldPress()), button(words.text("kit-back"), SettingsPress())
    )


@on_press(FieldsPress, Permission.SETTINGS)
async def press_fields(call: Call, press: FieldsPress) -> None:
    """The list."""
    await call.show(await layout_screen(call, press.offset))


@on_press(AddFieldPress, Permission.SETTINGS)
async def press_add_field(call: Call, _press: AddFieldPress) -> None:
    """What may it hold."""
    words = call.words
    screen = Screen(words.html("fields-add-ask"))
    screen.grid([button(words.text(key_of(kind)), AddFieldOfPress(of=kind)) for kind in FieldKind])
    await call.show(screen.row(button(words.text("kit-back"), FieldsPress())))


@on_press(AddFieldOfPress, Permission.SETTINGS)
async def press_add_field_of(call: Call, press: AddFieldOfPress) -> None:
    """Ask for the name, and for the choices in the same answer."""
    choices = "yes" if press.of in _WITH_CHOICES else "no"
    await ask(call, call.words.html("fields-name-ask", choices=choices), "field-new", of=press.of.value)


@on_answer("field-new", Permission.SETTINGS)
async def answer_new_field(said: Said, ids: Ids, text: str) -> None:
    """The first line is the name; the lines below it are the choices, for a field that has them."""
    kind = FieldKind(ids["of"])
    name, *lines = text.split("\n")
    if kind not in _WITH_CHOICES:
        name, lines = text, []
    async with said.writing(ChangeKind.FIELDS_CHANGED) as ctx:
        field = await add_field(ctx, name, kind)
        if lines:
            await add_choices(ctx, field.id, [line for line in lines if line.strip()])
    done = said.words.html("fields-added", name=field.name)
    await said.show(with_undo(said, await field_screen(said, field.id, done), ctx.change_id))
