"""Hours of work, as people write and read them."""

import re
from datetime import time

from bot.kit.call import Turn
from bot.team.zones import city_of
from domain.accounts.views import AccountView
from domain.base.errors import InvalidValueError

_HOURS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?")


def window_text(turn: Turn, account: AccountView) -> str:
    """The hours in which the account acts, and where its clock hangs."""
    words = turn.words
    if account.window_from is None or account.window_to is None:
        return words.text("accounts-around-the-clock")
    return words.text(
        "accounts-hours",
        start=f"{account.window_from:%H:%M}",
        end=f"{account.window_to:%H:%M}",
        city=city_of(account.zone, words.locale),
    )


def parse_hours(text: str) -> tuple[time, time]:
    """`9-21`, `9:30 – 21:00`. Raises `InvalidValueError`."""
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        raise InvalidValueError(field="window", reason="form")
    first, first_minutes, last, last_minutes = (int(part or 0) for part in found.groups())
    if max(first * 60 + first_minutes, last * 60 + last_minutes) > 24 * 60 or max(first_minutes, last_minutes) > 59:
        raise InvalidValueError(field="window", reason="form")
    # 24:00 is the end of the day, which a clock calls the next midnight.
    return time(first % 24, first_minutes), time(last % 24, last_minutes)


def clock_of(minutes: int) -> time:
    """Minutes since midnight, as buttons carry them, as a wall time."""
    return time(minutes // 60 % 24, minutes % 60)
