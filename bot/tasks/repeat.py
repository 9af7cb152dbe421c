"""How a task repeats: the usual rhythms by one press, days of the week, or words."""

from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.presses import TaskPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.tasks.presses import RepeatOnPress, RepeatPress, RhythmPress, Usual, WriteRhythmPress
from bot.tasks.task import show_task, with_undo_of
from bot.tasks.told import tell_rhythm, tell_task, weekday_name
from bot.tasks.when import wall_now
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.kinds import ChangeKind
from domain.tasks.change_task import repeat_task
from domain.tasks.queries import get_task
from domain.tasks.recurrence import Every, Recurrence
from domain.tasks.understand import understand
from domain.tasks.views import TaskView

_FORTNIGHT = 14
_WEEKDAYS = range(7)


async def repeat_screen(turn: Turn, task_id: int, told: Html | str = "", change_id: int | None = None) -> Screen:
    """The task, and how it may repeat."""
    words = turn.words
    async with turn.reading() as ctx:
        task = await get_task(ctx, task_id)
    screen = Screen(Html.lines([tell_task(turn, task), told or words.html("tasks-repeat-head")], "\n\n"))
    here = {"task_id": task.id}
    screen.grid(
        [
            button(_marked(tell_rhythm(words, rhythm), is_on=task.rhythm == rhythm), RhythmPress(rhythm=name, **here))
            for name, rhythm in _usual(turn, task).items()
        ]
    )
    on = task.rhythm.on if task.rhythm is not None else ()
    screen.row(
        *(
            button(
                _marked(weekday_name(words, each), is_on=each in on),
                RepeatOnPress(weekday=each, on=each not in on, **here),
            )
            for each in _WEEKDAYS
        )
    )
    screen.row(
        button(words.text("tasks-repeat-write"), WriteRhythmPress(**here)),
        button(words.text("tasks-repeat-none"), RhythmPress(rhythm=Usual.NONE, **here)) if task.repeat else None,
    )
    with_undo_of(turn, screen, task_id, change_id)
    return screen.row(button(words.text("tasks-ready"), TaskPress(task_id=task.id)))


def _usual(turn: Turn, task: TaskView) -> dict[Usual, Recurrence]:
    """The rhythms that are one press away: a week and a month are counted from the task's own day."""
    day = task.due_on or wall_now(turn).date()
    return {
        Usual.DAY: Recurrence(Every.DAYS),
        Usual.WEEKDAYS: Recurrence(Every.WEEKDAYS),
        Usual.WEEK: Recurrence(Every.WEEK, on=(day.weekday(),)),
        Usual.FORTNIGHT: Recurrence(Every.DAYS, step=_FORTNIGHT),
        Usual.MONTH: Recurrence(Every.MONTH, day=day.day),
    }


def _marked(caption: str, *, is_on: bool) -> str:
    return f"✓ {caption}" if is_on else caption


@on_press(RepeatPress, Permission.EDIT_CLIENTS)
async def press_repeat(call: Call, press: RepeatPress) -> None:
    """How."""
    await call.show(await repeat_screen(call, press.task_id))


@on_press(RhythmPress, Permission.EDIT_CLIENTS)
async def press_rhythm(call: Call, press: RhythmPress) -> None:
    """In this rhythm, or not at all."""
    async with call.writing(ChangeKind.TASK_EDITED) as ctx:
        task = await get_task(ctx, press.task_id)
        await repeat_task(ctx, press.task_id, _usual(call, task).get(press.rhythm))
    await _again(call, press.task_id, ctx.change_id)


@on_press(RepeatOnPress, Permission.EDIT_CLIENTS)
async def press_day(call: Call, press: RepeatOnPress) -> None:
    """On this day of the week too, or no more."""
    async with call.writing(ChangeKind.TASK_EDITED) as ctx:
        rhythm = (await get_task(ctx, press.task_id)).rhythm
        days = set(rhythm.on if rhythm is not None else ()) - {press.weekday % 7}
        days |= {press.weekday % 7} if press.on else set()
        await repeat_task(ctx, press.task_id, Recurrence(Every.WEEK, on=tuple(sorted(days))) if days else None)
    await _again(call, press.task_id, ctx.change_id)


async def _again(call: Call, task_id: int, change_id: int | None) -> None:
    told = call.words.html("tasks-edited") if change_id is not None else ""
    await call.show(await repeat_screen(call, task_id, told, change_id))


@on_press(WriteRhythmPress, Permission.EDIT_CLIENTS)
async def press_write(call: Call, press: WriteRhythmPress) -> None:
    """In words."""
    async with call.reading() as ctx:
        task = await get_task(ctx, press.task_id)
    question = call.words.html("tasks-repeat-ask", title=task.title)
    await ask(call, question, "task-repeat", task_id=task.id, version=task.version)


@on_answer("task-repeat", Permission.EDIT_CLIENTS)
async def answer_repeat(said: Said, ids: Ids, text: str) -> None:
    """«каждые 3 дня», «по вторникам и пятницам в 10:00»; «-» for no rhythm."""
    read = understand(text, wall_now(said))
    async with said.writing(ChangeKind.TASK_EDITED) as ctx:
        await get_task(ctx, ids["task_id"])
        if (read.repeat is None or read.unread) and text not in EMPTY:
            raise InvalidValueError(field="repeat", reason="unreadable-rhythm")
        await repeat_task(ctx, ids["task_id"], read.repeat, at=read.at, version=ids["version"])
    await show_task(said, ids["task_id"], said.words.html("tasks-edited"), ctx.change_id)
