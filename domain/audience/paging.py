"""Pages by keys: a page begins right behind a client that the reader has seen, so that the last one costs as the first.

A page is found from an *anchor*, a client's id: where that client stands in the order is read anew. An anchor that was
removed meanwhile still says where it stood.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import ge, gt, le, lt
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, tuple_

from domain.audience.filter import ClientFilter, Order
from domain.audience.matching import LAST_SIGN, first_word
from domain.audience.meant import LONGER, STRETCH, Meant, given_by_leader
from domain.audience.parts import tested
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.clients.tables import Client
from domain.journal.boundary import Query, Reading

_CLIENT = table_of(Client).c


class Side(StrEnum):
    """Which page an anchor means: the one it stands on, the one behind it, the one before it."""

    AT = "at"
    AFTER = "a"
    BEFORE = "b"


@dataclass(frozen=True, slots=True)
class Place:
    """A page. `offset` is where it begins; with `Side.AT`, where the anchor stands. Without an anchor (0) it is counted
    off from the beginning.
    """

    offset: int = 0
    anchor: int = 0
    side: Side = Side.AT


FIRST = Place()


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of a page, where it begins, and how many there are in all, if that came by the way."""

    ids: list[int]
    offset: int
    total: int | None


@dataclass(frozen=True, slots=True)
class _Leg:
    """A part of an order: those whose value there is or is not, or lies within bounds; by it and the id, or by the id.

    The clients of the legs are disjoint, and together they are everybody.
    """

    descends: bool = False
    by_id: bool = False
    lacks: bool | None = None
    bounds: tuple[str, str] | None = None
    is_outside: bool = False

    def has(self, value: Any) -> bool:
        """Whether a client with this value belongs here."""
        if self.bounds is not None:
            return (self.bounds[0] <= value < self.bounds[1]) is not self.is_outside
        return self.lacks is None or (value is None) is self.lacks


@dataclass(frozen=True, slots=True)
class _Sorting:
    """By the value of this column, in these legs.

    `in_one` is the same order in one leg, by a value and a number that no index has.
    """

    column: ColumnElement[Any]
    legs: tuple[_Leg, ...] = (_Leg(),)
    in_one: tuple[ColumnElement[Any], ColumnElement[int]] | None = None


_BY_NAME = _Sorting(_CLIENT.name_folded)
_SORTINGS = {
    Order.NAME: _BY_NAME,
    Order.NEWEST: _Sorting(_CLIENT.id, (_Leg(descends=True, by_id=True),)),
    Order.NEXT_TOUCH: _Sorting(_CLIENT.next_touch_at, (_Leg(lacks=False), _Leg(by_id=True, lacks=True))),
    Order.LAST_TOUCH: _Sorting(
        _CLIENT.last_touch_at, (_Leg(descends=True, lacks=False), _Leg(descends=True, by_id=True, lacks=True))
    ),
    Order.LONGEST_AGO: _Sorting(_CLIENT.last_touch_at, (_Leg(lacks=False), _Leg(by_id=True, lacks=True))),
}


def _sorting_of(wanted: ClientFilter) -> _Sorting:
    if wanted.order is not Order.FIT:
        return _SORTINGS[wanted.order]
    word = first_word(wanted.text)
    if not word:
        return _BY_NAME
    name, bounds = _CLIENT.name_folded, (word, word + LAST_SIGN)
    begins = and_(name >= word, name < bounds[1])
    in_one = case((begins, literal("0") + name), else_="1"), case((begins, _CLIENT.id), else_=-_CLIENT.id)
    others = _Leg(descends=True, by_id=True, bounds=bounds, is_outside=True)
    return _Sorting(name, (_Leg(bounds=bounds), others), in_one)


@dataclass(frozen=True, slots=True)
class _At:
    """Where a client stands in an order."""

    value: Any
    id: int


@dataclass(frozen=True, slots=True)
class _Step:
    """A leg of an order, from `start` on or from the very end, this way or that."""

    leg: _Leg
    start: Any
    backward: bool
    inclusive: bool

    def through(self, query: Query, value: ColumnElement[Any], key: ColumnElement[Any], until: Any = None) -> Query:
        """The query, whose clients have these columns, cut accordingly (at `until` as well) and sorted."""
        keys = [key] if self.leg.by_id else [value, key]
        query = query.where(*self._held(value))
        descends = self.leg.descends is not self.backward
        if self.start is not None:
            after = (le if self.inclusive else lt) if descends else (ge if self.inclusive else gt)
            query = query.where(after(tuple_(*keys), _row(self.start, keys)))
        if until is not None:
            query = query.where((ge if descends else le)(tuple_(*keys), _row(until, keys)))
        return query.order_by(*(column.desc() if descends else column for column in keys))

    def _held(self, value: ColumnElement[Any]) -> Iterator[ColumnElement[bool]]:
        """That a client belongs to the leg."""
        leg = self.leg
        if leg.lacks is not None:
            yield value.is_(None) if leg.lacks else value.is_not(None)
        if leg.bounds is None:
            return
        first, last = leg.bounds
        if leg.is_outside:
            # Nearly everybody: no index shall gather them.
            yield tested(or_(value < first, value >= last))
            return
        # The start lies within. Were the bound behind it asked for as well, the index might be searched by that one.
        if self.start is None or self.backward:
            yield value >= first
        if self.start is None or not self.backward:
            yield value < last


def _row(found: Any, keys: Sequence[ColumnElement[Any]]) -> ColumnElement[Any]:
    values = [found.id] if len(keys) == 1 else [found.value, found.id]
    return tuple_(*(literal(value, key.type) for value, key in zip(values, keys, strict=True)))


@dataclass(slots=True)
class _Walk:
    """Steps through everybody who is meant, in the order or against it.

    `is_led`: not along the order's index, but by that of the leader. All are taken then, and `total` says how many.
    """

    ctx: Reading
    meant: Meant
    sorting: _Sorting
    is_led: bool
    stretch: int
    total: int | None = None

    async def ids(
        self, limit: int, *, start: Any = None, backward: bool = False, inclusive: bool = False, skip: int = 0
    ) -> list[int]:
        """The next ids behind `start` (what `start` gives), or before it; without one from the very end."""
        if self.is_led and self.sorting.in_one is not None:
            # All are taken anyhow: to take them for each leg would cost as much again.
            at = start and _At(start.first, start.second)
            return await self._led(_Step(_Leg(), at, backward, inclusive), self.sorting.in_one, skip, limit)
        legs = list(reversed(self.sorting.legs) if backward else self.sorting.legs)
        if start is not None:
            legs = legs[next(place for place, leg in enumerate(legs) if leg.has(start.value)) :]
        found: list[int] = []
        for place, leg in enumerate(legs):
            if len(found) < limit:
                step = _Step(leg, None if place else start, backward=backward, inclusive=inclusive)
                found += await self._next(step, skip, limit - len(found))
        return found

    async def _next(self, step: _Step, skip: int, limit: int) -> list[int]:
        while not self.is_led:
            end = await self._end_of_stretch(step)
            walk = step.through(select(Client.id).where(self.meant.walked), self.sorting.column, _CLIENT.id, end)
            found: list[int] = await self.ctx.column(walk.offset(skip).limit(limit))
            if end is None or len(found) == limit:
                return found
            # They lie too far apart. What earlier steps have found stands: both ways lead through the same order.
            self.stretch *= LONGER
            given = await given_by_leader(self.ctx, self.meant, self.stretch)
            if not given:
                return found
            self.is_led = given <= self.stretch
        return await self._led(step, (self.sorting.column, _CLIENT.id), skip, limit)

    async def _led(
        self, step: _Step, by: tuple[ColumnElement[Any], ColumnElement[int]], skip: int, limit: int
    ) -> list[int]:
        everybody = select(Client.id, by[0].label("value"), by[1].label("number")).where(self.meant.led)
        # Sorted by themselves: together with the order the planners would walk its index after all.
        taken = everybody.cte("taken").prefix_with("MATERIALIZED")
        page = select(taken.c.id, select(func.count()).select_from(taken).scalar_subquery())
        rows = await self.ctx.rows(step.through(page, taken.c.value, taken.c.number).offset(skip).limit(limit))
        if rows:
            self.total = rows[0][1]
        return [key for key, _ in rows]

    async def start(self, anchor: int) -> Any:
        """Where this client stands, as all forms of the order say it; None if there is none."""
        columns = [self.sorting.column.label("value"), Client.id]
        if self.sorting.in_one is not None:
            first, second = self.sorting.in_one
            columns += [first.label("first"), second.label("second")]
        return await self.ctx.first(select(*columns).where(Client.id == anchor))

    async def _end_of_stretch(self, step: _Step) -> Any:
        """Where a walk gives up; None if it may go to the end, for nothing could find them better."""
        if self.meant.leader is None:
            return None
        keys = select(self.sorting.column.label("value"), Client.id).where(Client.deleted_at.is_(None))
        return await self.ctx.first(step.through(keys, self.sorting.column, _CLIENT.id).offset(self.stretch).limit(1))


async def ids_of_page(ctx: Reading, meant: Meant, wanted: ClientFilter, place: Place, limit: int) -> Found:
    """The ids of a page in the filter's order, and where it begins; `meant` is whom the filter means. Where the list
    has become shorter, it is the last page.
    """
    ctx.require(Permission.SEE_CLIENTS)
    # What is gathered by a look through the base is worth a long walk before.
    is_slow = meant.leader is not None and meant.leader.is_slow
    stretch = STRETCH * LONGER if is_slow else STRETCH
    walk = _Walk(ctx, meant, _sorting_of(wanted), is_led=meant.is_few, stretch=stretch)
    ids, offset = await _page(walk, place, limit)
    return Found(ids, offset, walk.total)


async def _page(walk: _Walk, place: Place, limit: int) -> tuple[list[int], int]:
    start = await walk.start(place.anchor) if place.anchor else None
    if start is None:
        return await _counted_off(walk, place.offset, limit)
    if place.side is Side.AFTER:
        found = await walk.ids(limit, start=start)
        if found:
            return found, place.offset
        # Whoever stood behind has gone: the page that ends with the anchor is the last one.
        last = await walk.ids(limit, start=start, backward=True, inclusive=True)
        return last[::-1], max(0, place.offset - len(last))
    if place.side is Side.BEFORE:
        before = await walk.ids(limit, start=start, backward=True) if place.offset > 0 else []
        return (before[::-1], place.offset) if len(before) == limit else await _counted_off(walk, 0, limit)
    within = place.offset % limit
    before = await walk.ids(within, start=start, backward=True) if within else []
    found = before[::-1] + await walk.ids(limit - len(before), start=start, inclusive=True)
    return found, max(0, place.offset - within)


async def _counted_off(walk: _Walk, offset: int, limit: int) -> tuple[list[int], int]:
    """For old buttons, which know no anchor. An order of several legs is walked up to the page."""
    if len(walk.sorting.legs) > 1 and offset:
        found = (await walk.ids(offset + limit))[offset:]
    else:
        found = await walk.ids(limit, skip=offset)
    return found, offset
