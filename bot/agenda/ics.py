"""Touches and tasks as a calendar file (RFC 5545)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from domain.agenda.views import Item
from domain.tasks.recurrence import Every, Recurrence

#: How long a thing with an hour takes in the calendar.
LASTS = timedelta(minutes=30)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_file(items: Sequence[Item], title: str, bot_name: str, now: datetime) -> bytes:
    """The file. Whoever opens a later one has the same entries changed, not doubled: their names stay the same."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Touchbase//{bot_name}//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for item in items:
        calendar.add_component(_event(item, bot_name, now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(item: Item, bot_name: str, now: datetime) -> Event:
    event = Event()
    kind, key = ("task", item.task_id) if item.task_id else ("touch", item.client_id)
    event.add("uid", f"{kind}-{key}@{bot_name}.touchbase")
    event.add("sequence", item.version)
    event.add("dtstamp", now)
    about = item.client if item.task_id and item.client else ""
    event.add("summary", f"{item.title} · {about}" if about else item.title)
    if item.at is None:
        event.add("dtstart", item.on)
        event.add("dtend", item.on + timedelta(days=1))
    else:
        begin = datetime.combine(item.on, item.at, tzinfo=ZoneInfo(item.zone))
        event.add("dtstart", begin)
        event.add("duration", LASTS)
    if item.repeat is not None:
        event.add("rrule", _rule(Recurrence.from_json(dict(item.repeat))))
    return event


def _rule(rhythm: Recurrence) -> vRecur:
    """The rhythm in the words of the standard; the 29th to the 31st mean the last day of a shorter month."""
    match rhythm.every:
        case Every.DAYS:
            return vRecur(freq="DAILY", interval=rhythm.step)
        case Every.WEEKDAYS:
            return vRecur(freq="WEEKLY", byday=list(_DAYS[:5]))
        case Every.WEEK:
            return vRecur(freq="WEEKLY", byday=[_DAYS[day] for day in rhythm.on])
        case Every.MONTH:
            if rhythm.day <= 28:
                return vRecur(freq="MONTHLY", bymonthday=rhythm.day)
            return vRecur(freq="MONTHLY", bymonthday=list(range(28, rhythm.day + 1)), bysetpos=-1)
