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
from domain.tasks.hours import MORNING, read_hour
from domain.tasks.line import EDGES, MARK, Line
from domain.tasks.recurrence import LONGEST_STEP, Every, Recurrence
from domain.tasks.unread import unread_in

#: What stood between phrases, and stands alone now.
_LONE = re.compile(r"(?<!\S)[!?.,;:]+(?!\S)")
_EVENING, _WEEK, _FRIDAY, _SATURDAY = time(18), 7, 4, 5
#: A search is no longer.
_LOOKED_AT = 200


class Trouble(StrEnum):
    """Why the time that was written can't be taken."""

    PAST = "past"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class SaidTask:
    """What a line says. `on` and `at` are wall time of whoever wrote it; `mention` is who is to do it, without the @.

    With a `trouble` there is no day. `begins` says that the line begins with a phrase about time. `unread` are words of
    the title that are about time too and were not understood: the day may be wrong then, and that has to be said.
    """

    title: str
    on: date | None = None
    at: time | None = None
    repeat: Recurrence | None = None
    is_urgent: bool = False
    mention: str | None = None
    trouble: Trouble | None = None
    begins: bool = False
    unread: str = ""

    @property
    def says_when(self) -> bool:
        """Whether anything about time was found."""
        return self.on is not None or self.trouble is not None


def understand(line: str, now: datetime) -> SaidTask:
    """Read a line; `now` is the writer's own wall time (its zone is passed over)."""
    now = now.replace(tzinfo=None)
    line = " ".join(line.replace(MARK, " ").split())
    rest = Line(phrases.PLEASE.sub("", line) or line)
    is_urgent = rest.take(phrases.URGENT) is not None
    mention = rest.take(phrases.MENTION)
    rest.begins = False
    when = _When(rest, now)
    at, is_wrong = read_hour(rest, is_evening=when.is_evening)
    at = at or when.usual
    title = " ".join(_LONE.sub(" ", rest.text.replace(MARK, " ")).split()).strip(EDGES)
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
        unread=unread_in(title),
    )


def begins_with_time(line: str) -> bool:
    """Whether a text begins with a phrase about time and says something besides: then it may be meant as a task."""
    # The day itself does not matter here.
    said = understand(line[:_LOOKED_AT], datetime(2024, 1, 1))  # noqa: DTZ001 - wall time, and any.
    return said.begins and bool(said.title)


class _When:
    """The day and the rhythm of a line."""

    def __init__(self, rest: Line, now: datetime) -> None:
        self.now, self.today = now, now.date()
        #: The very minute («через час»), and the hour that is meant where none is said («каждое утро», `tonight`).
        self.moment: time | None = None
        self.usual: time | None = None
        self.is_evening = False
        self._every: Recurrence | None = None
        self._is_weekly = self._is_monthly = False
        self._is_wrong = self._is_past = False
        begins = self._read_rhythm(rest)
        self._day = begins or self._read_day(rest)

    def settle(self, at: time | None) -> tuple[date | None, Trouble | None]:
        """The day, together with the hour that was found; a trouble instead if it is over or does not exist."""
        if self._is_wrong:
            return None, Trouble.IMPOSSIBLE
        if self._is_past:
            return None, Trouble.PAST
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

    def _read_rhythm(self, rest: Line) -> date | None:
        """The rhythm; the day on which it begins if its own words name one."""
        if found := rest.take(phrases.EVERY_PART):
            self._every = Recurrence(Every.DAYS)
            self.usual, self.is_evening = (MORNING, False) if found["morning"] else (_EVENING, True)
        elif rest.take(phrases.EVERY_WEEKDAY):
            self._every = Recurrence(Every.WEEKDAYS)
        elif rest.take(phrases.EVERY_WEEKEND):
            self._every = Recurrence(Every.WEEK, on=(_SATURDAY, _SATURDAY + 1))
        elif found := rest.take(phrases.EVERY_SECOND):
            self._every = Recurrence(Every.DAYS, step=2 * _WEEK)
            return self._named(phrases.weekday_of(found["day"]))
        elif found := rest.take(phrases.EVERY_COUNT):
            weeks = found["unit"].lower().startswith(("нед", "week"))
            step = phrases.count_of(found["count"]) * (_WEEK if weeks else 1)
            self._is_wrong = not 1 <= step <= LONGEST_STEP
            self._every = None if self._is_wrong else Recurrence(Every.DAYS, step=step)
        elif found := rest.take(phrases.EVERY_NAMED):
            self._every = Recurrence(Every.WEEK, on=phrases.weekdays_in(found[0]))
        elif rest.take(phrases.EVERY_DAY):
            self._every = Recurrence(Every.DAYS)
        elif rest.take(phrases.EVERY_WEEK):
            self._is_weekly = True
        elif found := rest.take(phrases.EVERY_MONTH):
            named = "1" if found["first"] else "31" if found["last"] else None
            day = int(named or found["day"] or found["date"] or found["th"] or 0)
            self._is_wrong = bool(day) and not 1 <= day <= 31
            self._is_monthly = not day
            self._every = Recurrence(Every.MONTH, day=day) if day and not self._is_wrong else None
        return None

    def _read_day(self, rest: Line) -> date | None:
        is_today = rest.take(phrases.DAY_END) is not None
        day = self._read_near(rest) or self._read_named(rest)
        if day is not None:
            # «В пятницу 13 марта» says it twice; a weekday that belongs to another day stays, and is asked about.
            rest.take_beside(phrases.NAMED, lambda found: phrases.weekday_of(found["day"]) == day.weekday())
        return self.today if day is None and is_today else day

    def _read_near(self, rest: Line) -> date | None:
        if found := rest.take(phrases.AFTER):
            day = self._after(found)
            is_weeks = (found["unit"] or "").lower().startswith(("нед", "week"))
            return self._beside(rest, day) if is_weeks else day
        if rest.take(phrases.NEXT_WEEK):
            return self._beside(rest, self._monday() + timedelta(days=_WEEK))
        if found := rest.take(phrases.NEAR):
            word = found["word"].lower()
            near = {"вчера": -1, "yesterday": -1, "today": 0, "сегодня": 0, "tonight": 0, "this": 0}
            days = 2 if word.startswith(("послезавтр", "the", "day")) else near.get(word, 1)
            if word == "tonight":
                self.is_evening = True
                self.usual = _EVENING if self.now.time() < _EVENING else None
            return self.today + timedelta(days=days)
        return None

    def _read_named(self, rest: Line) -> date | None:
        if found := rest.take(phrases.DATED) or rest.take(phrases.DAY_MONTH):
            day = self._dated(found["date"])
            return day + timedelta(days=1) if day and found["after"] else day
        if found := rest.take(phrases.WEEK_END):
            friday = self._monday() + timedelta(days=_FRIDAY + (_WEEK if found["next"] else 0))
            return max(friday, self.today)
        if rest.take(phrases.WEEKEND):
            return max(self._monday() + timedelta(days=_SATURDAY), self.today)
        if rest.take(phrases.MONTH_END):
            return self._month_end(self.today)
        if rest.take(phrases.NEXT_MONTH):
            return self._month_end(self.today) + timedelta(days=1)
        if found := rest.take(phrases.NAMED) or rest.take(phrases.NAMED_SHORT) or rest.take(phrases.NAMED_ALONE):
            said = found.groupdict()
            self._is_past = bool(said.get("last"))
            day = self._named(phrases.weekday_of(said["day"] or said["first"]), is_next=bool(said.get("next")))
            return day + timedelta(days=1) if said.get("after") else day
        if found := rest.take(phrases.OF_MONTH):
            day = self._of_month(int(found["day"] or found["th"] or found["nth"]))
            return day + timedelta(days=1) if day and (found["after"] or found["after2"]) else day
        return None

    def _monday(self) -> date:
        return self.today - timedelta(days=self.today.weekday())

    @staticmethod
    def _month_end(day: date) -> date:
        return day.replace(day=monthrange(day.year, day.month)[1])

    def _beside(self, rest: Line, day: date) -> date:
        """The day of the week that is named beside a week: «на следующей неделе в среду»."""
        found = rest.take_beside(phrases.NAMED) or rest.take_beside(phrases.NAMED_SHORT)
        if found is None:
            return day
        return day + timedelta(days=phrases.weekday_of(found["day"]) - day.weekday())

    def _after(self, found: re.Match[str]) -> date:
        if found["half"]:
            return self._soon(timedelta(minutes=30))
        if hours := found["hours"]:
            number = float(hours.replace(",", ".")) if hours[0].isdecimal() else 1.5
            return self._soon(timedelta(minutes=round(number * 60)))
        unit = (found["unit"] or "год").lower()
        count = phrases.count_of(found["count"] or found["word"])
        if unit.startswith(("час", "hour", "hr")) or unit in {"ч", "h"}:
            return self._soon(timedelta(hours=count, minutes=int(found["minutes"] or 0)))
        if unit.startswith(("мин", "min")) or unit in {"м", "m"}:
            return self._soon(timedelta(minutes=count))
        if unit.startswith(("меся", "month")):
            return self._months_on(count)
        if unit.startswith(("год", "лет", "year")):
            return self._months_on(6 if found["year"] else 12 * count)
        return self.today + timedelta(days=count * (_WEEK if unit.startswith(("нед", "week")) else 1))

    def _months_on(self, count: int) -> date:
        months = self.today.month - 1 + count
        year, month = self.today.year + months // 12, months % 12 + 1
        return date(year, month, min(self.today.day, monthrange(year, month)[1]))

    def _soon(self, distance: timedelta) -> date:
        moment = self.now.replace(second=0, microsecond=0) + distance
        self.moment = moment.time()
        return moment.date()

    def _named(self, weekday: int, *, is_next: bool = False) -> date:
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
