"""How single values are told: the same in a stamp, in a row of a file, and of a card of the base. Pure, and loaded by
the process that writes exports: nothing of the base is known here.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from domain.clients.folding import fold
from domain.clients.kinds import ChannelKind, Sex
from domain.transfer.prints import CardPart, told_list

#: Year (perhaps unknown), month, day.
Birthday = tuple[int | None, int, int]
#: A day, with an hour if there is one.
Planned = tuple[date, time | None]

#: The parts that are addresses, with what the base calls them.
ADDRESSES = {CardPart(kind.value): kind.value for kind in ChannelKind}


def told_sex(sex: Sex) -> str:
    """Nothing where it is not known."""
    return "" if sex is Sex.UNKNOWN else sex.value


def told_birthday(birthday: Birthday) -> str:
    """`1990-05-12`, or `--05-12`."""
    year, month, day = birthday
    return f"--{month:02}-{day:02}" if year is None else f"{year:04}-{month:02}-{day:02}"


def told_planned(planned: Planned) -> str:
    """A day, with an hour if there is one."""
    day, hour = planned
    return day.isoformat() if hour is None else f"{day.isoformat()} {hour:%H:%M}"


def told_minute(moment: datetime) -> str:
    """A wall time; files seldom tell seconds."""
    return moment.strftime("%Y-%m-%d %H:%M")


def told_tags(tags: Iterable[str]) -> str:
    """Tags in an order of their own, two spellings of one as one."""
    return told_list({fold(tag) for tag in tags})
