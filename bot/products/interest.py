"""What a client is interested in: every product is a button that is pressed on and off."""

from bot.clients.card import card_screen
from bot.clients.presses import EditPress
from bot.kit.call import Call
from bot.kit.fitting import with_below
from bot.kit.paging import page_of
from bot.kit.presses import Origin, UndoPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.products.presses import MarkProductPress, ProductsOfPress
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.products.choose_products import add_client_product, remove_client_product
from domain.products.queries import list_products, products_of


@on_press(ProductsOfPress, Permission.EDIT_CLIENTS)
async def press_products_of(call: Call, press: ProductsOfPress) -> None:
    """The team's products, those of the client marked."""
    await _show(call, press.origin, press.start)


@on_press(MarkProductPress, Permission.EDIT_CLIENTS)
async def press_mark_product(call: Call, press: MarkProductPress) -> None:
    """Mark it, or take the mark away; the buttons stay for the next."""
    async with call.writing(ChangeKind.PRODUCTS_CHOSEN) as ctx:
        if press.on:
            await add_client_product(ctx, press.client_id, press.product_id)
        else:
            await remove_client_product(ctx, press.client_id, press.product_id)
    await _show(call, press.origin, press.start, change_id=ctx.change_id)


async def _show(call: Call, origin: Origin, start: int, *, change_id: int | None = None) -> None:
    words, client_id = call.words, origin["client_id"]
    card = await card_screen(call, **origin)
    async with call.reading() as ctx:
        products = await list_products(ctx)
        chosen = {each.id for each in (await products_of(ctx, [client_id])).get(client_id, [])}
    page = page_of(products, start)
    screen = Screen(with_below(card.text, words.html("products-choose", count=len(products))))
    screen.grid(
        [
            button(
                f"✔ {each.name}" if each.id in chosen else each.name,
                MarkProductPress(product_id=each.id, on=each.id not in chosen, start=start, **origin),
            )
            for each in page.items
        ]
    )
    back = None if page.before is None else ProductsOfPress(start=page.before, **origin)
    on = None if page.after is None else ProductsOfPress(start=page.after, **origin)
    screen.row(
        button(words.text("kit-previous"), back) if back else None,
        button(words.text("kit-next"), on) if on else None,
    )
    if change_id is not None:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=change_id, **origin)))
    await call.show(screen.row(button(words.text("kit-back"), EditPress(**origin))))
