"""My tasks: what is overdue, due today, this week, later, some day; each ticked off by one press. A lead sees all."""

from itertools import groupby

from bot.clients.card import Done, card_screen
from bot.kit.call import Call, Said, Turn
from bot.kit.enum_words import key_of
from bot.kit.presses import HomePress, NewTaskPress, Tab, TaskPress, TasksPress, UndoPress
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.tasks.presses import TickTaskPress, WhoseTasksPress
from bot.tasks.task import complete
from bot.tasks.told import section_heading, task_caption, task_line
from domain.base.actor import Permission
from domain.tasks.queries import count_tasks, list_holders, list_tasks
from domain.tasks.rules import Section
from domain.tasks.views import TaskCounts, TaskPage, TaskView
from domain.team.queries import list_members

#: Each task has a row of buttons.
PAGE = 8
EVERYBODY = -1
_SECTIONS = (Section.OVERDUE, Section.TODAY, Section.WEEK, Section.LATER, Section.UNDATED)


async def tasks_screen(turn: Turn, place: TasksPress, told: Html | str = "", change_id: int | None = None) -> Screen:
    """A page of somebody's tasks under their headings, with how many there are of each kind."""
    words = turn.words
    if not turn.actor.sees_everything:
        # Whose tasks is for leads to choose; an old button of a former one means the own.
        place = place.model_copy(update={"member_id": 0})
    whose = _whose(turn, place.member_id)
    async with turn.reading() as ctx:
        counts = await count_tasks(ctx, whose)
        page = await list_tasks(
            ctx, place.section, member_id=whose, anchor=place.anchor, backwards=place.back, limit=PAGE
        )
        names = {each.id: each.name for each in await list_members(ctx)} if place.member_id else {}
    parts = [_head(turn, place, counts, names), *_parts(turn, page)]
    if not page.tasks:
        parts.append(words.html("tasks-none", section=place.section.value))
    screen = Screen(Html.lines([*parts, told], "\n\n"))
    may = turn.actor.may(Permission.EDIT_CLIENTS)
    for task in page.tasks:
        tick = TickTaskPress(task_id=task.id, **place.model_dump())
        screen.row(
            button(task_caption(turn, task), TaskPress(task_id=task.id)),
            button("✅", tick) if may and task.done_at is None else None,
        )
    _pages(turn, screen, place, page)
    if change_id is not None:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=change_id)))
    _ways(turn, screen, place, counts)
    return screen


def _whose(turn: Turn, member_id: int) -> int | None:
    if member_id == EVERYBODY:
        return None
    return member_id or turn.actor.member_id


def _head(turn: Turn, place: TasksPress, counts: TaskCounts, names: dict[int, str]) -> Html:
    whose = "mine" if not place.member_id else "all" if place.member_id == EVERYBODY else "theirs"
    return turn.words.html(
        "tasks-list",
        whose=whose,
        name=names.get(place.member_id, ""),
        total=counts.total,
        overdue=counts.overdue,
        late="yes" if counts.overdue else "no",
        today=counts.today,
    )


def _parts(turn: Turn, page: TaskPage) -> list[Html]:
    """The tasks under the headings of their sections. One with an hour and one without may take turns in a day."""
    now, zone = turn.services.clock(), turn.actor.zone

    def section_of(task: TaskView) -> Section:
        return task.section(zone, now)

    order = [*_SECTIONS, Section.DONE]
    tasks = sorted(page.tasks, key=lambda task: order.index(section_of(task)))
    return [
        Html.lines([section_heading(turn.words, section), *(task_line(turn, each, section=section) for each in found)])
        for section, found in groupby(tasks, key=section_of)
    ]


def _pages(turn: Turn, screen: Screen, place: TasksPress, page: TaskPage) -> None:
    words = turn.words
    if not page.tasks:
        return
    before = place.model_copy(update={"anchor": page.tasks[0].id, "back": True})
    after = place.model_copy(update={"anchor": page.tasks[-1].id, "back": False})
    screen.row(
        button(words.text("kit-previous"), before) if page.has_before else None,
        button(words.text("kit-next"), after) if page.has_after else None,
    )


def _ways(turn: Turn, screen: Screen, place: TasksPress, counts: TaskCounts) -> None:
    words = turn.words
    sections = [Section.ALL, *(each for each in _SECTIONS if counts.of(each)), Section.DONE]
    screen.grid(
        [
            button(
                words.text(
                    "tasks-section-button",
                    name=words.text(key_of(each)),
                    count=counts.of(each),
                    counted="yes" if each is not Section.DONE else "no",
                    here="yes" if each is place.section else "no",
                ),
                TasksPress(section=each, member_id=place.member_id),
            )
            for each in sections
        ],
        width=3,
    )
    screen.row(
        button(words.text("tasks-new"), NewTaskPress()) if turn.actor.may(Permission.EDIT_CLIENTS) else None,
        button(words.text("tasks-whose"), WhoseTasksPress()) if turn.actor.sees_everything else None,
        button(words.text("kit-home"), HomePress()),
    )


@on_press(TasksPress, Permission.SEE_CLIENTS)
async def press_tasks(call: Call, press: TasksPress) -> None:
    """A page of tasks."""
    await call.show(await tasks_screen(call, press))


@on_command("tasks", Permission.SEE_CLIENTS)
async def say_tasks(said: Said) -> None:
    """One's own tasks."""
    await said.show(await tasks_screen(said, TasksPress()))


@on_press(TickTaskPress, Permission.EDIT_CLIENTS)
async def press_tick(call: Call, press: TickTaskPress) -> None:
    """Done, and the same list again."""
    told, change_id = await complete(call, press.task_id)
    if press.client_id:
        screen = await card_screen(call, press.client_id, Tab.TASKS, done=Done(told, change_id))
    else:
        here = press.model_dump(exclude={"task_id", "client_id"})
        screen = await tasks_screen(call, TasksPress(**here), told, change_id)
    await call.show(screen)


@on_press(WhoseTasksPress, Permission.SEE_CLIENTS)
async def press_whose(call: Call, _press: WhoseTasksPress) -> None:
    """Whose tasks to look at; who has the most stands first."""
    words = call.words
    async with call.reading() as ctx:
        holders = await list_holders(ctx)
    screen = Screen(words.html("tasks-whose-ask"))
    screen.row(
        button(words.text("tasks-mine"), TasksPress()),
        button(words.text("tasks-everybody"), TasksPress(member_id=EVERYBODY)),
    )
    if call.actor.sees_everything:
        others = [each for each in holders if each.id != call.actor.member_id]
        screen.grid(
            [
                button(words.text("tasks-of", name=each.name, count=each.tasks), TasksPress(member_id=each.id))
                for each in others[:40]
            ]
        )
    await call.show(screen.row(button(words.text("kit-back"), TasksPress())))
