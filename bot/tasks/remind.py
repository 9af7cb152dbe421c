"""When to remind of a task with an hour: several times, if one likes; else as the assignee is used to."""

from bot.kit.call import Call, Turn
from bot.kit.presses import TaskPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.tasks.presses import RemindBeforePress, RemindPress
from bot.tasks.task import with_undo_of
from bot.tasks.told import tell_before, tell_task
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.tasks.change_task import remind_task
from domain.tasks.queries import get_task

#: The minutes that are one press away.
BEFORE = (0, 5, 15, 30, 60, 180, 1440, 2880)


async def remind_screen(turn: Turn, task_id: int, told: Html | str = "", change_id: int | None = None) -> Screen:
    """The task, and when to remind."""
    words = turn.words
    async with turn.reading() as ctx:
        task = await get_task(ctx, task_id)
    screen = Screen(Html.lines([tell_task(turn, task), told or words.html("tasks-remind-head")], "\n\n"))
    chosen = set(task.remind_before)
    screen.grid(
        [
            button(
                f"✓ {tell_before(words, each)}" if each in chosen else tell_before(words, each),
                RemindBeforePress(task_id=task.id, before=each, on=each not in chosen),
            )
            for each in sorted({*BEFORE, *chosen})
        ]
    )
    with_undo_of(turn, screen, task_id, change_id)
    return screen.row(button(words.text("tasks-ready"), TaskPress(task_id=task.id)))


@on_press(RemindPress, Permission.EDIT_CLIENTS)
async def press_remind(call: Call, press: RemindPress) -> None:
    """When."""
    await call.show(await remind_screen(call, press.task_id))


@on_press(RemindBeforePress, Permission.EDIT_CLIENTS)
async def press_before(call: Call, press: RemindBeforePress) -> None:
    """So long before, or not."""
    async with call.writing(ChangeKind.TASK_EDITED) as ctx:
        chosen = set((await get_task(ctx, press.task_id)).remind_before) - {press.before}
        await remind_task(ctx, press.task_id, chosen | ({press.before} if press.on else set()))
    told = call.words.html("tasks-edited") if ctx.change_id is not None else ""
    await call.show(await remind_screen(call, press.task_id, told, ctx.change_id))
