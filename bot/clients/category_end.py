"""Remove a category: where somebody is in it, the clients go to another one first."""

from bot.clients.categories import CategoryScreenPress, RemoveCategoryPress, caption, categories_screen
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Press, Screen, button
from bot.kit.undoable import with_undo
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.change_categories import remove_category
from domain.clients.queries import count_categories, list_categories
from domain.journal.kinds import ChangeKind

#: More categories than these are not offered at once; the first ones are those that are used.
MOST_OFFERED = 40


class RemoveCategoryToPress(Press, prefix="krt"):
    """Remove a category and put its clients into another; 0 leaves them without one."""

    category_id: int
    to_id: int


@on_press(RemoveCategoryPress, Permission.SETTINGS)
async def press_remove_category(call: Call, press: RemoveCategoryPress) -> None:
    """An empty category goes at once; otherwise ask where its clients go."""
    words = call.words
    async with call.reading() as ctx:
        categories = await list_categories(ctx)
        count = (await count_categories(ctx)).get(press.category_id, 0)
    gone = next((each for each in categories if each.id == press.category_id), None)
    if gone is None:
        raise NotFoundError(what="category")
    others = [each for each in categories if each is not gone][:MOST_OFFERED]
    if not count or not others:
        await _remove(call, press.category_id, 0, count)
        return
    screen = Screen(words.html("clients-category-remove-ask", name=caption(gone.icon, gone.name), count=count))
    here = {"category_id": gone.id}
    screen.grid(
        [button(caption(each.icon, each.name), RemoveCategoryToPress(to_id=each.id, **here)) for each in others]
    )
    bare = RemoveCategoryToPress(to_id=0, **here)
    screen.row(button(words.text("clients-category-remove-bare"), bare, style="danger"))
    await call.show(screen.row(button(words.text("kit-back"), CategoryScreenPress(**here))))


@on_press(RemoveCategoryToPress, Permission.SETTINGS)
async def press_remove_category_to(call: Call, press: RemoveCategoryToPress) -> None:
    """Remove it, with its clients in another one or in none."""
    async with call.reading() as ctx:
        count = (await count_categories(ctx)).get(press.category_id, 0)
    await _remove(call, press.category_id, press.to_id, count)


async def _remove(call: Call, category_id: int, to_id: int, count: int) -> None:
    """Undo gives it back with all its clients."""
    async with call.writing(ChangeKind.CATEGORIES_CHANGED) as ctx:
        gone = await remove_category(ctx, category_id, move_to=to_id or None)
    name = caption(gone.icon, gone.name)
    if to_id:
        done = call.words.html("clients-category-moved", name=name, count=count)
    else:
        done = call.words.html("clients-category-removed", name=name, count=count)
    await call.show(with_undo(call, await categories_screen(call, done=done), ctx.change_id))
