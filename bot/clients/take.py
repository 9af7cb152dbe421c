"""[Take it] below a post of the team group: who presses first is responsible, and the post says who that is."""

from contextlib import suppress

from aiogram.exceptions import TelegramForbiddenError
from aiogram.types import Message
from aiogram.utils.link import create_telegram_link

from bot.clients.card import card_screen
from bot.clients.link import payload_of
from bot.clients.presses import TakeClientPress
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, link_button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.base.errors import TakenError
from domain.clients.take_client import take_client
from domain.journal.kinds import ChangeKind


@on_press(TakeClientPress, Permission.EDIT_CLIENTS, in_group=True)
async def press_take_client(call: Call, press: TakeClientPress) -> None:
    """Take the client on. The card, with ↩, comes in private; who is second is told who was first."""
    try:
        async with call.writing(ChangeKind.RESPONSIBLE_SET) as ctx:
            await take_client(ctx, press.client_id)
    except TakenError as error:
        await call.answer(call.words.text("error-taken", name=error.data["name"]), alert=True)
        await _say_whose(call, press.client_id, str(error.data["name"]))
        return
    await _say_whose(call, press.client_id, call.member.name)
    screen = with_undo(call, await card_screen(call, press.client_id), ctx.change_id)
    with suppress(TelegramForbiddenError):
        # Who has blocked the bot has the client all the same, and the link below the post.
        await call.bot.send_message(call.member.telegram_id, screen.text, reply_markup=screen.markup)


async def _say_whose(call: Call, client_id: int, name: str) -> None:
    """The post as it was, and whose the client is now. The button that takes is gone."""
    words, message = call.words, call.query.message
    if not isinstance(message, Message):
        # Removed, or too old to be seen by us: there is nothing to edit.
        return
    lines = [Html(message.html_text), words.html("clients-taken", member=name)]
    screen = Screen(Html.lines(lines, "\n\n"))
    link = create_telegram_link(call.services.bot_name, start=payload_of(client_id))
    await call.show(screen.row(link_button(words.text("outbox-open-card"), link)))
