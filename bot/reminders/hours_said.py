"""Hours of the day as people write them and buttons carry them."""

import re
from datetime import time

from domain.base.errors import InvalidValueError

_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_HOURS = re.compile(rf"(?:с\s+|from\s+)?{_CLOCK}\s*(?:[-–—]|до|to)\s*{_CLOCK}")
_DAY = 24 * 60


def parse_hours(text: str) -> tuple[time, time]:
    """`9-18`, `9:30 – 18:00`; 24 is midnight. Raises `InvalidValueError`."""
    found = _HOURS.fullmatch(text.strip().lower())
    if found is None:
        raise InvalidValueError(field="hours", reason="hours")
    return _clock(found[1], found[2]), _clock(found[3], found[4])


def parse_clock(text: str) -> time:
    """`8`, `8:30`. Raises `InvalidValueError`."""
    found = re.fullmatch(_CLOCK, text.strip())
    if found is None:
        raise InvalidValueError(field="hours", reason="clock")
    return _clock(found[1], found[2])


def clock_of(minutes: int) -> time:
    """Minutes since midnight as a wall time."""
    return time(minutes // 60 % 24, minutes % 60)


def _clock(hour: str, minute: str | None) -> time:
    minutes = int(hour) * 60 + int(minute or 0)
    if minutes > _DAY or int(minute or 0) > 59:
        raise InvalidValueError(field="hours", reason="clock")
    return clock_of(minutes)
