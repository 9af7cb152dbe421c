"""Dates as people and programs write them: birthdays without a year, Excel dates, «12 мая 1990». Pure rules.

Nothing here knows time zones: a moment without a zone stays the wall time that was written.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

_LEAP_YEAR = 2000
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
# Two digits of a year: 00–30 are ours, the rest are the last century's, as Excel reads them.
_CENTURY_TURNS_AT = 30
_EXCEL_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
# 1920 and 2199 as Excel's day numbers: a smaller number in a date column is a year or a mistake.
_EXCEL_FIRST, _EXCEL_LAST = 7306, 109574
_LONGEST = 64

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "январь января янв january jan",
            "февраль февраля фев февр february feb",
            "март марта мар march mar",
            "апрель апреля апр april apr",
            "май мая may",
            "июнь июня июн june jun",
            "июль июля июл july jul",
            "август августа авг august aug",
            "сентябрь сентября сен сент september sep sept",
            "октябрь октября окт october oct",
            "ноябрь ноября ноя нояб november nov",
            "декабрь декабря дек december dec",
        ),
        start=1,
    )
    for name in names.split()
}

_TIME = (
    r"(?:[T\s,]+(?:в\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?P<half>[AaPp][Mm])?\s*(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_DAY_MONTH = re.compile(
    rf"(?P<a>\d{{1,2}})(?P<mark>[./-])(?P<b>\d{{1,2}})(?:(?P=mark)(?P<year>\d{{4}}|\d{{2}}))?[./]?(?:\s*г\.?)?{_TIME}"
)
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})(?P<mark>[-./])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_TIME}")
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})(?P<zone>Z)?)?"
)
_NO_YEAR = re.compile(r"--(?P<month>\d{2})-?(?P<day>\d{2})")
_DAY_WORD = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|-?го)?\s*[\s.-]\s*(?P<word>[^\W\d_]{{3,9}})\.?(?:[\s,.-]+(?P<year>\d{{4}}))?(?:\s*(?:г|год|года)\.?)?{_TIME}"
)
_WORD_DAY = re.compile(
    rf"(?P<word>[^\W\d_]{{3,9}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?{_TIME}"
)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day of the calendar whose year may be unknown (a birthday); 29 February stands without a year too."""

    year: int | None
    month: int
    day: int

    def to_text(self) -> str:
        """`1990-05-12`, or `--05-12` without a year (the form of vCard), which `parse_date` reads back."""
        return (
            f"--{self.month:02}-{self.day:02}" if self.year is None else f"{self.year:04}-{self.month:02}-{self.day:02}"
        )


def parse_date(value: object, dayfirst: bool = True) -> PartialDate | None:  # noqa: FBT001, FBT002 — a fact about the column, passed by name or left out.
    """The day a cell names, its time of day passed over; None when it names none, or one that does not exist."""
    if isinstance(value, str):
        found = _parse_text(value.strip(), dayfirst) if len(value) <= _LONGEST else None
        return found[0] if found else None
    moment = _from_cell(value)
    return PartialDate(moment.year, moment.month, moment.day) if moment is not None else None


def names_no_day(text: str) -> bool:
    """Whether a text has the form of a date but means none of the calendar's: 30 February, 31.04, the year 1600."""
    text = text.strip()
    if len(text) > _LONGEST or _parse_text(text, dayfirst=True) is not None:
        return False
    for pattern in (_YEAR_FIRST, _DAY_MONTH, _COMPACT, _NO_YEAR, _DAY_WORD, _WORD_DAY):
        match = pattern.fullmatch(text)
        if match is not None:
            return (match.groupdict().get("word") or "may").lower() in _MONTHS
    return False


def parse_instant(value: object, dayfirst: bool = True) -> date | None:  # noqa: FBT001, FBT002 — a fact about the column, passed by name or left out.
    """When something happened or is planned: a `datetime` where an hour is written, else a plain `date`.

    The datetime carries a zone only if the text names one. A date without a year is not an instant.
    """
    if not isinstance(value, str):
        return _from_cell(value)
    found = _parse_text(value.strip(), dayfirst) if len(value) <= _LONGEST else None
    if found is None:
        return None
    day, moment = found
    if day.year is None:
        return None
    return moment if moment is not None else date(day.year, day.month, day.day)


def _from_cell(value: object) -> date | None:
    if isinstance(value, date):
        return value if _FIRST_YEAR <= value.year <= _LAST_YEAR else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not _EXCEL_FIRST <= value <= _EXCEL_LAST:
        return None
    moment = (_EXCEL_EPOCH + timedelta(days=value)).replace(tzinfo=None)
    return moment if value % 1 else moment.date()


@lru_cache(maxsize=8192)
def _parse_text(text: str, dayfirst: bool) -> tuple[PartialDate, datetime | None] | None:  # noqa: FBT001 — the cache wants plain arguments.
    for pattern in (_YEAR_FIRST, _DAY_MONTH, _COMPACT, _NO_YEAR, _DAY_WORD, _WORD_DAY):
        match = pattern.fullmatch(text)
        if match is not None:
            parts = match.groupdict()
            day = _day_of(parts, dayfirst=dayfirst)
            return None if day is None else _with_time(day, parts)
    return None


def _day_of(parts: dict[str, str | None], *, dayfirst: bool) -> PartialDate | None:
    year = _full_year(parts.get("year"))
    if "word" in parts:
        month = _MONTHS.get((parts["word"] or "").lower(), 0)
        return _existing(year, month, int(parts["day"] or 0))
    if "a" not in parts:
        return _existing(year, int(parts["month"] or 0), int(parts["day"] or 0))
    first, second = int(parts["a"] or 0), int(parts["b"] or 0)
    # A month can't be 13: a column that says "day first" may still hold 05/25/1990.
    if dayfirst:
        return _existing(year, second, first) or _existing(year, first, second)
    return _existing(year, first, second) or _existing(year, second, first)


def _full_year(text: str | None) -> int | None:
    if text is None:
        return None
    year = int(text)
    if len(text) == len("90"):
        return year + (2000 if year <= _CENTURY_TURNS_AT else 1900)
    return year


def _existing(year: int | None, month: int, day: int) -> PartialDate | None:
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        date(_LEAP_YEAR if year is None else year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _with_time(day: PartialDate, parts: dict[str, str | None]) -> tuple[PartialDate, datetime | None] | None:
    if not parts.get("hour") or day.year is None:
        return day, None
    hour = int(parts["hour"] or 0)
    half = (parts.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    zone = (parts.get("zone") or "").replace("UTC", "Z")
    clock = f"{hour:02}:{parts['minute']}:{parts.get('second') or '00'}{zone}"
    try:
        return day, datetime.fromisoformat(f"{day.to_text()}T{clock}")
    except ValueError:
        return None
