"""Conditions on `client` that speak of touches: the next one, the last one, and whether any step lies ahead at all."""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from domain.audience.filter import Touching
from domain.clients.tables import Client
from domain.tasks.tables import Task
from domain.touches.rules import planned_instant

#: «This week» are today and the days behind it, so many in all.
WEEK = 7


def touching_is(touching: Touching, today: date, zone: str) -> ColumnElement[bool]:
    """Where the next touch stands; the days are those of `zone`."""
    if touching is Touching.NONE:
        return Client.next_touch_at.is_(None)
    start = planned_instant(today, None, zone)
    if touching is Touching.OVERDUE:
        return Client.next_touch_at < start
    days = WEEK if touching is Touching.WEEK else 1
    end = planned_instant(today + timedelta(days=days), None, zone)
    return and_(Client.next_touch_at >= start, Client.next_touch_at < end)


def is_quiet(now: datetime, days: int) -> ColumnElement[bool]:
    """No touch for at least so many days; whom nobody has ever touched is quiet since the card was made."""
    since = now - timedelta(days=days)
    never = and_(Client.last_touch_at.is_(None), Client.created_at <= since)
    return or_(Client.last_touch_at <= since, never)


def has_next_step() -> ColumnElement[bool]:
    """A touch is planned, or an open task about the client has a day."""
    task = select(1).where(
        Task.client_id == Client.id, Task.done_at.is_(None), Task.deleted_at.is_(None), Task.due_at.is_not(None)
    )
    return or_(Client.next_touch_at.is_not(None), task.correlate(Client).exists())
