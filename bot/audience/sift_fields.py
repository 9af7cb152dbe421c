"""The filter panel's step for the team's own fields: which field, and what is asked of it."""

from datetime import date

from bot.audience.layout import mark
from bot.audience.sift_presses import (
    DropFieldPress,
    FieldFilledPress,
    FieldValuePress,
    FieldWordsPress,
    OwnFieldPress,
    OwnFieldsPress,
    ShowSiftedPress,
)
from bot.audience.told import tell_wanted
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.presses import SiftPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.audience.filter import ClientFilter, Comparing, FieldCondition
from domain.audience.keep_filter import keep_draft
from domain.audience.queries import get_filter
from domain.audience.toggles import choose_value, drop_field, of_field, put_field
from domain.base.actor import Permission
from domain.fields.queries import get_field, list_fields
from domain.fields.rules import checked_value
from domain.fields.tables import FieldKind
from domain.journal.kinds import ChangeKind

#: Fields and choices on one screen.
_SHOWN = 60
#: What may be written for each kind of field.
_WRITTEN = {
    FieldKind.TEXT: (Comparing.IS,),
    FieldKind.LINK: (Comparing.IS,),
    FieldKind.NUMBER: (Comparing.IS, Comparing.FROM, Comparing.TILL),
    FieldKind.DATE: (Comparing.IS, Comparing.FROM, Comparing.TILL),
}
_CAPTIONS = {
    Comparing.IS: "audience-field-is",
    Comparing.FROM: "audience-field-from",
    Comparing.TILL: "audience-field-till",
}


@on_press(OwnFieldsPress, Permission.SEE_CLIENTS)
async def press_fields(call: Call, press: OwnFieldsPress) -> None:
    """The fields, those that something is asked of marked."""
    words, here = call.words, press.filter_id
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, here)
        fields = await list_fields(ctx)
        told = await tell_wanted(ctx, words, wanted)
    screen = Screen(words.html("audience-choice-ask", what=words.text("audience-own-fields"), filter=told))
    screen.grid(
        [
            button(
                mark(each.name, is_on=bool(of_field(wanted, each.id))),
                OwnFieldPress(filter_id=here, field_id=each.id),
            )
            for each in fields[:_SHOWN]
        ]
    )
    await call.show(screen.row(button(words.text("kit-back"), SiftPress(filter_id=here))))


async def field_screen(turn: Turn, filter_id: int, wanted: ClientFilter, field_id: int) -> Screen:
    """What can be asked of one field. `NotFoundError` if it is gone."""
    words, asked = turn.words, of_field(wanted, field_id)
    async with turn.reading() as ctx:
        field = await get_field(ctx, field_id)
        told = await tell_wanted(ctx, words, wanted)
    screen = Screen(words.html("audience-choice-ask", what=field.name, filter=told))
    values = [value for one in asked for value in (one.value if isinstance(one.value, tuple) else (one.value,))]
    offered = [(choice.id, choice.name) for choice in field.choices[:_SHOWN]]
    if field.kind is FieldKind.FLAG:
        offered = [(1, words.text("audience-field-yes")), (0, words.text("audience-field-no"))]
    screen.grid(
        [
            button(mark(name, is_on=ref in values), FieldValuePress(filter_id=filter_id, field_id=field_id, ref=ref))
            for ref, name in offered
        ]
    )
    screen.row(
        *(
            button(words.text(_CAPTIONS[how]), FieldWordsPress(filter_id=filter_id, field_id=field_id, how=how))
            for how in _WRITTEN.get(field.kind, ())
        )
    )
    hows = {one.how for one in asked}
    screen.row(
        *(
            button(
                mark(words.text("audience-field-has" if on else "audience-field-lacks"), is_on=how in hows),
                FieldFilledPress(filter_id=filter_id, field_id=field_id, on=on),
            )
            for how, on in ((Comparing.HAS, True), (Comparing.LACKS, False))
        )
    )
    drop = DropFieldPress(filter_id=filter_id, field_id=field_id)
    screen.row(button(words.text("audience-drop-choice"), drop) if asked else None)
    return screen.row(
        button(words.text("kit-back"), SiftPress(filter_id=filter_id)),
        button(words.text("audience-show"), ShowSiftedPress(filter_id=filter_id), style="primary"),
    )


@on_press(OwnFieldPress, Permission.SEE_CLIENTS)
async def press_field(call: Call, press: OwnFieldPress) -> None:
    """One field."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await call.show(await field_screen(call, press.filter_id, wanted, press.field_id))


async def _show(turn: Shown, wanted: ClientFilter, field_id: int) -> None:
    async with turn.writing(ChangeKind.WORK) as ctx:
        filter_id = await keep_draft(ctx, wanted)
    await turn.show(await field_screen(turn, filter_id, wanted, field_id))


@on_press(FieldFilledPress, Permission.SEE_CLIENTS)
async def press_filled(call: Call, press: FieldFilledPress) -> None:
    """Anything at all, or nothing."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
        kind = (await get_field(ctx, press.field_id)).kind
    how = Comparing.HAS if press.on else Comparing.LACKS
    await _show(call, put_field(wanted, FieldCondition(press.field_id, kind, how)), press.field_id)


@on_press(FieldValuePress, Permission.SEE_CLIENTS)
async def press_value(call: Call, press: FieldValuePress) -> None:
    """One of the choices, or yes or no."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
        kind = (await get_field(ctx, press.field_id)).kind
    if kind is FieldKind.FLAG:
        wanted = put_field(wanted, FieldCondition(press.field_id, kind, Comparing.IS, bool(press.ref)))
    else:
        wanted = choose_value(wanted, press.field_id, kind, press.ref)
    await _show(call, wanted, press.field_id)


@on_press(DropFieldPress, Permission.SEE_CLIENTS)
async def press_drop(call: Call, press: DropFieldPress) -> None:
    """Nothing any more."""
    async with call.reading() as ctx:
        wanted = await get_filter(ctx, press.filter_id)
    await _show(call, drop_field(wanted, press.field_id), press.field_id)


@on_press(FieldWordsPress, Permission.SEE_CLIENTS)
async def press_words(call: Call, press: FieldWordsPress) -> None:
    """Ask for the value."""
    async with call.reading() as ctx:
        await get_filter(ctx, press.filter_id)
        field = await get_field(ctx, press.field_id)
    question = call.words.html("audience-field-ask", name=field.name, how=press.how.value)
    how = press.how.value
    await ask(call, question, "sift-field", filter_id=press.filter_id, field_id=field.id, how=how)


@on_answer("sift-field", Permission.SEE_CLIENTS)
async def answer_words(said: Said, ids: Ids, text: str) -> None:
    """The value, understood as on the card."""
    async with said.reading() as ctx:
        wanted = await get_filter(ctx, ids["filter_id"])
        field = await get_field(ctx, ids["field_id"])
    value = checked_value(field, text)
    plain = value.isoformat() if isinstance(value, date) else value
    condition = FieldCondition(field.id, field.kind, Comparing(ids["how"]), plain)
    await _show(said, put_field(wanted, condition), field.id)
