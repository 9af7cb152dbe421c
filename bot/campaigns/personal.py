"""A message to one client, from the card: by the same ledger, before all campaigns."""

from bot.clients.card import card_screen
from bot.clients.presses import WriteFromPress, WriteOwnPress, WriteVkPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import CardPress, Origin, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.templates.write import ways_to_write
from domain.actions.errors import UnreachableError
from domain.actions.send_message import send_message
from domain.base.actor import Permission
from domain.campaigns.queries import list_senders
from domain.clients.queries import get_card
from domain.enrichment.errors import NoCommunityError
from domain.journal.kinds import ChangeKind


@on_press(WriteVkPress, Permission.EDIT_CLIENTS)
async def press_write(call: Call, press: WriteVkPress) -> None:
    """The templates to choose from; whoever has none writes at once."""
    screen = await ways_to_write(call, press.origin)
    if screen is None:
        await _write(call, press.origin)
    else:
        await call.show(screen)


@on_press(WriteOwnPress, Permission.EDIT_CLIENTS)
async def press_write_own(call: Call, press: WriteOwnPress) -> None:
    """In one's own words."""
    await _write(call, press.origin)


async def _write(call: Call, origin: Origin) -> None:
    """Ask for the text; with several communities, first from which."""
    async with call.reading() as ctx:
        senders = await list_senders(ctx)
        await get_card(ctx, origin["client_id"])
    if not senders:
        raise NoCommunityError
    if len(senders) == 1:
        await _ask_text(call, origin, senders[0].id, senders[0].name)
        return
    screen = Screen(call.words.html("campaigns-account-ask"))
    for each in senders:
        screen.row(button(each.name, WriteFromPress(account_id=each.id, **origin)))
    await call.show(screen.row(button(call.words.text("kit-back"), CardPress(**origin))))


@on_press(WriteFromPress, Permission.EDIT_CLIENTS)
async def press_write_from(call: Call, press: WriteFromPress) -> None:
    """Ask for the text."""
    async with call.reading() as ctx:
        names = {each.id: each.name for each in await list_senders(ctx)}
    if press.account_id not in names:
        raise NoCommunityError
    await _ask_text(call, press.origin, press.account_id, names[press.account_id])


async def _ask_text(call: Call, origin: Origin, account_id: int, name: str) -> None:
    async with call.reading() as ctx:
        card = await get_card(ctx, origin["client_id"])
    question = call.words.html("campaigns-personal-ask", client=card.name, community=name)
    await ask(call, question, "personal-text", account_id=account_id, **origin)


@on_answer("personal-text", Permission.EDIT_CLIENTS)
async def answer_personal(said: Said, ids: Ids, text: str) -> None:
    """Hand it to the ledger. What stands in the way of it is told, and the question is over: no other text helps."""
    told = said.words.html("campaigns-personal-sent")
    try:
        async with said.writing(ChangeKind.WORK) as ctx:
            await send_message(ctx, ids["client_id"], ids["account_id"], text)
    except UnreachableError as error:
        told = said.words.html("error-unreachable", reason=str(error.data["reason"]))
    screen = await card_screen(said, **origin_of(ids))
    screen.text = Html.lines([screen.text, told], "\n\n")
    await said.show(screen)
