"""Add a deal in one line: «Абонемент 12 500»."""

from bot.clients.card import Done, card_screen
from bot.clients.presses import AddDealPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import Tab
from bot.kit.registry import on_answer, on_press
from domain.base.actor import Permission
from domain.funnel.add_deal import add_deal
from domain.funnel.money import split_deal
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team


@on_press(AddDealPress, Permission.EDIT_CLIENTS)
async def press_add_deal(call: Call, press: AddDealPress) -> None:
    """Ask for the deal."""
    await ask(call, call.words.html("funnel-deal-ask"), "deal", client_id=press.client_id)


@on_answer("deal", Permission.EDIT_CLIENTS)
async def answer_deal(said: Said, ids: Ids, text: str) -> None:
    """A title, and a price if the line ends with one."""
    async with said.writing(ChangeKind.DEAL_ADDED) as ctx:
        currency = (await get_team(ctx)).currency
        title, money = split_deal(text, currency)
        await add_deal(
            ctx, ids["client_id"], title, money.minor if money else None, money.currency if money else currency
        )
    done = Done(said.words.html("funnel-done-deal"), ctx.change_id)
    await said.show(await card_screen(said, ids["client_id"], Tab.DEALS, done=done))
