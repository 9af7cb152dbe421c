"""The calendar: a month with how much is planned for each day, a day with what that is, and a file of it all."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from aiogram.types import BufferedInputFile, InlineKeyboardButton

from bot.agenda.ics import calendar_file
from bot.agenda.presses import CalendarFilePress
from bot.kit.call import Call, Said, Turn
from bot.kit.formats import date_pattern
from bot.kit.presses import CalendarPress, CameFrom, CardPress, DayPress, HomePress, TaskPress, came_from
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.tasks.told import weekday_name
from domain.agenda.calendar import days_of, items_of
from domain.agenda.views import DayCount, Item
from domain.base.actor import Permission
from domain.touches.rules import today_in

#: Things of a day on one page.
PAGE = 10
#: A file holds what is planned for so many days, and what was for a month.
AHEAD, BEHIND = timedelta(days=366), timedelta(days=31)
#: Things in a file; a calendar with more than that is of no use to anybody.
MOST = 5_000
#: Months that have no day before or behind them in the calendar of Python.
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)


async def month_screen(turn: Turn, month: int = 0) -> Screen:
    """The month, a button for each day; `month` is YYYYMM, 0 the present one."""
    words, today = turn.words, today_in(turn.actor.zone, turn.services.clock())
    first = _first_of(month) or today.replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    async with turn.reading() as look:
        counts = await days_of(look, first, last)
    touches, tasks = sum(each.touches for each in counts.values()), sum(each.tasks for each in counts.values())
    screen = Screen(
        words.html("agenda-month", month=date_pattern(first, "LLLL y", words.locale), touches=touches, tasks=tasks)
    )
    here = CalendarPress(month=first.year * 100 + first.month)
    # Telegram leaves out a button without a sign, and the days would not stand below their weekdays.
    blank = button("·", here)
    cells = [button(weekday_name(words, weekday), here) for weekday in range(7)] + [blank] * first.weekday()
    cells += [_day_button(first + timedelta(days=place), counts, today) for place in range(last.day)]
    cells += [blank] * (-len(cells) % 7)
    screen.grid(cells, width=7)
    before, after = first - timedelta(days=1), last + timedelta(days=1)
    screen.row(
        button("◀", CalendarPress(month=before.year * 100 + before.month)) if before >= FIRST else None,
        button(words.text("agenda-to-today"), DayPress(day=_number(today))),
        button("▶", CalendarPress(month=after.year * 100 + after.month)) if after <= LAST else None,
    )
    return screen.row(
        button(words.text("agenda-file"), CalendarFilePress()), button(words.text("kit-home"), HomePress())
    )


def _day_button(day: date, counts: dict[date, DayCount], today: date) -> InlineKeyboardButton:
    """The number of the day, dotted if something is planned, in brackets if it is today."""
    planned = counts.get(day)
    caption = f"[{day.day}]" if day == today else str(day.day)
    total = planned.touches + planned.tasks if planned is not None else 0
    return button(f"{caption}·{total}" if total else caption, DayPress(day=_number(day)))


async def day_screen(turn: Turn, day: date, offset: int = 0) -> Screen:
    """What is planned for a day, by the hour."""
    words, today = turn.words, today_in(turn.actor.zone, turn.services.clock())
    async with turn.reading() as look:
        items = await items_of(look, day, day, offset=offset, limit=PAGE + 1)
        counts = (await days_of(look, day, day)).get(day, DayCount())
    head = words.html("agenda-day", day=words.day(day, today=today), touches=counts.touches, tasks=counts.tasks)
    screen = Screen(head if items else Html.lines([head, words.html("agenda-day-free")]))
    for item in items[:PAGE]:
        card = CardPress(client_id=item.client_id or 0, **came_from(CameFrom.DAY, _number(day)))
        opened = TaskPress(task_id=item.task_id) if item.task_id else card
        screen.row(button(_caption(turn, item), opened))
    screen.row(
        button(words.text("kit-previous"), DayPress(day=_number(day), offset=max(0, offset - PAGE)))
        if offset
        else None,
        button(words.text("kit-next"), DayPress(day=_number(day), offset=offset + PAGE)) if len(items) > PAGE else None,
    )
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    screen.row(
        button("◀ " + words.day(before, today=today), DayPress(day=_number(before))),
        button(words.day(after, today=today) + " ▶", DayPress(day=_number(after))),
    )
    return screen.row(
        button(words.text("agenda-to-month"), CalendarPress(month=day.year * 100 + day.month)),
        button(words.text("kit-home"), HomePress()),
    )


def _caption(turn: Turn, item: Item) -> str:
    """«15:00 ☑ Позвонить · Иванов»: the hour as it was meant, where it was meant."""
    hour = turn.words.time(datetime.combine(item.on, item.at)) if item.at is not None else ""
    sign = "☑" if item.task_id else "👤"
    about = item.client if item.task_id and item.client else ""
    return " · ".join(part for part in (" ".join(each for each in (hour, sign, item.title) if each), about) if part)


def _number(day: date) -> int:
    return int(day.strftime("%Y%m%d"))


def _first_of(month: int) -> date | None:
    year, place = divmod(month, 100)
    return date(year, place, 1) if FIRST.year <= year <= LAST.year and 1 <= place <= 12 else None


def _day_of(number: int) -> date | None:
    try:
        day = date(number // 10_000, number // 100 % 100, number % 100)
    except ValueError:
        return None
    return day if FIRST < day < LAST else None


@on_press(CalendarPress, Permission.SEE_CLIENTS)
async def press_calendar(call: Call, press: CalendarPress) -> None:
    """A month."""
    await call.show(await month_screen(call, press.month))


@on_command("calendar", Permission.SEE_CLIENTS)
async def say_calendar(said: Said) -> None:
    """The present month as a new message."""
    await said.show(await month_screen(said))


@on_press(DayPress, Permission.SEE_CLIENTS)
async def press_day(call: Call, press: DayPress) -> None:
    """A day."""
    day = _day_of(press.day) or today_in(call.actor.zone, call.services.clock())
    await call.show(await day_screen(call, day, max(0, press.offset)))


@on_command("today", Permission.SEE_CLIENTS)
async def say_today(said: Said) -> None:
    """What is planned for today as a new message."""
    await said.show(await day_screen(said, today_in(said.actor.zone, said.services.clock())))


@on_press(CalendarFilePress, Permission.SEE_CLIENTS)
async def press_file(call: Call, _press: CalendarFilePress) -> None:
    """The own plans as a file that any calendar opens; opened again, it brings the same entries up to date."""
    words, today = call.words, today_in(call.actor.zone, call.services.clock())
    await call.answer()
    async with call.reading() as look:
        items = await items_of(look, today - BEHIND, today + AHEAD, limit=MOST)
    if not items:
        await call.send(Screen(words.html("agenda-file-empty")).row(button(words.text("kit-home"), HomePress())))
        return
    content = calendar_file(items, words.text("agenda-file-title"), call.services.bot_name, call.services.clock())
    file = BufferedInputFile(content, f"touchbase-{today.isoformat()}.ics")
    await call.send_file(file, words.html("agenda-file-caption", count=len(items)))
