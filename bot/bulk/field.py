"""A field of the team's own for a bulk edit: which value, by a button or written."""

from bot.bulk.dry_run import show_dry_run
from bot.bulk.presses import FieldPress, FieldValuePress, PickPress, WriteFieldPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.bulk.fields import SetField
from domain.bulk.kinds import BulkOperation
from domain.fields.queries import get_field
from domain.fields.rules import checked_value
from domain.fields.tables import FieldKind
from domain.fields.views import FieldValue, FieldView

_YES, _NO, _EMPTY = 1, 2, 0


@on_press(FieldPress, Permission.EDIT_CLIENTS)
async def press_field(call: Call, press: FieldPress) -> None:
    """The values that are a press away; others are written."""
    words = call.words
    here = {"filter_id": press.filter_id, "field_id": press.field_id}
    async with call.reading() as ctx:
        await get_filter(ctx, press.filter_id)
        field = await get_field(ctx, press.field_id)
    screen = Screen(words.html("bulk-ask-field-value", field=field.name))
    screen.grid([button(choice.name, FieldValuePress(value=choice.id, **here)) for choice in field.choices])
    if field.kind is FieldKind.FLAG:
        screen.row(
            button(words.text("bulk-yes"), FieldValuePress(value=_YES, **here)),
            button(words.text("bulk-no"), FieldValuePress(value=_NO, **here)),
        )
    elif not field.choices:
        screen.row(button(words.text("bulk-write-value"), WriteFieldPress(**here)))
    screen.row(button(words.text("bulk-empty-field"), FieldValuePress(value=_EMPTY, **here)))
    back = PickPress(filter_id=press.filter_id, operation=BulkOperation.FIELD)
    await call.show(screen.row(button(words.text("kit-back"), back)))


@on_press(FieldValuePress, Permission.EDIT_CLIENTS)
async def press_field_value(call: Call, press: FieldValuePress) -> None:
    """A choice, yes or no, or nothing."""
    async with call.reading() as ctx:
        field = await get_field(ctx, press.field_id)
    await show_dry_run(call, press.filter_id, SetField.of(field, _value(field, press.value)))


def _value(field: FieldView, value: int) -> FieldValue | None:
    if value == _EMPTY:
        return None
    if field.kind is FieldKind.FLAG:
        return value == _YES
    if field.kind not in {FieldKind.CHOICE, FieldKind.CHOICES}:
        # The field is of another kind by now.
        raise NotFoundError(what="field")
    return (value,)


@on_press(WriteFieldPress, Permission.EDIT_CLIENTS)
async def press_write_field(call: Call, press: WriteFieldPress) -> None:
    """Ask for the value."""
    async with call.reading() as ctx:
        await get_filter(ctx, press.filter_id)
        field = await get_field(ctx, press.field_id)
    question = call.words.html("bulk-field-ask", field=field.name)
    await ask(call, question, "bulk-field", filter_id=press.filter_id, field_id=press.field_id)


@on_answer("bulk-field", Permission.EDIT_CLIENTS)
async def answer_field(said: Said, ids: Ids, text: str) -> None:
    """A value as a person writes it; a wrong one is told and asked for again."""
    async with said.reading() as ctx:
        await get_filter(ctx, ids["filter_id"])
        field = await get_field(ctx, ids["field_id"])
    await show_dry_run(said, ids["filter_id"], SetField.of(field, checked_value(field, text)))
