"""`@bot name` in any chat: the member's own clients come up, and the chosen one goes into the chat as a short card.

The list is seen by nobody but the member who types. What is posted says the name and no more; the card itself opens in
private, to those who may see it.
"""

from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from aiogram.utils.link import create_telegram_link

from bot.clients.link import HOME_PAYLOAD, payload_of
from bot.kit.call import Typed
from bot.kit.registry import on_inline
from bot.kit.screen import link_button, short
from bot.kit.words import Words
from domain.audience.filter import ClientFilter
from domain.audience.queries import count_clients
from domain.audience.short_cards import ShortCard, list_short_cards
from domain.audience.suggest import suggest_searches
from domain.base.actor import Permission
from domain.journal.boundary import Reading

#: A longer query is a letter, and nobody is called so.
LONGEST_QUERY = 200
#: So many clients come at a time; scrolling asks for more.
PAGE = 20


@on_inline(Permission.SEE_CLIENTS)
async def type_query(typed: Typed) -> None:
    """Offer clients. Telegram must remember no answer: rights and names change."""
    words, said = typed.words, typed.query.query.strip()[:LONGEST_QUERY]
    offset = int(typed.query.offset) if typed.query.offset.isdecimal() else 0
    async with typed.reading() as ctx:
        found = await list_short_cards(ctx, said, offset=offset, limit=PAGE)
        meant = "" if found else await _meant(ctx, said)
        if meant:
            found = await list_short_cards(ctx, meant, offset=offset, limit=PAGE)
    results = [_article(words, each, typed.services.bot_name) for each in found]
    after = str(offset + PAGE) if len(found) == PAGE else ""
    above = words.text("audience-inline-perhaps", query=short(meant, 30)) if meant else ""
    if not results and not offset:
        above = words.text("audience-inline-nobody")
    with suppress(TelegramBadRequest):
        # Who types fast has gone on meanwhile, and the answer is too late for anybody.
        await typed.bot.answer_inline_query(
            typed.query.id,
            list(results),
            cache_time=0,
            is_personal=True,
            next_offset=after,
            button=InlineQueryResultsButton(text=above, start_parameter=HOME_PAYLOAD) if above else None,
        )


async def _meant(ctx: Reading, query: str) -> str:
    """What was probably meant by a query that finds nobody; empty if it finds somebody, or nothing is like it."""
    wanted = ClientFilter(text=query)
    if not query or await count_clients(ctx, wanted, cap=0):
        return ""
    suggestions = await suggest_searches(ctx, wanted, limit=1)
    return suggestions[0].wanted.text if suggestions else ""


def _article(words: Words, client: ShortCard, bot_name: str) -> InlineQueryResultArticle:
    about = " · ".join(part for part in (client.stage, client.phone, client.company, client.city) if part)
    opened = create_telegram_link(bot_name, start=payload_of(client.id))
    text = words.html("audience-inline-card", name=client.name, kind=client.kind.value)
    return InlineQueryResultArticle(
        id=str(client.id),
        title=short(client.name, 64),
        description=about or None,
        input_message_content=InputTextMessageContent(message_text=text, parse_mode="HTML"),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[link_button(words.text("audience-inline-open"), opened)]]),
    )
