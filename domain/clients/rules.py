"""What a card may hold. Pure rules."""

import re
from datetime import date

from domain.base.errors import InvalidValueError

#: The longest name; a longer one is cut, and what the caller does with the rest is its duty.
NAME_LENGTH = 256
NOTE_LENGTH = 4_000
TAG_LENGTH = 64

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")


def clean_line(text: str, *, field: str, longest: int = NAME_LENGTH) -> str:
    """One line without control characters and outer spaces; `InvalidValueError` if it is empty or too long."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    if not line:
        raise InvalidValueError(field=field, reason="empty")
    if len(line) > longest:
        raise InvalidValueError(field=field, reason="too-long", longest=longest)
    return line


def clean_text(text: str, *, field: str, longest: int = NOTE_LENGTH) -> str:
    """Several lines without control characters; `InvalidValueError` if nothing is left or it is too long."""
    cleaned = _CONTROL.sub(" ", text.replace("\r\n", "\n")).strip()
    if not cleaned:
        raise InvalidValueError(field=field, reason="empty")
    if len(cleaned) > longest:
        raise InvalidValueError(field=field, reason="too-long", longest=longest)
    return cleaned


def birthday_text(year: int | None, month: int | None, day: int | None) -> str:
    """A birthday as far as it is known, to be compared; "" if nothing is."""
    return "-".join("" if part is None else str(part) for part in (year, month, day)).strip("-")


def check_birthday(year: int | None, month: int, day: int, *, today: date) -> None:
    """Raise `InvalidValueError` unless such a day exists and is not yet to come; a birthday may lack its year."""
    try:
        born = date(year if year is not None else 2000, month, day)
    except ValueError as error:
        raise InvalidValueError(field="birthday", reason="no-such-day") from error
    if year is not None and born > today:
        raise InvalidValueError(field="birthday", reason="future")
