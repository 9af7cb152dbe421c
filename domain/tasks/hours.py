"""The hour that a line of text names: «в 15:00», «в полшестого», `at 3 pm`, «утром». Pure rules."""

import re
from datetime import time

from domain.tasks import phrases
from domain.tasks.line import Line

MORNING = time(9)
_NOON, _LUNCH, _AFTER_LUNCH, _EVENING = time(12), time(13), time(14), time(18)
_HOURS, _MINUTES = 24, 60
#: «в 3» said at work means the afternoon.
_AFTERNOON = range(1, 7)
_WRITTEN = (
    phrases.SPAN,
    phrases.CLOCK,
    phrases.HOUR_HALF,
    phrases.HOUR_UNIT,
    phrases.CLOCK_DOT,
    phrases.CLOCK_LOOSE,
    phrases.HOUR_BARE,
    phrases.HOUR_WORD,
)


def read_hour(rest: Line, *, is_evening: bool = False) -> tuple[time | None, bool]:
    """The hour, and whether one was written that no day has. `is_evening`: an evening was spoken of already."""
    # First, for it may stand between a day and its hour: «сегодня вечером в 8».
    part = rest.take(phrases.PART)
    said = part.lastgroup if part is not None else "evening" if is_evening else None
    if found := rest.take(phrases.HALF_TO):
        return _on_the_half(phrases.ordinal_of(found["ordinal"]) - 1, found["half"], said), False
    if found := rest.take(phrases.HALF_PAST):
        hour = phrases.count_of(found["word"])
        return (None, True) if hour >= _HOURS else (_on_the_half(hour, found["half"], said), False)
    for pattern in _WRITTEN:
        if found := rest.take(pattern):
            return _written(found, said)
    if rest.take(phrases.NOON):
        return _NOON, False
    parts = {"morning": MORNING, "lunch": _LUNCH, "late": _AFTER_LUNCH, "evening": _EVENING}
    return (parts[said] if part is not None and said else None), False


def _written(found: re.Match[str], part: str | None) -> tuple[time | None, bool]:
    groups = {name: value for name, value in found.groupdict().items() if value is not None}
    half = (groups.get("half") or groups.get("half2") or "").lower().replace(".", "")
    if part == "evening":
        half = half or "вечера"
    written = [groups[name] for name in ("hour", "late", "about", "alone") if name in groups]
    number = int(written[0]) if written else phrases.count_of(groups.get("word"))
    minutes = [groups[name] for name in ("minute", "quarter", "dotted") if name in groups]
    hour = _of_half(number, half, is_bare=not minutes and not half and part != "morning")
    minute = int(minutes[0]) if minutes else 0
    return (None, True) if hour >= _HOURS or minute >= _MINUTES else (time(hour, minute), False)


def _on_the_half(hour: int, half: str | None, part: str | None) -> time:
    half = (half or ("вечера" if part == "evening" else "")).lower().replace(".", "")
    return time(_of_half(hour or 12, half, is_bare=not half and part != "morning") % _HOURS, 30)


def _of_half(hour: int, half: str, *, is_bare: bool) -> int:
    if half == "am" or (half == "ночи" and hour == 12):
        return hour % 12
    if half in {"pm", "дня", "вечера"} and hour <= 12:
        return hour % 12 + 12
    if half == "ночи" and hour in {10, 11}:
        return hour + 12
    return hour + 12 if is_bare and hour in _AFTERNOON else hour
