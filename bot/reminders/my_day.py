"""«My day»: when one works, when the digest comes, how early to be reminded, and whether by e-mail too."""

from datetime import time

from babel import Locale

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.presses import SettingsPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Press, Screen, button
from bot.kit.words import Html
from bot.reminders.hours_said import clock_of, parse_clock, parse_hours
from bot.reminders.presses import (
    DigestPress,
    EmailPress,
    HoursPress,
    LeadPress,
    MyDayPress,
    SetDaysPress,
    SetDigestPress,
    SetHoursPress,
    SetLeadPress,
    WriteDigestPress,
    WriteHoursPress,
)
from bot.team.zones import city_of, clock_in
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.team.set_working_day import set_digest_hour, set_lead, set_working_days, set_working_hours
from domain.team.working_day import WorkingDay, own_working_day

#: The hours of work that are one press away, and those of the digest, in hours; the leads, in minutes.
USUAL_HOURS = ((8, 17), (9, 18), (9, 19), (10, 19), (10, 20), (0, 0))
DIGEST_HOURS = (7, 8, 9, 10)
LEADS = (0, 5, 15, 30, 60, 120, 1440)
NO_DIGEST = NO_LEAD = -1


async def day_screen(turn: Turn, done: Html | None = None) -> Screen:
    """All of it, with a button for each."""
    words, zone = turn.words, turn.actor.zone
    async with turn.reading() as ctx:
        day = await own_working_day(ctx)
    text = words.html(
        "reminders-my-day",
        hours=hours_text(turn, day),
        zone=city_of(zone, words.locale),
        time=clock_in(words, zone, turn.services.clock()),
        digest=_clock(day.digest_at) if day.digest_at else words.text("reminders-no-digest"),
        lead=lead_text(turn, day.remind_before),
        email=day.email or words.text("reminders-no-email"),
    )
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    names = Locale.parse(words.locale).days["stand-alone"]["short"]
    days = [
        button(
            words.text("reminders-day-of-week", name=names[place].capitalize(), on="yes" if _has(day, place) else "no"),
            SetDaysPress(days=day.work_days ^ 1 << place),
        )
        for place in range(7)
    ]
    screen.row(*days[:4]).row(*days[4:])
    screen.row(
        button(words.text("reminders-hours"), HoursPress()), button(words.text("reminders-digest"), DigestPress())
    )
    screen.row(button(words.text("reminders-lead"), LeadPress()), button(words.text("reminders-email"), EmailPress()))
    return screen.row(button(words.text("kit-back"), SettingsPress()))


def hours_text(turn: Turn, day: WorkingDay) -> str:
    """ "9:00–18:00", or that it is around the clock."""
    if day.work_from == day.work_till:
        return turn.words.text("reminders-around-the-clock")
    return f"{_clock(day.work_from)}–{_clock(day.work_till)}"


def lead_text(turn: Turn, minutes: int) -> str:
    """How early, in the largest unit that fits."""
    if minutes <= 0:
        return turn.words.text("reminders-lead-none" if minutes < 0 else "reminders-lead-at-once")
    unit, size = ("day", 1440) if minutes % 1440 == 0 else ("hour", 60) if minutes % 60 == 0 else ("minute", 1)
    return turn.words.text("reminders-lead-before", unit=unit, count=minutes // size)


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def _has(day: WorkingDay, place: int) -> bool:
    return bool(day.work_days >> place & 1)


async def _show_done(turn: Shown) -> None:
    await turn.show(await day_screen(turn, turn.words.html("team-done")))


def _choice(turn: Turn, question: Html, choices: list[tuple[str, Press]], write: Press | None = None) -> Screen:
    words = turn.words
    screen = Screen(question).grid([button(caption, press) for caption, press in choices], width=3)
    screen.row(button(words.text("reminders-write"), write) if write is not None else None)
    return screen.row(button(words.text("kit-back"), MyDayPress()))


@on_press(MyDayPress, Permission.SEE_CLIENTS)
async def press_my_day(call: Call, _press: MyDayPress) -> None:
    """The screen."""
    await call.show(await day_screen(call))


@on_press(SetDaysPress, Permission.SEE_CLIENTS)
async def press_set_days(call: Call, press: SetDaysPress) -> None:
    """A day on or off."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await set_working_days(ctx, press.days)
    await _show_done(call)


@on_press(HoursPress, Permission.SEE_CLIENTS)
async def press_hours(call: Call, _press: HoursPress) -> None:
    """The usual hours, or others."""
    words = call.words
    choices: list[tuple[str, Press]] = [
        (
            f"{start}:00–{end}:00" if start != end else words.text("reminders-around-the-clock"),
            SetHoursPress(start=start * 60, end=end * 60),
        )
        for start, end in USUAL_HOURS
    ]
    await call.show(_choice(call, words.html("reminders-hours-ask"), choices, WriteHoursPress()))


@on_press(SetHoursPress, Permission.SEE_CLIENTS)
async def press_set_hours(call: Call, press: SetHoursPress) -> None:
    """Take them."""
    await _set_hours(call, clock_of(press.start), clock_of(press.end))


@on_press(WriteHoursPress, Permission.SEE_CLIENTS)
async def press_write_hours(call: Call, _press: WriteHoursPress) -> None:
    """Ask for them."""
    await ask(call, call.words.html("reminders-hours-write"), "day-hours")


@on_answer("day-hours", Permission.SEE_CLIENTS)
async def answer_hours(said: Said, _ids: Ids, text: str) -> None:
    """`9-18`, `9:30 – 18:00`."""
    await _set_hours(said, *parse_hours(text))


async def _set_hours(turn: Shown, start: time, end: time) -> None:
    async with turn.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await set_working_hours(ctx, start, end)
    await _show_done(turn)


@on_press(DigestPress, Permission.SEE_CLIENTS)
async def press_digest(call: Call, _press: DigestPress) -> None:
    """The usual hours, another, none."""
    words = call.words
    choices: list[tuple[str, Press]] = [(f"{hour}:00", SetDigestPress(minute=hour * 60)) for hour in DIGEST_HOURS]
    choices.append((words.text("reminders-no-digest"), SetDigestPress(minute=NO_DIGEST)))
    await call.show(_choice(call, words.html("reminders-digest-ask"), choices, WriteDigestPress()))


@on_press(SetDigestPress, Permission.SEE_CLIENTS)
async def press_set_digest(call: Call, press: SetDigestPress) -> None:
    """Take it."""
    await _set_digest(call, clock_of(press.minute) if press.minute >= 0 else None)


@on_press(WriteDigestPress, Permission.SEE_CLIENTS)
async def press_write_digest(call: Call, _press: WriteDigestPress) -> None:
    """Ask for it."""
    await ask(call, call.words.html("reminders-digest-write"), "digest-hour")


@on_answer("digest-hour", Permission.SEE_CLIENTS)
async def answer_digest(said: Said, _ids: Ids, text: str) -> None:
    """`8`, `8:30`."""
    await _set_digest(said, parse_clock(text))


async def _set_digest(turn: Shown, at: time | None) -> None:
    async with turn.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await set_digest_hour(ctx, at)
    await _show_done(turn)


@on_press(LeadPress, Permission.SEE_CLIENTS)
async def press_lead(call: Call, _press: LeadPress) -> None:
    """How early."""
    choices: list[tuple[str, Press]] = [
        (lead_text(call, minutes), SetLeadPress(minutes=minutes)) for minutes in (*LEADS, NO_LEAD)
    ]
    screen = _choice(call, call.words.html("reminders-lead-ask"), [])
    screen.rows = []
    screen.grid([button(caption, press) for caption, press in choices])
    await call.show(screen.row(button(call.words.text("kit-back"), MyDayPress())))


@on_press(SetLeadPress, Permission.SEE_CLIENTS)
async def press_set_lead(call: Call, press: SetLeadPress) -> None:
    """Take it."""
    async with call.writing(ChangeKind.MEMBER_CHANGED) as ctx:
        await set_lead(ctx, press.minutes)
    await _show_done(call)
