"""Edit any field of a card in three presses: [Edit], the field, the new value."""

from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import AccessPress, EditFieldPress, EditPress, ResponsiblePress, SexPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.enum_words import key_of
from bot.kit.presses import CardPress, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.merging.presses import SimilarPress
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.dates import parse_date
from domain.clients.edit_client import LINES, edit_client, set_birthday, set_responsible, set_sex
from domain.clients.kinds import Sex
from domain.clients.queries import get_card
from domain.journal.kinds import ChangeKind
from domain.team.queries import list_members

#: The fields in the order of their buttons.
FIELDS = ("name", "first_name", "last_name", "middle_name", "company", "city", "birthday")
#: What a person writes to empty a field.
EMPTY = {"-", "—", "–"}


@on_press(EditPress, Permission.EDIT_CLIENTS)
async def press_edit(call: Call, press: EditPress) -> None:
    """Which field."""
    words = call.words
    screen = Screen((await card_screen(call, **press.origin)).text)
    screen.grid(
        [
            button(words.text("clients-field", field=field), EditFieldPress(field=field, **press.origin))
            for field in FIELDS
        ]
    )
    screen.row(*(button(words.text(key_of(sex)), SexPress(sex=sex.value, **press.origin)) for sex in Sex))
    screen.row(
        button(words.text("clients-pick-responsible"), ResponsiblePress(member_id=-1, **press.origin)),
        button(words.text("merging-find-similar"), SimilarPress(**press.origin)),
    )
    screen.row(
        button(words.text("clients-access-button"), AccessPress(**press.origin)),
        button(words.text("kit-back"), CardPress(**press.origin)),
    )
    await call.show(screen)


@on_press(EditFieldPress, Permission.EDIT_CLIENTS)
async def press_edit_field(call: Call, press: EditFieldPress) -> None:
    """Ask for the new value; the question holds the old one to copy, and the card's version."""
    if press.field not in FIELDS:
        raise NotFoundError(what="field")
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
    old = "" if press.field == "birthday" else getattr(card, press.field) or ""
    question = call.words.html(
        "clients-field-ask", field=press.field, old=Html(f"<code>{Html.escape(old)}</code>") if old else "—"
    )
    await ask(call, question, "field", field=press.field, version=card.version, **press.origin)


@on_answer("field", Permission.EDIT_CLIENTS)
async def answer_field(said: Said, ids: Ids, text: str) -> None:
    """Write the field. A card that somebody edited meanwhile is not overwritten."""
    origin = origin_of(ids)
    field, value = str(ids["field"]), None if text in EMPTY else text
    async with said.writing(ChangeKind.CLIENT_EDITED) as ctx:
        if field == "birthday":
            await set_birthday(ctx, origin["client_id"], _birthday(value))
        elif field in LINES:
            await edit_client(ctx, origin["client_id"], version=ids["version"], **{field: value})
    told = said.words.html("clients-done-field", field=field)
    await show_card(said, done=Done(told, ctx.change_id), **origin)


def _birthday(text: str | None) -> tuple[int | None, int, int] | None:
    if text is None:
        return None
    found = parse_date(text)
    if found is None:
        raise InvalidValueError(field="birthday", reason="unreadable")
    return found.year, found.month, found.day


@on_press(SexPress, Permission.EDIT_CLIENTS)
async def press_sex(call: Call, press: SexPress) -> None:
    """Set the sex."""
    async with call.writing(ChangeKind.CLIENT_EDITED) as ctx:
        await set_sex(ctx, press.client_id, Sex(press.sex))
    await show_card(call, done=Done(call.words.html("clients-done-field", field="sex"), ctx.change_id), **press.origin)


@on_press(ResponsiblePress, Permission.EDIT_CLIENTS)
async def press_responsible(call: Call, press: ResponsiblePress) -> None:
    """Choose the member, then set."""
    words = call.words
    if press.member_id >= 0:
        async with call.writing(ChangeKind.RESPONSIBLE_SET) as ctx:
            await set_responsible(ctx, press.client_id, press.member_id or None)
        done = Done(words.html("clients-done-field", field="responsible"), ctx.change_id)
        try:
            await show_card(call, done=done, **press.origin)
        except NotFoundError:
            # Who sees only the own clients has just handed this one over.
            await call.show(Screen(done.told))
        return
    async with call.reading() as read:
        members = [member for member in await list_members(read) if member.is_active]
    screen = Screen((await card_screen(call, **press.origin)).text)
    screen.grid([button(member.name, ResponsiblePress(member_id=member.id, **press.origin)) for member in members[:40]])
    screen.row(
        button(words.text("clients-nobody"), ResponsiblePress(member_id=0, **press.origin)),
        button(words.text("kit-back"), CardPress(**press.origin)),
    )
    await call.show(screen)
