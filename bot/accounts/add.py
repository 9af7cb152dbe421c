"""Add an account: its key is asked for, taken out of the chat at once, checked with VK, and kept sealed."""

from contextlib import suppress

from aiogram.exceptions import TelegramAPIError

from bot.accounts.card import account_screen
from bot.accounts.presses import AddAccountPress, RenewTokenPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import HomePress
from bot.kit.registry import on_answer, on_message, on_press
from bot.kit.screen import Screen, button
from domain.accounts.add_account import add_account
from domain.accounts.queries import get_account, is_connected
from domain.accounts.rules import lasts_for, pasted_token
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind


@on_press(AddAccountPress, Permission.SETTINGS)
async def press_add_account(call: Call, _press: AddAccountPress) -> None:
    """Say where keys come from, and ask for one."""
    await ask(call, call.words.html("accounts-token-ask"), "account-token")


@on_press(RenewTokenPress, Permission.SETTINGS)
async def press_renew_token(call: Call, press: RenewTokenPress) -> None:
    """Ask for a new key of the account; another's is refused."""
    async with call.reading() as ctx:
        account = await get_account(ctx, press.account_id)
    question = call.words.html("accounts-token-renew", name=account.name, kind=account.kind.value)
    await ask(call, question, "account-token", account_id=account.id)


@on_message("token", Permission.SEE_CLIENTS)
async def take_unasked_token(said: Said) -> None:
    """A token that nobody has asked for leaves the chat too; it is not used, for it may be meant for something else."""
    await _take_away(said)
    screen = Screen(said.words.html("accounts-token-unasked"))
    if said.actor.may(Permission.SETTINGS):
        screen.row(button(said.words.text("accounts-add"), AddAccountPress()))
    await said.show(screen.row(button(said.words.text("kit-home"), HomePress())))


async def _take_away(said: Said) -> None:
    with suppress(TelegramAPIError):
        await said.bot.delete_message(said.chat_id, said.message.message_id)


@on_answer("account-token", Permission.SETTINGS)
async def answer_token(said: Said, ids: Ids, text: str) -> None:
    """Whatever was sent leaves the chat before anything else is done with it; a wrong one may be sent anew."""
    await _take_away(said)
    token = pasted_token(text)
    lasts = lasts_for(text)
    holder = await said.services.check_token(token)
    expires_at = None if lasts is None else said.services.clock() + lasts
    async with said.writing(ChangeKind.ACCOUNT_ADDED, name=holder.name) as ctx:
        is_known = await is_connected(ctx, holder.kind, holder.vk_id)
        account = await add_account(
            ctx, said.services.sealer, holder, token, expires_at=expires_at, instead_of=ids.get("account_id")
        )
    done = said.words.html("accounts-renewed" if is_known else "accounts-added")
    await said.show(await account_screen(said, account.id, done))
