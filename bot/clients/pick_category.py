"""Put a client into a category."""

from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import CategoryPress, PickCategoryPress, seen_in
from bot.kit.call import Call
from bot.kit.presses import CardPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.clients.edit_client import set_category
from domain.clients.queries import get_card, list_categories
from domain.journal.kinds import ChangeKind


@on_press(PickCategoryPress, Permission.EDIT_CLIENTS)
async def press_pick_category(call: Call, press: PickCategoryPress) -> None:
    """All categories, one press each."""
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
        categories = await list_categories(ctx)
    seen = card.category.id if card.category is not None else 0
    screen = Screen((await card_screen(call, **press.origin)).text)
    screen.grid(
        [
            button(f"{each.icon} {each.name}".strip(), CategoryPress(category_id=each.id, seen=seen, **press.origin))
            for each in categories
        ]
    )
    none = CategoryPress(category_id=0, seen=seen, **press.origin)
    screen.row(button(call.words.text("clients-no-category"), none))
    await call.show(screen.row(button(call.words.text("kit-back"), CardPress(**press.origin))))


@on_press(CategoryPress, Permission.EDIT_CLIENTS)
async def press_category(call: Call, press: CategoryPress) -> None:
    """Put the client into the category, or into none."""
    async with call.writing(ChangeKind.CATEGORY_SET) as ctx:
        await set_category(ctx, press.client_id, press.category_id or None, seen=seen_in(press.seen))
    await show_card(call, done=Done(call.words.html("clients-done-category"), ctx.change_id), **press.origin)
