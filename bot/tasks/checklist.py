"""The checklist of a task: add lines, tick them off, take them away."""

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import TaskPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.tasks.presses import AddItemsPress, ItemsPress, RemoveItemPress, TickItemPress
from bot.tasks.task import show_task, task_screen, with_undo_of
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.kinds import ChangeKind
from domain.tasks.change_items import add_items, remove_item, tick_item
from domain.tasks.queries import get_task, list_items


@on_press(AddItemsPress, Permission.EDIT_CLIENTS)
async def press_add(call: Call, press: AddItemsPress) -> None:
    """Ask for lines."""
    async with call.reading() as ctx:
        task = await get_task(ctx, press.task_id)
    await ask(call, call.words.html("tasks-items-ask", title=task.title), "task-items", task_id=task.id)


@on_answer("task-items", Permission.EDIT_CLIENTS)
async def answer_items(said: Said, ids: Ids, text: str) -> None:
    """Each line of the message is one of the checklist."""
    lines = [bare for line in text.splitlines() if (bare := line.strip(" \t-–—•*☐"))]
    async with said.writing(ChangeKind.TASK_EDITED) as ctx:
        await get_task(ctx, ids["task_id"])
        if not lines:
            raise InvalidValueError(field="task-item", reason="empty")
        await add_items(ctx, ids["task_id"], lines)
    await show_task(said, ids["task_id"], said.words.html("tasks-edited"), ctx.change_id)


@on_press(TickItemPress, Permission.EDIT_CLIENTS)
async def press_tick(call: Call, press: TickItemPress) -> None:
    """Done, or not."""
    async with call.writing(ChangeKind.TASK_EDITED) as ctx:
        await tick_item(ctx, press.item_id, on=press.on)
    await call.show(await task_screen(call, press.task_id))


@on_press(ItemsPress, Permission.EDIT_CLIENTS)
async def press_items(call: Call, press: ItemsPress) -> None:
    """Each line with a button that takes it away."""
    await call.show(await _items_screen(call, press.task_id))


@on_press(RemoveItemPress, Permission.EDIT_CLIENTS)
async def press_remove(call: Call, press: RemoveItemPress) -> None:
    """This one."""
    async with call.writing(ChangeKind.TASK_EDITED) as ctx:
        gone = await remove_item(ctx, press.item_id)
    told = call.words.html("tasks-item-removed", title=gone.title)
    await call.show(await _items_screen(call, press.task_id, told, ctx.change_id))


async def _items_screen(call: Call, task_id: int, told: Html | str = "", change_id: int | None = None) -> Screen:
    words = call.words
    async with call.reading() as ctx:
        task = await get_task(ctx, task_id)
        items = await list_items(ctx, task_id)
    screen = Screen(Html.lines([words.html("tasks-items-head", title=task.title), told], "\n\n"))
    for each in items:
        screen.row(button(f"🗑 {each.title}", RemoveItemPress(task_id=task_id, item_id=each.id)))
    with_undo_of(call, screen, task_id, change_id)
    return screen.row(button(words.text("kit-back"), TaskPress(task_id=task_id)))
