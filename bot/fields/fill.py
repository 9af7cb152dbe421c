"""Fill in a field of a card: choices and yes or no by buttons, everything else by what is written."""

from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import EditPress, seen_in
from bot.fields.presses import EmptyFieldPress, FillPress, FlagPress, MarkChoicePress
from bot.fields.told import tell_value
from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.fitting import with_below
from bot.kit.presses import Origin, UndoPress, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html, Words
from domain.base.actor import Permission
from domain.fields.queries import get_field_of_choice, get_filled
from domain.fields.rules import checked_value, print_of
from domain.fields.set_field import mark_choice, set_field
from domain.fields.tables import FieldKind
from domain.fields.views import FieldValue, FilledField
from domain.journal.kinds import ChangeKind

_BY_BUTTONS = frozenset({FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.FLAG})


@on_press(FillPress, Permission.EDIT_CLIENTS)
async def press_fill(call: Call, press: FillPress) -> None:
    """Show the buttons of the field, or ask for its text. The question holds the old value to copy."""
    async with call.reading() as ctx:
        filled = await get_filled(ctx, press.client_id, press.field_id)
    if filled.field.kind in _BY_BUTTONS:
        await _show_buttons(call, filled, press.origin)
        return
    row_id, version = filled.seen
    ids = {"field_id": press.field_id, "row_id": row_id, "version": version}
    is_day = filled.field.kind is FieldKind.DATE
    await ask(call, _question(call.words, filled), "custom-field", day=is_day, **ids, **press.origin)


def _question(words: Words, filled: FilledField) -> Html:
    field = filled.field
    now = "" if filled.value is None else tell_value(words, field, filled.value)
    lines = [
        words.html("fields-ask", name=field.name, kind=field.kind.value),
        words.html("fields-ask-hint", hint=field.hint) if field.hint else "",
        words.html("fields-ask-now", value=now) if now else "",
        words.html("fields-ask-empty"),
    ]
    return Html.lines([line for line in lines if line])


async def _show_buttons(turn: Shown, filled: FilledField, origin: Origin, *, change_id: int | None = None) -> None:
    words, field, value = turn.words, filled.field, filled.value
    seen = print_of(value)
    card = await card_screen(turn, **origin)
    hint = words.html("fields-ask-hint", hint=field.hint) if field.hint else ""
    screen = Screen(with_below(card.text, words.html("fields-choose", name=field.name), hint))
    if field.kind is FieldKind.FLAG:
        screen.row(
            *(
                button(
                    _marked(words.text(caption), on=value is on),
                    FlagPress(field_id=field.id, on=on, seen=seen, **origin),
                )
                for caption, on in (("fields-yes", True), ("fields-no", False))
            )
        )
    chosen = value if isinstance(value, tuple) else ()
    screen.grid(
        [
            button(
                _marked(each.name, on=each.id in chosen),
                MarkChoicePress(choice_id=each.id, on=each.id not in chosen, seen=seen, **origin),
            )
            for each in field.choices
        ]
    )
    if change_id is not None:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=change_id, **origin)))
    empty = EmptyFieldPress(field_id=field.id, seen=seen, **origin)
    screen.row(
        button(words.text("fields-clear"), empty) if value is not None else None,
        button(words.text("kit-back"), EditPress(**origin)),
    )
    await turn.show(screen)


def _marked(caption: str, *, on: bool) -> str:
    return f"✔ {caption}" if on else caption


@on_press(MarkChoicePress, Permission.EDIT_CLIENTS)
async def press_mark_choice(call: Call, press: MarkChoicePress) -> None:
    """Choose. Where several may be chosen, the buttons stay for the next."""
    async with call.writing(ChangeKind.FIELD_SET) as ctx:
        field = await get_field_of_choice(ctx, press.choice_id)
        await mark_choice(ctx, press.client_id, press.choice_id, is_chosen=press.on, shown=seen_in(press.seen))
    if field.kind is FieldKind.CHOICE:
        await _show_done(call, field.name, ctx.change_id, press.origin)
        return
    async with call.reading() as look:
        filled = await get_filled(look, press.client_id, field.id)
    await _show_buttons(call, filled, press.origin, change_id=ctx.change_id)


@on_press(FlagPress, Permission.EDIT_CLIENTS)
async def press_flag(call: Call, press: FlagPress) -> None:
    """Yes or no."""
    await _set(call, press.field_id, press.origin, press.on, shown=seen_in(press.seen))


@on_press(EmptyFieldPress, Permission.EDIT_CLIENTS)
async def press_empty_field(call: Call, press: EmptyFieldPress) -> None:
    """Nothing again."""
    await _set(call, press.field_id, press.origin, None, shown=seen_in(press.seen))


@on_answer("custom-field", Permission.EDIT_CLIENTS)
async def answer_custom_field(said: Said, ids: Ids, text: str) -> None:
    """What was written. A value that somebody changed meanwhile is not overwritten."""
    origin = origin_of(ids)
    async with said.reading() as ctx:
        filled = await get_filled(ctx, origin["client_id"], ids["field_id"])
    value = None if text in EMPTY else checked_value(filled.field, text)
    await _set(said, ids["field_id"], origin, value, seen=(ids["row_id"], ids["version"]))


async def _set(
    turn: Shown,
    field_id: int,
    origin: Origin,
    value: FieldValue | None,
    *,
    seen: tuple[int, int] | None = None,
    shown: int | None = None,
) -> None:
    async with turn.writing(ChangeKind.FIELD_SET) as ctx:
        filled = await get_filled(ctx, origin["client_id"], field_id)
        await set_field(ctx, origin["client_id"], field_id, value, seen=seen, shown=shown)
    await _show_done(turn, filled.field.name, ctx.change_id, origin)


async def _show_done(turn: Shown, name: str, change_id: int | None, origin: Origin) -> None:
    await show_card(turn, done=Done(turn.words.html("fields-done", name=name), change_id), **origin)
