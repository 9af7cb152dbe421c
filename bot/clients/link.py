"""Links that open a card: `t.me/bot?start=c_<id>`. They carry no right: who follows one sees what that person may."""

import re

from bot.clients.card import card_screen
from bot.kit.call import Said
from bot.kit.presses import HomePress
from bot.kit.registry import on_message
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.merged import card_instead

#: Opens the home screen: Telegram wants a payload where there is nothing to say.
HOME_PAYLOAD = "menu"

_CARD = re.compile(r"c_([1-9][0-9]{0,17})")


def payload_of(client_id: int) -> str:
    """What stands behind `?start=` to open this card."""
    return f"c_{client_id}"


@on_message("posted-card", Permission.SEE_CLIENTS)
async def say_posted_card(said: Said) -> None:
    """A card that was posted by the bot's name into the chat with the bot itself: it opens at once."""
    markup = said.message.reply_markup
    rows = markup.inline_keyboard if markup is not None else []
    for each in (one for row in rows for one in row):
        if each.url is not None and await follow_link(said, each.url.rpartition("=")[2]):
            return


async def follow_link(said: Said, payload: str) -> bool:
    """Show the card that the payload of /start means; False if it means no card."""
    found = _CARD.fullmatch(payload)
    if found is None:
        return False
    await said.show(await _card(said, int(found[1])))
    return True


async def _card(said: Said, client_id: int) -> Screen:
    """The card, or the one that it has become a part of; else a polite word."""
    try:
        return await card_screen(said, client_id)
    except NotFoundError:
        async with said.reading() as ctx:
            instead = await card_instead(ctx, client_id)
    if instead is not None:
        return await card_screen(said, instead)
    screen = Screen(said.words.html("clients-link-gone"))
    return screen.row(button(said.words.text("kit-home"), HomePress()))
