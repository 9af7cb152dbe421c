"""Who else may be this client: asked from a card, and told when an address comes onto a card that has it already."""

from collections.abc import Collection

from bot.clients.card import card_screen
from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of
from bot.kit.fitting import with_below
from bot.kit.presses import CardPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from bot.merging.presses import BesidePress, SimilarPress
from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind
from domain.clients.queries import get_card
from domain.merging.likely_twins import likely_twins
from domain.merging.views import LikelyTwin

LONGEST_NAME = 40


def add_twins(turn: Turn, screen: Screen, client_id: int, twins: Collection[LikelyTwin]) -> None:
    """A button for each: it puts the two cards side by side."""
    for twin in twins:
        caption = turn.words.text(
            "merging-similar",
            name=short(twin.name, LONGEST_NAME),
            reason=turn.words.text(key_of(twin.reason)),
        )
        screen.row(button(caption, BesidePress(client_id=client_id, other_client_id=twin.client_id)))


async def warn_of_twins(
    turn: Turn, screen: Screen, client_id: int, channels: Collection[tuple[ChannelKind, str]], name: str = ""
) -> Screen:
    """The screen with whoever has the same address or name, if there is anybody."""
    async with turn.reading() as ctx:
        twins = await likely_twins(ctx, name, channels, besides=client_id, limit=3)
    if twins:
        screen.text = Html.lines([screen.text, turn.words.html("merging-warning")], "\n\n")
        add_twins(turn, screen, client_id, twins)
    return screen


@on_press(SimilarPress, Permission.EDIT_CLIENTS)
async def press_similar(call: Call, press: SimilarPress) -> None:
    """Cards with the same address or a similar name."""
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
        channels = [(each.kind, each.address) for each in card.channels]
        twins = await likely_twins(ctx, card.name, channels, besides=press.client_id, limit=8)
    text = call.words.html("merging-similar-to", count=len(twins))
    screen = Screen(with_below((await card_screen(call, **press.origin)).text, text))
    add_twins(call, screen, press.client_id, twins)
    await call.show(screen.row(button(call.words.text("kit-back"), CardPress(**press.origin))))
