"""One choice that a field offers: name, place, who has it, removal."""

from bot.audience.client_list import show_list
from bot.fields.field import show_edited
from bot.fields.presses import (
    ChoicePress,
    FieldPress,
    MoveChoicePress,
    RemoveChoicePress,
    RenameChoicePress,
    WhoChosePress,
)
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.audience.filter import ClientFilter, Comparing, FieldCondition
from domain.base.actor import Permission
from domain.fields.change_choices import move_choice, remove_choice, rename_choice
from domain.fields.queries import count_filled, get_field_of_choice
from domain.fields.views import ChoiceView, FieldView
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind


async def _find(ctx: Reading, choice_id: int) -> tuple[FieldView, ChoiceView]:
    field = await get_field_of_choice(ctx, choice_id)
    return field, next(each for each in field.choices if each.id == choice_id)


async def choice_screen(turn: Turn, choice_id: int, done: Html | None = None) -> Screen:
    """One choice, and how many clients have it. `NotFoundError` if it is gone."""
    words = turn.words
    async with turn.reading() as ctx:
        field, choice = await _find(ctx, choice_id)
        _, counts = await count_filled(ctx, field.id)
    text = words.html("fields-choice", field=field.name, name=choice.name, count=counts.get(choice_id, 0))
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.row(
        button(words.text("fields-rename"), RenameChoicePress(choice_id=choice_id)),
        button(words.text("fields-who-chose"), WhoChosePress(choice_id=choice_id)),
    )
    screen.row(
        button("▲", MoveChoicePress(choice_id=choice_id, up=True)),
        button("▼", MoveChoicePress(choice_id=choice_id, up=False)),
        button(words.text("fields-remove"), RemoveChoicePress(choice_id=choice_id), style="danger"),
    )
    return screen.row(button(words.text("kit-back"), FieldPress(field_id=field.id)))


@on_press(ChoicePress, Permission.SETTINGS)
async def press_choice(call: Call, press: ChoicePress) -> None:
    """One choice."""
    await call.show(await choice_screen(call, press.choice_id))


@on_press(RenameChoicePress, Permission.SETTINGS)
async def press_rename_choice(call: Call, press: RenameChoicePress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        _, choice = await _find(ctx, press.choice_id)
    await ask(call, call.words.html("fields-rename-ask", name=choice.name), "choice-name", choice_id=press.choice_id)


@on_answer("choice-name", Permission.SETTINGS)
async def answer_choice_name(said: Said, ids: Ids, text: str) -> None:
    """Rename it on all cards."""
    async with said.writing(ChangeKind.FIELDS_CHANGED) as ctx:
        await rename_choice(ctx, ids["choice_id"], text)
    screen = await choice_screen(said, ids["choice_id"], said.words.html("fields-edited"))
    await said.show(with_undo(said, screen, ctx.change_id))


@on_press(MoveChoicePress, Permission.SETTINGS)
async def press_move_choice(call: Call, press: MoveChoicePress) -> None:
    """Up or down; the field shows the new order."""
    async with call.writing(ChangeKind.FIELDS_CHANGED) as ctx:
        field, _ = await _find(ctx, press.choice_id)
        await move_choice(ctx, press.choice_id, up=press.up)
    await show_edited(call, field.id, ctx.change_id)


@on_press(RemoveChoicePress, Permission.SETTINGS)
async def press_remove_choice(call: Call, press: RemoveChoicePress) -> None:
    """Offer it no more; undo gives it back to all who had it."""
    words = call.words
    async with call.reading() as look:
        field, _ = await _find(look, press.choice_id)
        _, counts = await count_filled(look, field.id)
    async with call.writing(ChangeKind.FIELDS_CHANGED) as ctx:
        gone = await remove_choice(ctx, press.choice_id)
    screen = Screen(words.html("fields-choice-removed", name=gone.name, count=counts.get(press.choice_id, 0)))
    screen.row(button(words.text("kit-back"), FieldPress(field_id=field.id)))
    await call.show(with_undo(call, screen, ctx.change_id))


@on_press(WhoChosePress, Permission.SEE_CLIENTS)
async def press_who_chose(call: Call, press: WhoChosePress) -> None:
    """The clients who have it, as a list."""
    async with call.reading() as ctx:
        field = await get_field_of_choice(ctx, press.choice_id)
    condition = FieldCondition(field.id, field.kind, Comparing.IS, (press.choice_id,))
    await show_list(call, ClientFilter(custom=(condition,)))
