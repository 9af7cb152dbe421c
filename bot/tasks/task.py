"""One task: what it says, and everything that can be done with it."""

from bot.kit.call import Call, Shown, Turn
from bot.kit.presses import CameFrom, CardPress, HomePress, Tab, TaskPress, TasksPress, UndoPress, came_from
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.tasks.presses import (
    AddItemsPress,
    AssigneePress,
    CompleteTaskPress,
    ItemsPress,
    LinkPress,
    NoteTaskPress,
    RemindPress,
    RemoveTaskPress,
    RenameTaskPress,
    ReopenTaskPress,
    RepeatPress,
    TickItemPress,
    UrgentPress,
    WhenPress,
)
from bot.tasks.told import tell_due, tell_task
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.tasks.change_task import rank_task
from domain.tasks.complete_task import Completed, complete_task
from domain.tasks.queries import get_task, list_items
from domain.tasks.remove_task import remove_task
from domain.tasks.reopen_task import reopen_task
from domain.tasks.tables import Priority
from domain.tasks.views import ItemView, TaskView

#: A press on the priority makes it the next of these.
_NEXT = {Priority.NORMAL: Priority.HIGH, Priority.HIGH: Priority.LOW, Priority.LOW: Priority.NORMAL}


async def task_screen(turn: Turn, task_id: int, told: Html | str = "", change_id: int | None = None) -> Screen:
    """The task, with what has just been done to it. `NotFoundError` if it is gone or may not be seen."""
    words = turn.words
    async with turn.reading() as ctx:
        task = await get_task(ctx, task_id)
        items = await list_items(ctx, task_id) if task.items else []
    counted = words.html("tasks-items", done=task.items_done, count=task.items) if items else ""
    screen = Screen(Html.lines([tell_task(turn, task), counted, told], "\n\n"))
    if turn.actor.may(Permission.EDIT_CLIENTS):
        _actions(turn, screen, task, items)
    with_undo_of(turn, screen, task_id, change_id)
    screen.row(
        button(
            words.text("tasks-to-card"),
            CardPress(client_id=task.client_id, tab=Tab.TASKS, **came_from(CameFrom.TASK, task.id)),
        )
        if task.client_id
        else None,
        button(words.text("tasks-to-list"), TasksPress()),
        button(words.text("kit-home"), HomePress()),
    )
    return screen


def with_undo_of(turn: Turn, screen: Screen, task_id: int, change_id: int | None) -> Screen:
    """↩ of what was done to a task, if anything was; it comes back to the task."""
    if change_id is not None:
        screen.row(button(turn.words.text("journal-undo"), UndoPress(change_id=change_id, task_id=task_id)))
    return screen


def _actions(turn: Turn, screen: Screen, task: TaskView, items: list[ItemView]) -> None:
    words, here = turn.words, {"task_id": task.id}
    if task.done_at is not None:
        screen.row(button(words.text("tasks-reopen"), ReopenTaskPress(**here)))
        return
    for item in items:
        caption = f"{'☑️' if item.done_at else '⬜'} {item.title}"
        screen.row(button(caption, TickItemPress(item_id=item.id, on=item.done_at is None, **here)))
    screen.row(button(words.text("tasks-complete"), CompleteTaskPress(**here), style="success"))
    screen.row(
        button(words.text("tasks-when"), WhenPress(**here)),
        button(words.text("tasks-repeat"), RepeatPress(**here)),
        button(words.text("tasks-remind"), RemindPress(**here)) if task.due_time is not None else None,
    )
    screen.row(
        button(words.text("tasks-link"), LinkPress(**here)),
        button(words.text("tasks-hand-over"), AssigneePress(**here)),
        button(words.text("tasks-urgent"), UrgentPress(**here)),
    )
    screen.row(
        button(words.text("tasks-rename"), RenameTaskPress(**here)),
        button(words.text("tasks-write-note"), NoteTaskPress(**here)),
    )
    screen.row(
        button(words.text("tasks-add-items"), AddItemsPress(**here)),
        button(words.text("tasks-change-items"), ItemsPress(**here)) if items else None,
        button(words.text("tasks-remove"), RemoveTaskPress(**here), style="danger"),
    )


async def show_task(turn: Shown, task_id: int, told: Html | str = "", change_id: int | None = None) -> None:
    """The task with what has just been done to it; if nothing was, that is said."""
    if told and change_id is None:
        told = turn.words.html("tasks-unchanged")
    await turn.show(await task_screen(turn, task_id, told, change_id))


@on_press(TaskPress, Permission.SEE_CLIENTS)
async def press_task(call: Call, press: TaskPress) -> None:
    """One task."""
    await call.show(await task_screen(call, press.task_id))


def tell_completed(turn: Turn, done: Completed, following: TaskView | None) -> Html:
    """That it is done, and when the next of the series is due; or that somebody was faster."""
    if done.was_done:
        return turn.words.html("tasks-was-done")
    when = tell_due(turn, following) if following is not None else ""
    return turn.words.html(
        "tasks-completed", title=done.task.title, when=when, follows="yes" if following is not None else "no"
    )


async def complete(turn: Turn, task_id: int) -> tuple[Html, int | None]:
    """Tick a task off; what to say of it, and the change."""
    async with turn.writing(ChangeKind.TASK_DONE) as ctx:
        done = await complete_task(ctx, task_id)
        following = await get_task(ctx, done.following.id) if done.following is not None else None
    return tell_completed(turn, done, following), ctx.change_id


@on_press(CompleteTaskPress, Permission.EDIT_CLIENTS)
async def press_complete(call: Call, press: CompleteTaskPress) -> None:
    """Done."""
    told, change_id = await complete(call, press.task_id)
    await call.show(await task_screen(call, press.task_id, told, change_id))


@on_press(ReopenTaskPress, Permission.EDIT_CLIENTS)
async def press_reopen(call: Call, press: ReopenTaskPress) -> None:
    """Open again."""
    async with call.writing(ChangeKind.TASK_REOPENED) as ctx:
        reopened = await reopen_task(ctx, press.task_id)
    told = call.words.html("tasks-reopened", keeps="yes" if reopened.keeps_following else "no")
    await show_task(call, press.task_id, told, ctx.change_id)


@on_press(UrgentPress, Permission.EDIT_CLIENTS)
async def press_urgent(call: Call, press: UrgentPress) -> None:
    """The next priority."""
    async with call.writing(ChangeKind.TASK_EDITED) as ctx:
        task = await get_task(ctx, press.task_id)
        await rank_task(ctx, press.task_id, _NEXT[Priority(task.priority)])
    await show_task(call, press.task_id, call.words.html("tasks-edited"), ctx.change_id)


@on_press(RemoveTaskPress, Permission.EDIT_CLIENTS)
async def press_remove(call: Call, press: RemoveTaskPress) -> None:
    """Gone, until ↩."""
    async with call.writing(ChangeKind.TASK_REMOVED) as ctx:
        gone = await remove_task(ctx, press.task_id)
    screen = Screen(call.words.html("tasks-removed", title=gone.title))
    with_undo_of(call, screen, gone.id, ctx.change_id)
    words = call.words
    await call.show(
        screen.row(button(words.text("tasks-to-list"), TasksPress()), button(words.text("kit-home"), HomePress()))
    )
