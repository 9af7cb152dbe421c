"""Links that open a card: `t.me/bot?start=c_<id>`. They carry no right: who follows one sees what that person may."""

import re

from bot.clients.card import card_screen
from bot.kit.call import Said
from bot.kit.presses import HomePress
from bot.kit.screen import Screen, button
from domain.base.errors import NotFoundError

#: Opens the home screen: Telegram wants a payload where there is nothing to say.
HOME_PAYLOAD = "menu"

_CARD = re.compile(r"c_([1-9][0-9]{0,17})")


def payload_of(client_id: int) -> str:
    """What stands behind `?start=` to open this card."""
    return f"c_{client_id}"


async def follow_link(said: Said, payload: str) -> bool:
    """Show the card that the payload of /start means; False if it means no card."""
    found = _CARD.fullmatch(payload)
    if found is None:
        return False
    try:
        screen = await card_screen(said, int(found[1]))
    except NotFoundError:
        screen = Screen(said.words.html("clients-link-gone"))
        screen.row(button(said.words.text("kit-home"), HomePress()))
    await said.show(screen)
    return True
