"""Conditions on what stands on the card itself: who it is, what it lacks, since when it is there, the birthday."""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, literal_column, or_

from domain.audience.filter import Lacking
from domain.audience.parts import Part, lacking, of_column, of_link, unserved
from domain.audience.tables import ClientGroup, GroupClient
from domain.clients.kinds import ChannelKind, ClientKind
from domain.clients.tables import Channel, Client, ClientTag
from domain.funnel.tables import ClientStage

_FEBRUARY = 2
#: The last day of February in a year without a 29th: whoever was born on that day is congratulated then.
_LAST = 28

_COMPANY: ColumnElement[str] = literal_column(f"'{ClientKind.COMPANY}'")


def is_kind(kind: str) -> Part:
    """Companies are few, and have an index; nearly all others are people."""
    if kind == ClientKind.COMPANY:
        return of_column(Client.kind == _COMPANY)
    return unserved(Client.kind == kind)


def added_within(now: datetime, days: int) -> Part:
    """The card was made within the last so many times 24 hours."""
    return of_column(Client.created_at > now - timedelta(days=days))


def born_within(today: date, days: int) -> Part:
    """A birthday in one of so many days, of which today is the first."""
    coming = {(day.month, day.day) for day in (today + timedelta(days=ahead) for ahead in range(days))}
    if any(_ends_february(today + timedelta(days=ahead)) for ahead in range(days)):
        coming.add((_FEBRUARY, _LAST + 1))
    ranges: list[ColumnElement[bool]] = []
    for month in sorted({month for month, _ in coming}):
        in_month = sorted(day for each, day in coming if each == month)
        for first, last in _runs(in_month):
            ranges.append(and_(Client.birth_month == month, Client.birth_day.between(first, last)))
    return of_column(and_(Client.birth_day.is_not(None), or_(*ranges)))


def _ends_february(day: date) -> bool:
    return (day.month, day.day) == (_FEBRUARY, _LAST) and (day + timedelta(days=1)).month != _FEBRUARY


def _runs(days: list[int]) -> list[tuple[int, int]]:
    """Days one after the other, as their first and last: a year that ends may leave a gap in its month."""
    runs: list[tuple[int, int]] = []
    for day in days:
        if runs and runs[-1][1] == day - 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


_LINKS = {
    Lacking.CONTACT: of_link(Channel.client_id),
    Lacking.PHONE: of_link(Channel.client_id, Channel.kind == ChannelKind.PHONE),
    Lacking.EMAIL: of_link(Channel.client_id, Channel.kind == ChannelKind.EMAIL),
    Lacking.VK: of_link(Channel.client_id, Channel.kind == ChannelKind.VK),
    Lacking.TAG: of_link(ClientTag.client_id),
    Lacking.STAGE: of_link(ClientStage.client_id),
    Lacking.GROUP: of_link(
        GroupClient.client_id,
        GroupClient.group_id == ClientGroup.id,
        ClientGroup.deleted_at.is_(None),
    ),
}


def has_none(what: Lacking) -> Part:
    """Nothing of this kind is on the card."""
    match what:
        case Lacking.CATEGORY:
            return of_column(Client.category_id.is_(None))
        case Lacking.RESPONSIBLE:
            return of_column(Client.responsible_id.is_(None))
        case _:
            return lacking(_LINKS[what])
