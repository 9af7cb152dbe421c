"""What a stage may be called, a deal may cost, and a board may hold. Pure rules."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.base.errors import InvalidValueError
from domain.clients.folding import fold
from domain.funnel.tables import StageKind

#: The longest reason of a loss: it must fit on a button and a line.
REASON_LENGTH = 100
#: More funnels would not fit below one message.
MOST_FUNNELS = 20
#: More stages, those of all funnels together, would not fit below one message.
MOST_STAGES = 80
#: More reasons would make a wall of the question why.
MOST_REASONS = 20
#: The rarest rhythm of touches that is still one: a year.
LONGEST_RHYTHM = 366
#: The largest amount, in minor units: far above any deal, far below what a database column holds.
LARGEST = 10**15
#: Nobody sells in other years; a mistyped date does.
YEARS = range(1900, 2101)

_LOST = re.compile(r"\b(не реализован|отказ|отказал|проигр|потер|lost|rejected|refus|closed lost|не успеш|брак)")
_WON = re.compile(r"\b(успеш|реализован|выигр|оплач|оплата получена|won|paid|куп(ил|лен)|продан)")


def stage_kind_of(name: str) -> StageKind:
    """Whether a stage of this name means a won or a lost deal, as other CRMs call them; open if it tells nothing."""
    folded = fold(name)
    if _LOST.search(folded):
        return StageKind.LOST
    if _WON.search(folded):
        return StageKind.WON
    return StageKind.OPEN


def check_amount(amount: int | None) -> int | None:
    """A sum in minor units, or none; `InvalidValueError` for an impossible one. Given back is a negative one."""
    if amount is not None and abs(amount) > LARGEST:
        raise InvalidValueError(field="amount", reason="range")
    return amount


def check_day(day: date | None) -> date | None:
    """The day of a sale, or none; `InvalidValueError` if it is too far away to be meant."""
    if day is not None and day.year not in YEARS:
        raise InvalidValueError(field="date", reason="too-far")
    return day


def day_at(now: datetime, zone: str) -> date:
    """Which day it is in this zone."""
    return now.astimezone(ZoneInfo(zone)).date()


def whole_day(year: int | None, month: int, day: int, today: date) -> date:
    """The named day; without a year the nearest such one. `InvalidValueError` if there is none, as 30 February."""
    near = []
    # Nine years hold a 29 February, whichever year it is.
    for each in [year] if year is not None else range(today.year - 4, today.year + 5):
        try:
            near.append(date(each, month, day))
        except ValueError:
            continue
    if not near:
        raise InvalidValueError(field="date", reason="no-such-day")
    return min(near, key=lambda one: abs(one - today))
