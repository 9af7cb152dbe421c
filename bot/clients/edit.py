"""Edit any field of a card in three presses: [Edit], the field, the new value. The buttons show what stands there."""

from aiogram.types import InlineKeyboardButton

from bot.clients.born import tell_birthday
from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import (
    AccessPress,
    ClientKindPress,
    CompanyPress,
    EditFieldPress,
    EditPress,
    PickCategoryPress,
    ResponsiblePress,
    SexPress,
)
from bot.fields.presses import FillPress
from bot.fields.told import tell_button, told_on_button
from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import CardPress, Origin, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from bot.merging.presses import SimilarPress
from bot.products.presses import ProductsOfPress
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.dates import names_no_day, parse_date
from domain.clients.edit_client import LINES, edit_client, set_birthday, set_kind, set_sex
from domain.clients.kinds import ClientKind, Sex
from domain.clients.queries import get_card
from domain.clients.rules import birthday_text
from domain.clients.views import CardView
from domain.fields.queries import list_filled
from domain.journal.kinds import ChangeKind
from domain.products.queries import list_products, products_of

worded("clients-kind")(ClientKind)

#: The fields in the order of their buttons; a company shows those of a person only where they are filled in.
FIELDS = ("name", "first_name", "last_name", "middle_name", "company", "city", "birthday")
OF_A_COMPANY = frozenset({"name", "city"})
LONGEST_VALUE = 30


async def edit_screen(turn: Turn, origin: Origin) -> Screen:
    """The menu: every field with what stands in it, on one screen, so that each is two presses from the card."""
    words, client_id = turn.words, origin["client_id"]
    async with turn.reading() as ctx:
        card = await get_card(ctx, client_id)
        filled = await list_filled(ctx, client_id)
        wanted = (await products_of(ctx, [client_id])).get(client_id, [])
        sells = await list_products(ctx)
    screen = Screen((await card_screen(turn, **origin)).text)
    _own(screen, turn, card, origin)
    if sells:
        named = short(", ".join(each.name for each in wanted), LONGEST_VALUE) or "—"
        screen.row(button(words.text("products-interest", names=named), ProductsOfPress(**origin)))
    longest = told_on_button(len(filled))
    screen.grid(
        [button(tell_button(words, each, longest), FillPress(field_id=each.field.id, **origin)) for each in filled]
    )
    screen.row(
        button(words.text("merging-find-similar"), SimilarPress(**origin)),
        button(words.text("clients-access-button"), AccessPress(**origin)),
    )
    return screen.row(button(words.text("kit-back"), CardPress(**origin)))


def _own(screen: Screen, turn: Turn, card: CardView, origin: Origin) -> None:
    words = turn.words
    screen.row(
        *(
            button(_chosen(words.text(key_of(kind)), on=kind is card.kind), ClientKindPress(of=kind, **origin))
            for kind in ClientKind
        )
    )
    screen.grid([each for field in FIELDS if (each := _field_button(turn, card, field, origin))])
    if card.kind is ClientKind.PERSON:
        screen.row(
            *(
                button(_chosen(words.text(key_of(sex)), on=sex is card.sex), SexPress(sex=sex, seen=card.sex, **origin))
                for sex in Sex
            )
        )
    category = f"{card.category.icon} {card.category.name}".strip() if card.category else "—"
    screen.row(
        button(words.text("clients-category-now", name=category), PickCategoryPress(**origin)),
        button(
            words.text("clients-responsible-now", name=card.responsible or "—"),
            ResponsiblePress(member_id=-1, **origin),
        ),
    )


def _field_button(turn: Turn, card: CardView, field: str, origin: Origin) -> InlineKeyboardButton | None:
    words = turn.words
    value = tell_birthday(words, card) if field == "birthday" else getattr(card, field)
    if card.kind is ClientKind.COMPANY and field not in OF_A_COMPANY and not value:
        return None
    named = words.text("clients-field", field=field)
    caption = words.text("clients-field-now", field=named, value=short(value or "—", LONGEST_VALUE))
    press = CompanyPress(**origin) if field == "company" else EditFieldPress(field=field, **origin)
    return button(caption, press)


def _chosen(caption: str, *, on: bool) -> str:
    return f"• {caption} •" if on else caption


@on_press(EditPress, Permission.EDIT_CLIENTS)
async def press_edit(call: Call, press: EditPress) -> None:
    """Which field."""
    await call.show(await edit_screen(call, press.origin))


@on_press(EditFieldPress, Permission.EDIT_CLIENTS)
async def press_edit_field(call: Call, press: EditFieldPress) -> None:
    """Ask for the new value; the question holds the old one to copy."""
    if press.field not in FIELDS:
        raise NotFoundError(what="field")
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
    old = tell_birthday(call.words, card) if press.field == "birthday" else getattr(card, press.field)
    question = call.words.html(
        "clients-field-ask", field=press.field, old=Html(f"<code>{Html.escape(old)}</code>") if old else "—"
    )
    seen = birthday_text(card.birth_year, card.birth_month, card.birth_day) if press.field == "birthday" else old or ""
    await ask(call, question, "field", field=press.field, seen=seen, **press.origin)


@on_answer("field", Permission.EDIT_CLIENTS)
async def answer_field(said: Said, ids: Ids, text: str) -> None:
    """Write the field. What somebody has put there meanwhile is not overwritten."""
    origin = origin_of(ids)
    field, value, seen = str(ids["field"]), None if text in EMPTY else text, ids.get("seen")
    async with said.writing(ChangeKind.CLIENT_EDITED) as ctx:
        if field == "birthday":
            await set_birthday(ctx, origin["client_id"], _birthday(value), seen=seen)
        elif field in LINES:
            await edit_client(ctx, origin["client_id"], version=None, seen=seen, **{field: value})
    told = said.words.html("clients-done-field", field=field)
    await show_card(said, done=Done(told, ctx.change_id), **origin)


def _birthday(text: str | None) -> tuple[int | None, int, int] | None:
    if text is None:
        return None
    found = parse_date(text)
    if found is None:
        raise InvalidValueError(field="birthday", reason="no-such-day" if names_no_day(text) else "birthday")
    return found.year, found.month, found.day


@on_press(ClientKindPress, Permission.EDIT_CLIENTS)
async def press_client_kind(call: Call, press: ClientKindPress) -> None:
    """A person or a company; what is filled in stays."""
    async with call.writing(ChangeKind.CLIENT_EDITED) as ctx:
        await set_kind(ctx, press.client_id, press.of)
    await show_card(call, done=Done(call.words.html("clients-done-field", field="kind"), ctx.change_id), **press.origin)


@on_press(SexPress, Permission.EDIT_CLIENTS)
async def press_sex(call: Call, press: SexPress) -> None:
    """Set the sex."""
    async with call.writing(ChangeKind.CLIENT_EDITED) as ctx:
        await set_sex(ctx, press.client_id, press.sex, seen=press.seen)
    await show_card(call, done=Done(call.words.html("clients-done-field", field="sex"), ctx.change_id), **press.origin)
