"""Tasks in words: when, how often, whose."""

from datetime import date, datetime

from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.formats import date_pattern
from bot.kit.screen import short
from bot.kit.words import Html, Words
from domain.tasks.recurrence import Recurrence
from domain.tasks.rules import Section
from domain.tasks.tables import Priority
from domain.tasks.views import TaskView
from domain.touches.rules import today_in

worded("tasks-section")(Section)

#: So much of a title and of a name stand in a line of a list.
_TITLE, _NAME = 80, 30
#: A Monday, to name the days of the week after.
_MONDAY = date(2024, 1, 1)
_MINUTES = 60
_DAY = 24 * _MINUTES


def weekday_name(words: Words, weekday: int) -> str:
    """«пн», `Mon`."""
    return date_pattern(_MONDAY.replace(day=1 + weekday), "EEEEEE" if words.locale == "ru" else "EEE", words.locale)


def tell_due(turn: Turn, task: TaskView) -> str:
    """«завтра 15:00» on the looker's clock; a day without an hour is the same for everybody. Empty without a day."""
    now = turn.services.clock()
    if task.due_on is None or task.due_at is None:
        return ""
    if task.due_time is not None:
        return turn.words.moment(task.due_at, turn.zone, now=now)
    return turn.words.day(task.due_on, today=today_in(turn.actor.zone, now))


def tell_rhythm(words: Words, rhythm: Recurrence) -> str:
    """«каждый день», «по пн, чт», «31-го числа каждого месяца»."""
    days = ", ".join(weekday_name(words, each) for each in rhythm.on)
    return words.text("tasks-rhythm", every=rhythm.every.value, step=rhythm.step, days=days, day=rhythm.day)


def tell_before(words: Words, minutes: int) -> str:
    """«за 15 минут», «за 2 часа», «за день», «в срок»."""
    unit, count = "minute", minutes
    if minutes and minutes % _DAY == 0:
        unit, count = "day", minutes // _DAY
    elif minutes and minutes % _MINUTES == 0:
        unit, count = "hour", minutes // _MINUTES
    return words.text("tasks-before", unit=unit, count=count)


def is_late(turn: Turn, task: TaskView) -> bool:
    """Whether it should have been done by now."""
    return task.section(turn.actor.zone, turn.services.clock()) is Section.OVERDUE


def task_line(turn: Turn, task: TaskView, *, section: Section, client: bool = True) -> Html:
    """A task in one line of a list; where the heading names the day, only the hour is said."""
    when = tell_due(turn, task)
    if section is Section.TODAY:
        when = turn.words.time(task.due_at.astimezone(turn.zone)) if task.due_time and task.due_at else ""
    if section is Section.DONE and task.done_at is not None:
        when = turn.words.moment(task.done_at, turn.zone, now=turn.services.clock())
    other = task.assignee_id != turn.actor.member_id
    return turn.words.html(
        "tasks-line",
        mark=mark_of(task),
        when=when,
        dated="yes" if when else "no",
        title=short(task.title, _TITLE),
        client=short(task.client or "", _NAME),
        linked="yes" if client and task.client else "no",
        member=short(task.assignee, _NAME),
        theirs="yes" if other else "no",
        repeats="yes" if task.repeat else "no",
        items=f" {task.items_done}/{task.items}" if task.items else "",
    )


def task_caption(turn: Turn, task: TaskView) -> str:
    """A task on its button."""
    when = tell_due(turn, task)
    return turn.words.text(
        "tasks-button", mark=mark_of(task), title=short(task.title, 45), when=when, dated="yes" if when else "no"
    )


def mark_of(task: TaskView) -> str:
    """What comes first and last is marked."""
    if task.done_at is not None:
        return "✅"
    return {Priority.HIGH: "❗", Priority.LOW: "🔽"}.get(Priority(task.priority), "▫️")


def tell_task(turn: Turn, task: TaskView) -> Html:
    """All that is known of a task but its checklist."""
    words = turn.words
    me, due = turn.actor.member_id, tell_due(turn, task)
    rhythm = task.rhythm
    lines: list[Html] = [words.html("tasks-title", mark=mark_of(task), title=task.title)]
    if task.client:
        lines.append(words.html("tasks-client", name=task.client))
    if due:
        lines.append(words.html("tasks-due", due=due, late="yes" if is_late(turn, task) else "no"))
    else:
        lines.append(words.html("tasks-undated"))
    if rhythm is not None:
        lines.append(words.html("tasks-repeats", rhythm=tell_rhythm(words, rhythm)))
    if task.remind_before and task.due_time is not None:
        told = ", ".join(tell_before(words, each) for each in task.remind_before)
        lines.append(words.html("tasks-reminds", before=told))
    if task.assignee_id != me or task.created_by_id not in {me, None}:
        lines.append(words.html("tasks-assignee", name=task.assignee))
    if task.priority != Priority.NORMAL:
        lines.append(words.html("tasks-priority", priority=Priority(task.priority).name.lower()))
    if task.done_at is not None:
        lines.append(words.html("tasks-done", moment=_moment(turn, task.done_at)))
    if task.note:
        lines.append(words.html("tasks-note", note=_cut(task.note)))
    return Html.lines(lines)


def section_heading(words: Words, section: Section) -> Html:
    """The heading of a part of the list."""
    return words.html("tasks-heading", name=words.text(key_of(section)))


def _moment(turn: Turn, at: datetime) -> str:
    return turn.words.moment(at, turn.zone, now=turn.services.clock())


def _cut(note: str) -> str:
    return note if len(note) <= 1_000 else note[:999] + "…"
