"""The team's products in the settings: list, add, name, price, place, who wants it, remove."""

from bot.audience.client_list import show_list
from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.paging import page_of
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html, Words
from bot.products.presses import (
    AddProductPress,
    MoveProductPress,
    PriceProductPress,
    ProductPress,
    ProductsPress,
    RemoveProductPress,
    RenameProductPress,
    WhoWantsPress,
)
from domain.audience.filter import ClientFilter
from domain.audience.queries import count_clients
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.funnel.money import parse_money, split_deal
from domain.journal.kinds import ChangeKind
from domain.products.change_products import add_product, move_product, price_product, remove_product, rename_product
from domain.products.queries import get_product, list_products
from domain.products.views import ProductView
from domain.team.queries import get_team


def tell_price(words: Words, product: ProductView) -> str:
    """The usual price, or a dash."""
    return "—" if product.amount is None else words.money(product.amount, product.currency)


async def products_screen(turn: Turn, offset: int = 0, done: Html | None = None) -> Screen:
    """All products with their prices, page by page."""
    words = turn.words
    async with turn.reading() as ctx:
        products = await list_products(ctx)
    page = page_of(products, offset)
    screen = Screen(Html.lines([words.html("products-list", count=len(products)), done or ""], "\n\n"))
    for each in page.items:
        caption = words.text("products-button", name=each.name, price=tell_price(words, each))
        screen.row(button(caption, ProductPress(product_id=each.id)))
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), ProductsPress(offset=page.before)),
        None if page.after is None else button(words.text("kit-next"), ProductsPress(offset=page.after)),
    )
    return screen.row(
        button(words.text("products-add"), AddProductPress()), button(words.text("kit-back"), SettingsPress())
    )


async def product_screen(turn: Turn, product_id: int, done: Html | None = None) -> Screen:
    """One product, and how many clients are interested in it. `NotFoundError` if it is gone."""
    words = turn.words
    async with turn.reading() as ctx:
        product = await get_product(ctx, product_id)
        count = await count_clients(ctx, ClientFilter(product_ids=(product_id,)), cap=None)
    text = words.html("products-product", name=product.name, price=tell_price(words, product), count=count)
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.row(
        button(words.text("products-rename"), RenameProductPress(product_id=product_id)),
        button(words.text("products-price"), PriceProductPress(product_id=product_id)),
    )
    screen.row(button(words.text("products-who"), WhoWantsPress(product_id=product_id)))
    screen.row(
        button("▲", MoveProductPress(product_id=product_id, up=True)),
        button("▼", MoveProductPress(product_id=product_id, up=False)),
        button(words.text("products-remove"), RemoveProductPress(product_id=product_id), style="danger"),
    )
    return screen.row(button(words.text("kit-back"), ProductsPress()))


@on_press(ProductsPress, Permission.SETTINGS)
async def press_products(call: Call, press: ProductsPress) -> None:
    """The list."""
    await call.show(await products_screen(call, press.offset))


@on_press(ProductPress, Permission.SETTINGS)
async def press_product(call: Call, press: ProductPress) -> None:
    """One product."""
    await call.show(await product_screen(call, press.product_id))


@on_press(AddProductPress, Permission.SETTINGS)
async def press_add_product(call: Call, _press: AddProductPress) -> None:
    """Ask for name and price."""
    await ask(call, call.words.html("products-ask"), "product-new")


@on_answer("product-new", Permission.SETTINGS)
async def answer_new_product(said: Said, _ids: Ids, text: str) -> None:
    """«Абонемент 12 500» is a name and a price; the price may be missing. Several lines are several products."""
    lines, names = [line for line in text.split("\n") if line.strip()] or [text], []
    async with said.writing(ChangeKind.PRODUCTS_CHANGED) as ctx:
        currency = (await get_team(ctx)).currency
        for line in lines:
            name, money = split_deal(line, currency)
            amount, currency_of = (money.minor, money.currency) if money else (None, currency)
            names.append((await add_product(ctx, name, amount, currency_of)).name)
    done = said.words.html("products-added", name=names[-1], count=len(names))
    await said.show(with_undo(said, await products_screen(said, done=done), ctx.change_id))


@on_press(RenameProductPress, Permission.SETTINGS)
async def press_rename_product(call: Call, press: RenameProductPress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        product = await get_product(ctx, press.product_id)
    question = call.words.html("products-rename-ask", name=product.name)
    await ask(call, question, "product-name", product_id=press.product_id)


@on_answer("product-name", Permission.SETTINGS)
async def answer_product_name(said: Said, ids: Ids, text: str) -> None:
    """Rename it on all cards."""
    async with said.writing(ChangeKind.PRODUCTS_CHANGED) as ctx:
        await rename_product(ctx, ids["product_id"], text)
    await _show_edited(said, ids["product_id"], ctx.change_id)


@on_press(PriceProductPress, Permission.SETTINGS)
async def press_price_product(call: Call, press: PriceProductPress) -> None:
    """Ask for the price."""
    async with call.reading() as ctx:
        product = await get_product(ctx, press.product_id)
    question = call.words.html("products-price-ask", name=product.name, price=tell_price(call.words, product))
    await ask(call, question, "product-price", product_id=press.product_id)


@on_answer("product-price", Permission.SETTINGS)
async def answer_product_price(said: Said, ids: Ids, text: str) -> None:
    """A sum, with a currency where it isn't the team's; deals made before keep theirs."""
    async with said.writing(ChangeKind.PRODUCTS_CHANGED) as ctx:
        currency = (await get_team(ctx)).currency
        money = parse_money(text, currency)
        if money is None and text not in EMPTY:
            raise InvalidValueError(field="amount", reason="sum")
        amount = money.minor if money else None
        await price_product(ctx, ids["product_id"], amount, money.currency if money else currency)
    await _show_edited(said, ids["product_id"], ctx.change_id)


@on_press(MoveProductPress, Permission.SETTINGS)
async def press_move_product(call: Call, press: MoveProductPress) -> None:
    """Up or down; the list shows the new order."""
    async with call.writing(ChangeKind.PRODUCTS_CHANGED) as ctx:
        await move_product(ctx, press.product_id, up=press.up)
    await _show_edited(call, press.product_id, ctx.change_id)


async def _show_edited(turn: Shown, product_id: int, change_id: int | None) -> None:
    done = turn.words.html("products-edited") if change_id is not None else None
    await turn.show(with_undo(turn, await product_screen(turn, product_id, done), change_id))


@on_press(RemoveProductPress, Permission.SETTINGS)
async def press_remove_product(call: Call, press: RemoveProductPress) -> None:
    """Remove; undo gives it back to all who were interested."""
    async with call.reading() as look:
        count = await count_clients(look, ClientFilter(product_ids=(press.product_id,)), cap=None)
    async with call.writing(ChangeKind.PRODUCTS_CHANGED) as ctx:
        gone = await remove_product(ctx, press.product_id)
    done = call.words.html("products-removed", name=gone.name, count=count)
    await call.show(with_undo(call, await products_screen(call, done=done), ctx.change_id))


@on_press(WhoWantsPress, Permission.SEE_CLIENTS)
async def press_who_wants(call: Call, press: WhoWantsPress) -> None:
    """The clients who are interested, as a list."""
    await show_list(call, ClientFilter(product_ids=(press.product_id,)))
