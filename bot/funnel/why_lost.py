"""The question why something is lost: the team's reasons as buttons, own words, or no reason."""

from collections.abc import Callable

from aiogram.types import InlineKeyboardButton

from bot.kit.call import Turn
from bot.kit.screen import Press, Screen, button
from bot.kit.words import Html
from domain.funnel.queries import list_reasons

#: What a button carries instead of a reason's id when the reason is to be written.
OWN_WORDS = -1


async def why_screen(
    turn: Turn, question: Html, press_of: Callable[[int], Press], back: InlineKeyboardButton
) -> Screen:
    """The question; `press_of` makes the button of a reason's id, of 0 for none and of `OWN_WORDS`."""
    words = turn.words
    async with turn.reading() as ctx:
        reasons = await list_reasons(ctx)
    screen = Screen(question)
    screen.grid([button(each.name, press_of(each.id)) for each in reasons])
    screen.row(
        button(words.text("funnel-why-own"), press_of(OWN_WORDS)), button(words.text("funnel-why-none"), press_of(0))
    )
    return screen.row(back)
