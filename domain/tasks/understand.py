"""One line of text as a task: «завтра 15:00 позвонить Иванову», `every Monday 10:00 report !`. Pure rules.

Both languages are understood at once. Phrases about time may stand anywhere; what is left is the title. Nothing is
guessed silently: whatever is taken is shown for a correction, and what can't be is told.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.clients.dates import parse_date
from domain.tasks import phrases
from domain.tasks.recurrence import LONGEST_STEP, Every, Recurrence

_MARK = "\x00"
#: What stood between phrases, and stands alone now.
_LONE = re.compile(r"(?<!\S)[!?.,;:]+(?!\S)")
_EDGES = " \t,;:—–-\x00"
_MORNING, _LUNCH, _NOON, _EVENING = time(9), time(13), time(12), time(18)
_HOURS, _WEEK = 24, 7
#: A search is no longer.
_LOOKED_AT = 200
#: «в 3» said at work means the afternoon.
_AFTERNOON = range(1, 7)


class Trouble(StrEnum):
    """Why the time that was written can't be taken."""

    PAST = "past"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class SaidTask:
    """What a line says. `on` and `at` are wall time of whoever wrote it; `mention` is who is to do it, without the @.

    With a `trouble` there is no day. `begins` says that the line begins with a phrase about time.
    """

    title: str
    on: date | None = None
    at: time | None = None
    repeat: Recurrence | None = None
    is_urgent: bool = False
    mention: str | None = None
    trouble: Trouble | None = None
    begins: bool = False

    @property
    def says_when(self) -> bool:
        """Whether anything about time was found."""
        return self.on is not None or self.trouble is not None


class _Line:
    """The line, from which phrases are taken; a mark stays where each was."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begins = False

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match, taken out of the line."""
        found = pattern.search(self.text)
        if found is not None:
            self.begins = self.begins or not self.text[: found.start()].strip(_EDGES)
            self.text = f"{self.text[: found.start()]} {_MARK} {self.text[found.end() :]}"
        return found


def understand(line: str, now: datetime) -> SaidTask:
    """Read a line; `now` is the writer's own wall time (its zone is passed over)."""
    now = now.replace(tzinfo=None)
    rest = _Line(" ".join(line.replace(_MARK, " ").split()))
    is_urgent = rest.take(phrases.URGENT) is not None
    mention = rest.take(phrases.MENTION)
    rest.begins = False
    when = _When(rest, now)
    at, is_wrong = _hour(rest)
    title = " ".join(_LONE.sub(" ", rest.text.replace(_MARK, " ")).split()).strip(_EDGES)
    on, trouble = when.settle(at)
    trouble = Trouble.IMPOSSIBLE if is_wrong else trouble
    return SaidTask(
        title=title[:1].upper() + title[1:],
        on=None if trouble else on,
        at=None if trouble or on is None else (when.moment or at),
        repeat=None if trouble else when.rhythm(on),
        is_urgent=is_urgent,
        mention=mention.group(1) if mention else None,
        trouble=trouble,
        begins=rest.begins,
    )


def begins_with_time(line: str) -> bool:
    """Whether a text begins with a phrase about time and says something besides: then it may be meant as a task."""
    # The day itself does not matter here.
    said = understand(line[:_LOOKED_AT], datetime(2024, 1, 1))  # noqa: DTZ001 - wall time, and any.
    return said.begins and bool(said.title)


class _When:
    """The day and the rhythm of a line."""

    def __init__(self, rest: _Line, now: datetime) -> None:
        self.now, self.today = now, now.date()
        self.moment: time | None = None
        self._every: Recurrence | None = None
        self._is_weekly = self._is_monthly = False
        self._is_wrong = False
        self._read_rhythm(rest)
        self._day = self._read_day(rest)

    def settle(self, at: time | None) -> tuple[date | None, Trouble | None]:
        """The day, together with the hour that was found; a trouble instead if it is over or does not exist."""
        if self._is_wrong:
            return None, Trouble.IMPOSSIBLE
        repeats = self._every is not None or self._is_weekly or self._is_monthly
        if self._day is not None and self._every is not None:
            return self._every.first_from(max(self._day, self.today)), None
        if self._day is not None:
            over = self._day < self.today or (
                self._day == self.today and at is not None and self.moment is None and at <= self.now.time()
            )
            return (None, Trouble.PAST) if over and not repeats else (self._day, None)
        if not repeats and at is None:
            return None, None
        first = self.today + timedelta(days=1 if at is not None and at <= self.now.time() else 0)
        return (self._every.first_from(first) if self._every is not None else first), None

    def rhythm(self, on: date | None) -> Recurrence | None:
        """How it repeats; «every week» and «every month» mean the day on which it begins."""
        if self._is_weekly and on is not None:
            return Recurrence(Every.WEEK, on=(on.weekday(),))
        if self._is_monthly and on is not None:
            return Recurrence(Every.MONTH, day=on.day)
        return self._every

    def _read_rhythm(self, rest: _Line) -> None:
        if rest.take(phrases.EVERY_WEEKDAY):
            self._every = Recurrence(Every.WEEKDAYS)
        elif found := rest.take(phrases.EVERY_COUNT):
            weeks = found["unit"].lower().startswith(("нед", "week"))
            step = phrases.count_of(found["count"]) * (_WEEK if weeks else 1)
            self._is_wrong = not 1 <= step <= LONGEST_STEP
            self._every = None if self._is_wrong else Recurrence(Every.DAYS, step=step)
        elif found := rest.take(phrases.EVERY_NAMED):
            self._every = Recurrence(Every.WEEK, on=phrases.weekdays_in(found["one"] or found["many"]))
        elif rest.take(phrases.EVERY_DAY):
            self._every = Recurrence(Every.DAYS)
        elif rest.take(phrases.EVERY_WEEK):
            self._is_weekly = True
        elif found := rest.take(phrases.EVERY_MONTH):
            day = int(found["day"] or found["date"] or 0)
            self._is_wrong = bool(day) and not 1 <= day <= 31
            self._is_monthly = not day
            self._every = Recurrence(Every.MONTH, day=day) if day and not self._is_wrong else None

    def _read_day(self, rest: _Line) -> date | None:
        if found := rest.take(phrases.AFTER):
            return self._after(found)
        if found := rest.take(phrases.NEAR):
            word = found["word"].lower()
            near = {"вчера": -1, "yesterday": -1, "завтра": 1, "tomorrow": 1, "послезавтра": 2}
            days = 2 if word.startswith("the") else near.get(word, 0)
            if word == "tonight":
                self.moment = _EVENING if self.now.time() < _EVENING else None
            return self.today + timedelta(days=days)
        if found := rest.take(phrases.DATED) or rest.take(phrases.DAY_MONTH):
            return self._dated(found["date"])
        if found := rest.take(phrases.NAMED) or rest.take(phrases.NAMED_SHORT):
            word = found["day"] or found["first"]
            return self._named(phrases.weekday_of(word), is_next=bool(found.groupdict().get("next")))
        if rest.take(phrases.NEXT_WEEK):
            return self.today + timedelta(days=_WEEK - self.today.weekday())
        if rest.take(phrases.MONTH_END):
            return self.today.replace(day=monthrange(self.today.year, self.today.month)[1])
        if found := rest.take(phrases.OF_MONTH):
            return self._of_month(int(found["day"] or found["th"] or found["nth"]))
        return None

    def _after(self, found: re.Match[str]) -> date:
        if found["half"]:
            return self._soon(timedelta(minutes=30))
        if hours := found["hours"]:
            number = float(hours.replace(",", ".")) if hours[0].isdecimal() else 1.5
            return self._soon(timedelta(minutes=round(number * 60)))
        unit, count = found["unit"].lower(), phrases.count_of(found["count"])
        if unit.startswith(("мин", "min")):
            return self._soon(timedelta(minutes=count))
        if unit.startswith(("час", "hour")) or unit == "ч":
            return self._soon(timedelta(hours=count))
        if unit.startswith(("меся", "month")):
            months = self.today.month - 1 + count
            year, month = self.today.year + months // 12, months % 12 + 1
            return date(year, month, min(self.today.day, monthrange(year, month)[1]))
        return self.today + timedelta(days=count * (_WEEK if unit.startswith(("нед", "week")) else 1))

    def _soon(self, distance: timedelta) -> date:
        moment = self.now.replace(second=0, microsecond=0) + distance
        self.moment = moment.time()
        return moment.date()

    def _named(self, weekday: int, *, is_next: bool) -> date:
        if is_next:
            monday = self.today + timedelta(days=_WEEK - self.today.weekday())
            return monday + timedelta(days=weekday)
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % _WEEK + 1)

    def _dated(self, text: str) -> date | None:
        plain = re.sub(r"\s+of\s+", " ", re.sub(r"(\d)-?го\b", r"\1", text))
        found = parse_date(plain)
        if found is None:
            self._is_wrong = True
            return None
        if found.year is not None:
            return date(found.year, found.month, found.day)
        for year in range(self.today.year, self.today.year + 9):
            if found.day <= monthrange(year, found.month)[1]:
                day = date(year, found.month, found.day)
                if day >= self.today:
                    return day
        return None

    def _of_month(self, day: int) -> date | None:
        if not 1 <= day <= 31:
            self._is_wrong = True
            return None
        first = self.today.replace(day=1)
        while day > monthrange(first.year, first.month)[1] or first.replace(day=day) < self.today:
            first = (first + timedelta(days=31)).replace(day=1)
        return first.replace(day=day)


def _hour(rest: _Line) -> tuple[time | None, bool]:
    """The hour, and whether one was written that no day has."""
    # First, for it may stand between a day and its hour: «сегодня вечером в 8».
    part = rest.take(phrases.PART)
    for pattern in (phrases.CLOCK, phrases.HOUR_HALF, phrases.HOUR_UNIT, phrases.CLOCK_DOT, phrases.HOUR_BARE):
        if found := rest.take(pattern):
            groups = found.groupdict()
            half = (groups.get("half") or "").lower().replace(".", "")
            if part is not None and part["evening"]:
                half = half or "вечера"
            is_bare = groups.get("minute") is None and not half and not (part is not None and part["morning"])
            hour = _of_half(int(groups.get("hour") or groups.get("late") or 0), half, is_bare=is_bare)
            minute = int(groups.get("minute") or 0)
            is_wrong = hour >= _HOURS or minute > 59
            return (None, True) if is_wrong else (time(hour, minute), False)
    if rest.take(phrases.NOON):
        return _NOON, False
    if part is not None:
        return (_MORNING if part["morning"] else _LUNCH if part["lunch"] else _EVENING), False
    return None, False


def _of_half(hour: int, half: str, *, is_bare: bool) -> int:
    if half == "am" or (half == "ночи" and hour == 12):
        return hour % 12
    if half in {"pm", "дня", "вечера"} and hour <= 12:
        return hour % 12 + 12
    if half == "ночи" and hour in {10, 11}:
        return hour + 12
    return hour + 12 if is_bare and hour in _AFTERNOON else hour
