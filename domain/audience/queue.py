"""The touch queue: whom to touch now, one client at a time, the most urgent first.

A round begins with the most urgent one. Whom a person leaves for later is passed by until the round ends: the buttons
carry that client's id, so the queue holds no state, and whoever comes back after a week finds it as it is then.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true, union_all
from sqlalchemy.orm import InstrumentedAttribute

from domain.audience.by_touches import WEEK, has_next_step
from domain.audience.queue_card import QueueCard, read_card
from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.journal.boundary import Reading
from domain.touches.rules import planned_instant, today_in
from domain.touches.tables import Touch, TouchKind

#: Who has not been touched for so many days is offered when nobody is due.
QUIET_DAYS = 30
#: Counting stops here: «1,000+» says as much and costs nothing.
COUNT_CAP = 1_000
#: What a person does himself: only that counts as done today.
BY_HAND = (TouchKind.WROTE, TouchKind.CALLED, TouchKind.MET)


class Queue(StrEnum):
    """Whom a round goes through; the values are short, for they travel in buttons.

    «Mine» are the clients that the reader is responsible for, and those whom nobody is: otherwise nobody would call
    them. `MINE` and `TEAM` are due: overdue, then today by the hour. `NO_STEP` begins with the newest client, `QUIET`
    with the one touched longest ago; neither shows again whom somebody has touched today.
    """

    MINE = "m"
    TEAM = "t"
    NO_STEP = "n"
    QUIET = "q"


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """The counters of the day; each is capped at `COUNT_CAP` + 1, which means «more than».

    `week` are the days behind today, `done` the touches that the reader has logged today.
    """

    overdue: int
    today: int
    week: int
    done: int


@dataclass(frozen=True, slots=True)
class QueueOffers:
    """How many other rounds there are to go: the due ones of the whole team, and clients without a next step."""

    team: int
    no_step: int
    quiet: int


async def next_in_queue(ctx: Reading, queue: Queue, after_id: int = 0) -> QueueCard | None:
    """The next client of a round behind `after_id` (0 begins it); None when there is none."""
    ctx.require(Permission.SEE_CLIENTS)
    return await read_card(ctx, Client.id == _first(ctx, queue, after_id))


async def card_of_queue(ctx: Reading, client_id: int) -> QueueCard | None:
    """This client as the queue shows it; None if the card is gone or may not be seen."""
    ctx.require(Permission.SEE_CLIENTS)
    return await read_card(ctx, and_(Client.id == client_id, visible_clients(ctx.actor)))


async def count_queue(ctx: Reading, queue: Queue) -> QueueCounts:
    """The counters: of the whole team for its queue, else of the reader's own clients. One query."""
    ctx.require(Permission.SEE_CLIENTS)
    first, second, last = _bounds(ctx)
    due = Client.next_touch_at
    ranges = ((due < first,), (due >= first, due < second), (due >= second, due < last))
    whose = Queue.TEAM if queue is Queue.TEAM else Queue.MINE
    done = select(func.count()).where(
        Touch.member_id == ctx.actor.member_id,
        Touch.happened_at >= first,
        Touch.deleted_at.is_(None),
        Touch.kind.in_(BY_HAND),
    )
    counted = [_count(ctx, whose, *between) for between in ranges]
    return QueueCounts(*await ctx.first(select(*counted, done.scalar_subquery())))


async def count_offers(ctx: Reading) -> QueueOffers:
    """What else there is to do when nobody of one's own is due. One query."""
    ctx.require(Permission.SEE_CLIENTS)
    kinds = (Queue.TEAM, Queue.NO_STEP, Queue.QUIET)
    return QueueOffers(*await ctx.first(select(*(_count(ctx, each, *_asked(ctx, each)) for each in kinds))))


def _bounds(ctx: Reading) -> tuple[datetime, datetime, datetime]:
    """Where the reader's today begins, where it ends, and where the week ends."""
    zone = ctx.actor.zone
    today = today_in(zone, ctx.clock())
    first, second, last = (planned_instant(today + timedelta(days=days), None, zone) for days in (0, 1, WEEK))
    return first, second, last


def _asked(ctx: Reading, queue: Queue) -> list[ColumnElement[bool]]:
    """What the round asks for, but for whose clients they are."""
    today, tomorrow, _ = _bounds(ctx)
    match queue:
        case Queue.NO_STEP:
            untouched = or_(Client.last_touch_at.is_(None), Client.last_touch_at < today)
            return [Client.next_touch_at.is_(None), untouched, ~has_next_step()]
        case Queue.QUIET:
            since = ctx.clock() - timedelta(days=QUIET_DAYS)
            return [Client.last_touch_at <= since, Client.next_touch_at.is_(None)]
        case _:
            return [Client.next_touch_at < tomorrow]


def _whose(ctx: Reading, queue: Queue) -> list[ColumnElement[bool]]:
    """Each of these by itself is a range of an index, which one condition with «or» is not."""
    if queue is Queue.TEAM:
        return [true()]
    mine = (ctx.actor.member_id, *ctx.actor.stands_in_for)
    return [*(Client.responsible_id == each for each in mine), Client.responsible_id.is_(None)]


def _count(ctx: Reading, queue: Queue, *conditions: ColumnElement[bool]) -> Any:
    found = union_all(
        *(
            select(select(Client.id).where(whose, *conditions, *_at_work(ctx)).limit(COUNT_CAP + 1).subquery().c.id)
            for whose in _whose(ctx, queue)
        )
    )
    capped = select(found.subquery().c.id).limit(COUNT_CAP + 1).subquery()
    return select(func.count()).select_from(capped).scalar_subquery()


def _at_work(ctx: Reading) -> list[ColumnElement[bool]]:
    return [visible_clients(ctx.actor), Client.state == ClientState.ACTIVE]


_KEYS: dict[Queue, InstrumentedAttribute[Any]] = {
    Queue.MINE: Client.next_touch_at,
    Queue.TEAM: Client.next_touch_at,
    Queue.QUIET: Client.last_touch_at,
}


def _first(ctx: Reading, queue: Queue, after_id: int) -> Any:
    """The id of the first client behind `after_id` in the order of the round."""
    key = _KEYS.get(queue)
    conditions = [*_asked(ctx, queue), *_at_work(ctx)]
    if after_id and key is None:
        conditions.append(Client.id < after_id)
    elif after_id and key is not None:
        anchor = _place_of(key, after_id)
        conditions += [key >= anchor, or_(key > anchor, Client.id > after_id)]
    order = (Client.id.desc(),) if key is None else (key, Client.id)
    sorted_by = Client.id if key is None else key
    parts = [
        select(Client.id, sorted_by.label("place")).where(whose, *conditions).order_by(*order).limit(1).subquery()
        for whose in _whose(ctx, queue)
    ]
    found = union_all(*(select(part.c.id, part.c.place) for part in parts)).subquery()
    by = (found.c.id.desc(),) if key is None else (found.c.place, found.c.id)
    return select(found.c.id).order_by(*by).limit(1).scalar_subquery()


def _place_of(key: InstrumentedAttribute[Any], client_id: int) -> Any:
    """Where a client stands in the order; one that has left it meanwhile stands nowhere, and the round is over."""
    return select(key).where(Client.id == client_id).correlate(None).scalar_subquery()
