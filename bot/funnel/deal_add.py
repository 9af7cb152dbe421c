"""Add a deal: press the product, and it stands there at its usual price; or write «Абонемент 12 500»."""

from bot.funnel.captions import tell_money
from bot.funnel.deal import show_deal
from bot.funnel.deal_presses import NewDealPress, OneDeal, ProductDealPress, WriteDealPress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.paging import page_of
from bot.kit.presses import CardPress, Origin, Tab, way_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.clients.queries import get_card
from domain.funnel.add_deal import add_deal, add_deal_of
from domain.funnel.money import Money, split_deal
from domain.journal.kinds import ChangeKind
from domain.products.queries import list_products
from domain.team.queries import get_team


@on_press(NewDealPress, Permission.EDIT_CLIENTS)
async def press_new_deal(call: Call, press: NewDealPress) -> None:
    """The team's products, one press each; without any, ask at once."""
    words = call.words
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
        products = await list_products(ctx)
    if not products:
        await _ask(call, press.origin)
        return
    page = page_of(products, press.start)
    screen = Screen(words.html("funnel-deal-choose", name=card.name))
    here = press.origin
    for each in page.items:
        price = "" if each.amount is None else f" · {tell_money(words, [Money(each.amount, each.currency)])}"
        screen.row(button(f"{each.name}{price}", ProductDealPress(product_id=each.id, **here)))
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), NewDealPress(start=page.before, **here)),
        None if page.after is None else button(words.text("kit-next"), NewDealPress(start=page.after, **here)),
    )
    await call.show(
        screen.row(
            button(words.text("funnel-deal-write"), WriteDealPress(**here)),
            button(words.text("kit-back"), CardPress(tab=Tab.DEALS, **here)),
        )
    )


@on_press(ProductDealPress, Permission.EDIT_CLIENTS, once=True)
async def press_product(call: Call, press: ProductDealPress) -> None:
    """Save it with the product's name and price."""
    async with call.writing(ChangeKind.DEAL_ADDED) as ctx:
        deal = await add_deal_of(ctx, press.client_id, press.product_id)
    await show_deal(call, OneDeal(deal_id=deal.id, **way_of(press)), call.words.html("funnel-done-deal"), ctx.change_id)


@on_press(WriteDealPress, Permission.EDIT_CLIENTS)
async def press_write(call: Call, press: WriteDealPress) -> None:
    """Ask for the deal."""
    async with call.reading() as ctx:
        await get_card(ctx, press.client_id)
    await _ask(call, press.origin)


async def _ask(call: Call, origin: Origin) -> None:
    await ask(call, call.words.html("funnel-deal-ask"), "deal", **origin)


@on_answer("deal", Permission.EDIT_CLIENTS)
async def answer_deal(said: Said, ids: Ids, text: str) -> None:
    """A title, and a price if the line ends with one."""
    async with said.writing(ChangeKind.DEAL_ADDED) as ctx:
        currency = (await get_team(ctx)).currency
        title, money = split_deal(text, currency)
        deal = await add_deal(
            ctx, ids["client_id"], title, money.minor if money else None, money.currency if money else currency
        )
    await show_deal(said, OneDeal(deal_id=deal.id, **way_of(ids)), said.words.html("funnel-done-deal"), ctx.change_id)
