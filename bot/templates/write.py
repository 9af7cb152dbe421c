"""[Write] on a card: the next letter of a series, the templates at hand, all of them, or one's own words."""

from bot.clients.presses import WriteOwnPress, WriteVkPress
from bot.kit.call import Call, Turn
from bot.kit.presses import CardPress, Origin
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.templates.presses import LettersPress, PickPress, SketchPress
from bot.templates.template_list import add_choice
from bot.templates.told import line_of
from domain.base.actor import Permission
from domain.clients.queries import get_card
from domain.templates.queries import (
    get_series,
    list_at_hand,
    list_letters,
    list_next_letters,
    list_series,
    list_templates,
)


async def ways_to_write(turn: Turn, origin: Origin) -> Screen | None:
    """What can be written to this client; None as long as there is no template to choose."""
    words, client_id = turn.words, origin["client_id"]
    async with turn.reading() as ctx:
        card = await get_card(ctx, client_id)
        at_hand = await list_at_hand(ctx)
        following = await list_next_letters(ctx, client_id)
    if not at_hand:
        return None
    screen = Screen(words.html("templates-write-ask", client=card.name))
    for series, letter in following:
        caption = words.text("templates-next-letter", series=short(series.name, 20), letter=short(letter.name, 24))
        screen.row(button(caption, SketchPress(template_id=letter.id, **origin), style="primary"))
    offered = {letter.id for _, letter in following}
    for each in at_hand:
        if each.id not in offered:
            screen.row(button(line_of(each), SketchPress(template_id=each.id, **origin)))
    screen.row(
        button(words.text("templates-write-all"), PickPress(**origin)),
        button(words.text("templates-write-own"), WriteOwnPress(**origin)),
    )
    return screen.row(button(words.text("kit-back"), CardPress(**origin)))


@on_press(PickPress, Permission.EDIT_CLIENTS)
async def press_pick(call: Call, press: PickPress) -> None:
    """All templates, and the series that they are letters of."""
    words, origin = call.words, press.origin
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
        found = await list_templates(ctx)
        named = [each for each in await list_series(ctx) if each.letters]
    screen = Screen(words.html("templates-write-ask", client=card.name))
    for each in named:
        screen.row(button(f"📑 {short(each.name, 44)}", LettersPress(series_id=each.id, **origin)))
    add_choice(
        call,
        screen,
        found,
        (press.like_id, press.start),
        lambda like, start: PickPress(like_id=like, start=start, **origin),
        lambda template: SketchPress(template_id=template.id, **origin),
    )
    await call.show(screen.row(button(words.text("kit-back"), WriteVkPress(**origin))))


@on_press(LettersPress, Permission.EDIT_CLIENTS)
async def press_letters(call: Call, press: LettersPress) -> None:
    """The letters of a series: which the client has got and when, and which comes next."""
    words, origin = call.words, press.origin
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
        series = await get_series(ctx, press.series_id)
        letters = await list_letters(ctx, press.series_id, press.client_id)
    screen = Screen(words.html("templates-letters", client=card.name, series=series.name))
    for place, each in enumerate(letters, start=1):
        sent = "" if each.sent_at is None else words.moment(each.sent_at, call.zone, now=call.services.clock())
        state = "next" if each.is_next else "sent" if sent else "not"
        caption = words.text(
            "templates-letter", place=place, name=short(each.template.name, 30), state=state, moment=sent
        )
        screen.row(button(caption, SketchPress(template_id=each.template.id, **origin)))
    await call.show(screen.row(button(words.text("kit-back"), PickPress(**origin))))
