"""One field of the settings: name, hint, required, place, what it offers, who has it, removal."""

from bot.audience.client_list import show_list
from bot.fields.presses import (
    AddChoicesPress,
    ChoicePress,
    FieldPress,
    FieldsPress,
    HintFieldPress,
    MoveFieldPress,
    RemoveFieldPress,
    RenameFieldPress,
    RequireFieldPress,
    WhoHasPress,
)
from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.enum_words import key_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.audience.filter import ClientFilter, Comparing, FieldCondition
from domain.base.actor import Permission
from domain.fields.change_choices import add_choices
from domain.fields.change_fields import hint_field, move_field, remove_field, rename_field, require_field
from domain.fields.queries import count_filled, get_field
from domain.fields.tables import FieldKind
from domain.fields.views import FieldView
from domain.journal.kinds import ChangeKind


async def field_screen(turn: Turn, field_id: int, done: Html | None = None) -> Screen:
    """One field, and on how many cards it is filled in. `NotFoundError` if it is gone."""
    words = turn.words
    async with turn.reading() as ctx:
        field = await get_field(ctx, field_id)
        count, _ = await count_filled(ctx, field_id)
    lines = [
        words.html("fields-field", name=field.name, kind=words.text(key_of(field.kind))),
        words.html("fields-field-hint", hint=field.hint) if field.hint else "",
        words.html("fields-field-required") if field.is_required else "",
        words.html("fields-field-count", count=count),
        words.html("fields-field-no-choices") if _offers(field) and not field.choices else "",
    ]
    screen = Screen(Html.lines([Html.lines([line for line in lines if line]), done or ""], "\n\n"))
    screen.grid([button(each.name, ChoicePress(choice_id=each.id)) for each in field.choices])
    if _offers(field):
        screen.row(button(words.text("fields-choices-add"), AddChoicesPress(field_id=field_id)))
    required = RequireFieldPress(field_id=field_id, on=not field.is_required)
    screen.row(
        button(words.text("fields-rename"), RenameFieldPress(field_id=field_id)),
        button(words.text("fields-hint"), HintFieldPress(field_id=field_id)),
    )
    screen.row(button(words.text("fields-require", on="yes" if required.on else "no"), required))
    screen.row(
        button(words.text("fields-who-has"), WhoHasPress(field_id=field_id, has=True)),
        button(words.text("fields-who-has-not"), WhoHasPress(field_id=field_id, has=False)),
    )
    screen.row(
        button("▲", MoveFieldPress(field_id=field_id, up=True)),
        button("▼", MoveFieldPress(field_id=field_id, up=False)),
        button(words.text("fields-remove"), RemoveFieldPress(field_id=field_id), style="danger"),
    )
    return screen.row(button(words.text("kit-back"), FieldsPress()))


def _offers(field: FieldView) -> bool:
    return field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}


async def show_edited(turn: Shown, field_id: int, change_id: int | None) -> None:
    """The field after a change, with ↩."""
    done = turn.words.html("fields-edited") if change_id is not None else None
    await turn.show(with_undo(turn, await field_screen(turn, field_id, done), change_id))


@on_press(FieldPress, Permission.SETTINGS)
async def press_field(call: Call, press: FieldPress) -> None:
    """One field."""
    await call.show(await field_screen(call, press.field_id))


@on_press(RenameFieldPress, Permission.SETTINGS)
async def press_rename_field(call: Call, press: RenameFieldPress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        field = await get_field(ctx, press.field_id)
    await ask(call, call.words.html("fields-rename-ask", name=field.name), "field-name", field_id=press.field_id)


@on_answer("field-name", Permission.SETTINGS)
async def answer_field_name(said: Said, ids: Ids, text: str) -> None:
    """Rename; what is filled in stays."""
    async with said.writing(ChangeKind.FIELDS_CHANGED) as ctx:
        await rename_field(ctx, ids["field_id"], text)
    await show_edited(said, ids["field_id"], ctx.change_id)


@on_press(HintFieldPress, Permission.SETTINGS)
async def press_hint_field(call: Call, press: HintFieldPress) -> None:
    """Ask for the hint."""
    async with call.reading() as ctx:
        field = await get_field(ctx, press.field_id)
    question = call.words.html("fields-hint-ask", name=field.name, hint=field.hint or "—")
    await ask(call, question, "field-hint", field_id=press.field_id)


@on_answer("field-hint", Permission.SETTINGS)
async def answer_field_hint(said: Said, ids: Ids, text: str) -> None:
    """Say how it is to be filled in."""
    async with said.writing(ChangeKind.FIELDS_CHANGED) as ctx:
        await hint_field(ctx, ids["field_id"], None if text in EMPTY else text)
    await show_edited(said, ids["field_id"], ctx.change_id)


@on_press(RequireFieldPress, Permission.SETTINGS)
async def press_require_field(call: Call, press: RequireFieldPress) -> None:
    """Marked on the cards where it is empty, or not."""
    async with call.writing(ChangeKind.FIELDS_CHANGED) as ctx:
        await require_field(ctx, press.field_id, is_required=press.on)
    await show_edited(call, press.field_id, ctx.change_id)


@on_press(MoveFieldPress, Permission.SETTINGS)
async def press_move_field(call: Call, press: MoveFieldPress) -> None:
    """Up or down in the order of the card."""
    async with call.writing(ChangeKind.FIELDS_CHANGED) as ctx:
        await move_field(ctx, press.field_id, up=press.up)
    await show_edited(call, press.field_id, ctx.change_id)


@on_press(RemoveFieldPress, Permission.SETTINGS)
async def press_remove_field(call: Call, press: RemoveFieldPress) -> None:
    """Take it off all cards; undo gives it back with all that stood in it."""
    words = call.words
    async with call.reading() as look:
        count, _ = await count_filled(look, press.field_id)
    async with call.writing(ChangeKind.FIELDS_CHANGED) as ctx:
        gone = await remove_field(ctx, press.field_id)
    screen = Screen(words.html("fields-removed", name=gone.name, count=count))
    screen.row(button(words.text("kit-back"), FieldsPress()))
    await call.show(with_undo(call, screen, ctx.change_id))


@on_press(WhoHasPress, Permission.SEE_CLIENTS)
async def press_who_has(call: Call, press: WhoHasPress) -> None:
    """The clients with it, or without it, as a list."""
    async with call.reading() as ctx:
        field = await get_field(ctx, press.field_id)
    how = Comparing.HAS if press.has else Comparing.LACKS
    await show_list(call, ClientFilter(custom=(FieldCondition(field.id, field.kind, how),)))


@on_press(AddChoicesPress, Permission.SETTINGS)
async def press_add_choices(call: Call, press: AddChoicesPress) -> None:
    """Ask for the choices."""
    async with call.reading() as ctx:
        field = await get_field(ctx, press.field_id)
    await ask(call, call.words.html("fields-choices-ask", name=field.name), "choices", field_id=press.field_id)


@on_answer("choices", Permission.SETTINGS)
async def answer_choices(said: Said, ids: Ids, text: str) -> None:
    """One a line; those that it offers already are passed over."""
    async with said.writing(ChangeKind.FIELDS_CHANGED) as ctx:
        await add_choices(ctx, ids["field_id"], [line for line in text.split("\n") if line.strip()] or [text])
    await show_edited(said, ids["field_id"], ctx.change_id)
