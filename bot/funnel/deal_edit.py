"""Edit a deal: its title, price, day and product."""

from bot.funnel.deal import show_deal
from bot.funnel.deal_presses import (
    ChooseProductPress,
    DateDealPress,
    DealPress,
    PriceDealPress,
    RenameDealPress,
    SetProductPress,
    deal_in,
)
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.days import near_day
from bot.kit.paging import page_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.funnel.deal_queries import get_deal
from domain.funnel.edit_deal import date_deal, price_deal, rename_deal, set_deal_product
from domain.funnel.money import Money, format_money, parse_money
from domain.funnel.rules import day_at, whole_day
from domain.funnel.views import DealView
from domain.journal.kinds import ChangeKind
from domain.products.queries import list_products

#: What is sent to take a value away.
NOTHING = frozenset({"-", "—", "–"})


async def _deal(call: Call, deal_id: int) -> DealView:
    async with call.reading() as ctx:
        return await get_deal(ctx, deal_id)


@on_press(RenameDealPress, Permission.EDIT_CLIENTS)
async def press_rename(call: Call, press: RenameDealPress) -> None:
    """Ask for the title."""
    deal = await _deal(call, press.deal_id)
    question = call.words.html("funnel-deal-rename-ask", title=deal.title)
    await ask(call, question, "deal-title", version=deal.version, **press.one)


@on_answer("deal-title", Permission.EDIT_CLIENTS)
async def answer_title(said: Said, ids: Ids, text: str) -> None:
    """Rename."""
    async with said.writing(ChangeKind.DEAL_EDITED) as ctx:
        await rename_deal(ctx, ids["deal_id"], text, version=ids["version"])
    await show_deal(said, deal_in(ids), said.words.html("funnel-done-edited"), ctx.change_id)


@on_press(PriceDealPress, Permission.EDIT_CLIENTS)
async def press_price(call: Call, press: PriceDealPress) -> None:
    """Ask for the price."""
    deal = await _deal(call, press.deal_id)
    old = format_money(deal.money or Money(0, deal.currency))
    question = call.words.html("funnel-deal-price-ask", old=old if deal.money else "—")
    await ask(call, question, "deal-price", version=deal.version, **press.one)


@on_answer("deal-price", Permission.EDIT_CLIENTS)
async def answer_price(said: Said, ids: Ids, text: str) -> None:
    """A sum, with a currency if it is another one."""
    async with said.reading() as look:
        currency = (await get_deal(look, ids["deal_id"])).currency
    money = None if text in NOTHING else parse_money(text, currency)
    if money is None and text not in NOTHING:
        raise InvalidValueError(field="amount", reason="sum")
    async with said.writing(ChangeKind.DEAL_EDITED) as ctx:
        minor, currency = (money.minor, money.currency) if money else (None, currency)
        await price_deal(ctx, ids["deal_id"], minor, currency, version=ids["version"])
    await show_deal(said, deal_in(ids), said.words.html("funnel-done-edited"), ctx.change_id)


@on_press(DateDealPress, Permission.EDIT_CLIENTS)
async def press_date(call: Call, press: DateDealPress) -> None:
    """Pick the day from a calendar, or write it."""
    deal = await _deal(call, press.deal_id)
    question = call.words.html("funnel-deal-date-ask")
    await ask(call, question, "deal-date", day=True, version=deal.version, **press.one)


@on_answer("deal-date", Permission.EDIT_CLIENTS)
async def answer_date(said: Said, ids: Ids, text: str) -> None:
    """A day in words or from the calendar."""
    today = day_at(said.services.clock(), said.actor.zone)
    found = None if text in NOTHING else near_day(text, today)
    day = None if found is None else whole_day(found.year, found.month, found.day, today)
    async with said.writing(ChangeKind.DEAL_EDITED) as ctx:
        await date_deal(ctx, ids["deal_id"], day, version=ids["version"])
    await show_deal(said, deal_in(ids), said.words.html("funnel-done-edited"), ctx.change_id)


@on_press(ChooseProductPress, Permission.EDIT_CLIENTS)
async def press_choose_product(call: Call, press: ChooseProductPress) -> None:
    """The team's products, one press each."""
    words = call.words
    deal = await _deal(call, press.deal_id)
    async with call.reading() as ctx:
        products = await list_products(ctx)
    page = page_of(products, press.start)
    key = "funnel-deal-product-ask" if products else "funnel-deal-no-products"
    screen = Screen(words.html(key, title=deal.title))

    def of(product_id: int) -> SetProductPress:
        return SetProductPress(product_id=product_id, version=deal.version, **press.one)

    screen.grid([button(each.name, of(each.id)) for each in page.items])
    before, after = (
        None if start is None else ChooseProductPress(start=start, **press.one) for start in (page.before, page.after)
    )
    screen.row(
        button(words.text("kit-previous"), before) if before else None,
        button(words.text("kit-next"), after) if after else None,
    )
    if deal.product_id is not None:
        screen.row(button(words.text("funnel-deal-product-none"), of(0)))
    await call.show(screen.row(button(words.text("kit-back"), DealPress(**press.one))))


@on_press(SetProductPress, Permission.EDIT_CLIENTS)
async def press_set_product(call: Call, press: SetProductPress) -> None:
    """Set it."""
    async with call.writing(ChangeKind.DEAL_EDITED) as ctx:
        await set_deal_product(ctx, press.deal_id, press.product_id or None, version=press.version or None)
    await show_deal(call, press.one, call.words.html("funnel-done-edited"), ctx.change_id)
