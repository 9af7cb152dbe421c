"""A day as a person writes it."""

from datetime import date

from domain.base.errors import InvalidValueError
from domain.clients.dates import parse_date


def coming_day(text: str, today: date) -> date:
    """The day that was written; one without a year is the next to come. `InvalidValueError` for what is no day."""
    found = parse_date(text)
    if found is None:
        raise InvalidValueError(field="date", reason="unreadable")
    try:
        day = date(found.year or today.year, found.month, found.day)
        # «5 мая» said in June means the next one.
        return day.replace(year=today.year + 1) if found.year is None and day < today else day
    except ValueError as error:
        # The 29th of February of a year that has none.
        raise InvalidValueError(field="date", reason="unreadable") from error
