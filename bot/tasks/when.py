"""When a task is due: days and hours by one press each, a calendar, or words."""

from datetime import date, datetime, time, timedelta

from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.presses import TaskPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.tasks.presses import DueDayPress, DueHourPress, WhenPress, WriteDuePress
from bot.tasks.task import show_task, with_undo_of
from bot.tasks.told import tell_task
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.kinds import ChangeKind
from domain.tasks.change_task import date_task, repeat_task
from domain.tasks.queries import get_task
from domain.tasks.understand import Trouble, understand
from domain.tasks.views import TaskView
from domain.touches.rules import today_in

#: The days and hours that are one press away; -1 takes the day or the hour away.
NEAR = (0, 1, 2, 3, 7, 14)
HOURS = (9, 10, 11, 12, 14, 15, 16, 18)
NONE = -1


def wall_now(turn: Turn) -> datetime:
    """What the member's clock shows."""
    return turn.services.clock().astimezone(turn.zone)


async def when_screen(turn: Turn, task_id: int, told: Html | str = "", change_id: int | None = None) -> Screen:
    """The task, and when it may be due."""
    words, now = turn.words, wall_now(turn)
    async with turn.reading() as ctx:
        task = await get_task(ctx, task_id)
    screen = Screen(Html.lines([tell_task(turn, task), told or words.html("tasks-when-head")], "\n\n"))
    today, here = now.date(), {"task_id": task.id}
    chosen = _wall(turn, task)
    days = [(each, today + timedelta(days=each)) for each in NEAR]
    screen.grid(
        [
            button(_marked(words.day(day, today=today), is_on=chosen[0] == day), DueDayPress(days=each, **here))
            for each, day in days
        ],
        width=3,
    )
    hours = [(each, words.time(datetime.combine(today, time(each)))) for each in HOURS]
    screen.grid(
        [
            button(_marked(told_hour, is_on=chosen[1] == time(each)), DueHourPress(hour=each, **here))
            for each, told_hour in hours
        ],
        width=4,
    )
    screen.row(
        button(words.text("tasks-when-write"), WriteDuePress(**here)),
        button(words.text("tasks-when-no-hour"), DueHourPress(hour=NONE, **here)) if task.due_time else None,
        button(words.text("tasks-when-none"), DueDayPress(days=NONE, **here)) if task.due_on else None,
    )
    with_undo_of(turn, screen, task_id, change_id)
    return screen.row(button(words.text("tasks-ready"), TaskPress(task_id=task.id)))


def _marked(caption: str, *, is_on: bool) -> str:
    return f"• {caption} •" if is_on else caption


def _wall(turn: Turn, task: TaskView) -> tuple[date | None, time | None]:
    """The day and the hour on the looker's clock."""
    if task.due_time is None or task.due_at is None:
        return task.due_on, None
    local = task.due_at.astimezone(turn.zone)
    return local.date(), local.time()


@on_press(WhenPress, Permission.EDIT_CLIENTS)
async def press_when(call: Call, press: WhenPress) -> None:
    """When."""
    await call.show(await when_screen(call, press.task_id))


@on_press(DueDayPress, Permission.EDIT_CLIENTS)
async def press_day(call: Call, press: DueDayPress) -> None:
    """Another day; the hour stays."""
    async with call.writing(ChangeKind.TASK_EDITED) as ctx:
        _, at = _wall(call, await get_task(ctx, press.task_id))
        on = None if press.days == NONE else today_in(call.actor.zone, ctx.clock()) + timedelta(days=press.days)
        await date_task(ctx, press.task_id, on, at)
    told = call.words.html("tasks-edited") if ctx.change_id is not None else ""
    await call.show(await when_screen(call, press.task_id, told, ctx.change_id))


@on_press(DueHourPress, Permission.EDIT_CLIENTS)
async def press_hour(call: Call, press: DueHourPress) -> None:
    """Another hour; without a day it is the next time that the clock shows it."""
    at = None if press.hour == NONE else time(press.hour % 24)
    now = wall_now(call)
    async with call.writing(ChangeKind.TASK_EDITED) as ctx:
        on, _ = _wall(call, await get_task(ctx, press.task_id))
        if on is None and at is not None:
            on = now.date() + timedelta(days=1 if at <= now.time() else 0)
        await date_task(ctx, press.task_id, on, at)
    told = call.words.html("tasks-edited") if ctx.change_id is not None else ""
    await call.show(await when_screen(call, press.task_id, told, ctx.change_id))


@on_press(WriteDuePress, Permission.EDIT_CLIENTS)
async def press_write(call: Call, press: WriteDuePress) -> None:
    """From the calendar, or in words."""
    async with call.reading() as ctx:
        task = await get_task(ctx, press.task_id)
    question = call.words.html("tasks-when-ask", title=task.title)
    await ask(call, question, "task-when", day=True, task_id=task.id, version=task.version)


@on_answer("task-when", Permission.EDIT_CLIENTS)
async def answer_when(said: Said, ids: Ids, text: str) -> None:
    """A day picked or written, an hour, or a rhythm. What is over, or is no day, is asked again."""
    read = understand(text, wall_now(said))
    if text not in EMPTY and (not read.says_when or read.unread):
        async with said.reading() as look:
            await get_task(look, ids["task_id"])
        raise InvalidValueError(field="date", reason="unreadable-when")
    async with said.writing(ChangeKind.TASK_EDITED) as ctx:
        task = await get_task(ctx, ids["task_id"])
        if read.trouble is not None:
            raise InvalidValueError(field="date", reason="past" if read.trouble is Trouble.PAST else "no-such-day")
        # A day from the calendar says nothing of the hour.
        at = read.at or (_wall(said, task)[1] if read.on is not None else None)
        await date_task(ctx, ids["task_id"], read.on, at, version=ids["version"])
        if read.repeat is not None:
            await repeat_task(ctx, ids["task_id"], read.repeat)
    await show_task(said, ids["task_id"], said.words.html("tasks-edited"), ctx.change_id)
