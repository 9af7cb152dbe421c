"""Add a community: its token is asked for, taken out of the chat at once, checked with VK, and kept sealed."""

from contextlib import suppress

from aiogram.exceptions import TelegramAPIError

from bot.accounts.card import account_screen
from bot.accounts.presses import AddCommunityPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import HomePress
from bot.kit.registry import on_answer, on_message, on_press
from bot.kit.screen import Screen, button
from domain.accounts.add_account import add_account
from domain.accounts.rules import pasted_token
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind


@on_press(AddCommunityPress, Permission.SETTINGS)
async def press_add_community(call: Call, _press: AddCommunityPress) -> None:
    """Say where the key is made, and ask for it."""
    await ask(call, call.words.html("accounts-token-ask"), "account-token")


@on_message("token", Permission.SEE_CLIENTS)
async def take_unasked_token(said: Said) -> None:
    """A token that nobody has asked for leaves the chat too; it is not used, for it may be meant for something else."""
    await _take_away(said)
    screen = Screen(said.words.html("accounts-token-unasked"))
    if said.actor.may(Permission.SETTINGS):
        screen.row(button(said.words.text("accounts-add"), AddCommunityPress()))
    await said.show(screen.row(button(said.words.text("kit-home"), HomePress())))


async def _take_away(said: Said) -> None:
    with suppress(TelegramAPIError):
        await said.bot.delete_message(said.chat_id, said.message.message_id)


@on_answer("account-token", Permission.SETTINGS)
async def answer_token(said: Said, _ids: Ids, text: str) -> None:
    """Whatever was sent leaves the chat before anything else is done with it; a wrong one may be sent anew."""
    await _take_away(said)
    token = pasted_token(text)
    holder = await said.services.check_token(token)
    async with said.writing(ChangeKind.ACCOUNT_ADDED, name=holder.name) as ctx:
        account = await add_account(ctx, said.services.sealer, holder, token)
    await said.show(await account_screen(said, account.id, said.words.html("accounts-added")))
