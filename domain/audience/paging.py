"""Pages by keys: a page begins right behind a client that the reader has seen, so that the last one costs as the first.

A page is found from an *anchor*, a client's id: where that client stands in the order is read anew. An anchor that was
removed meanwhile still says where it stood.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import ge, gt, le, lt
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, not_, select, tuple_

from domain.audience.filter import Order
from domain.audience.meant import LONGER, STRETCH, Meant, given_by_leader
from domain.audience.parts import tested
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.clients.folding import fold
from domain.clients.tables import Client
from domain.journal.boundary import Query, Reading

_CLIENT = table_of(Client).c
#: Behind every sign that a name may have.
_LAST_SIGN = "\U0010ffff"


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
class _Sorting:
    """By this column, then by id, both in one direction, in two parts if need be.

    `may_lack`: clients without a value come last. `ahead`: those whose value begins so come first.
    """

    column: ColumnElement[Any]
    descends: bool = False
    may_lack: bool = False
    ahead: str = ""

    @property
    def has_parts(self) -> bool:
        """Whether it is in two parts."""
        return self.may_lack or bool(self.ahead)

    def is_late(self, value: Any) -> bool:
        """Whether a client with this value stands in the second part."""
        return value is None if self.may_lack else not value.startswith(self.ahead)

    def part(self, value: ColumnElement[Any], *, late: bool) -> ColumnElement[bool]:
        """The condition that holds in one of the parts. The first is a range of the order's index."""
        if self.may_lack:
            return value.is_(None) if late else value.is_not(None)
        begins = and_(value >= self.ahead, value < self.ahead + _LAST_SIGN)
        return tested(not_(begins)) if late else begins

    def in_one(self, start: Any) -> "tuple[_Sorting, _At | None]":
        """The order of both parts as one, by a value that no index has; and where `start` stands in it."""
        marked = case((self.part(self.column, late=False), "0"), else_="1").op("||")(self.column)
        if start is None:
            return _Sorting(marked), None
        return _Sorting(marked), _At(f"{int(self.is_late(start.value))}{start.value}", start.id)


@dataclass(frozen=True, slots=True)
class _At:
    """A place in an order."""

    value: Any
    id: int


_SORTINGS = {
    Order.NAME: _Sorting(_CLIENT.name_folded),
    Order.NEWEST: _Sorting(_CLIENT.id, descends=True),
    Order.NEXT_TOUCH: _Sorting(_CLIENT.next_touch_at, may_lack=True),
    Order.LAST_TOUCH: _Sorting(_CLIENT.last_touch_at, descends=True, may_lack=True),
    Order.LONGEST_AGO: _Sorting(_CLIENT.last_touch_at, may_lack=True),
}


@dataclass(frozen=True, slots=True)
class _Step:
    """One part of an order, or all of it (`late` is None), from `start` on or from the very end, this way or that."""

    sorting: _Sorting
    start: Any
    late: bool | None
    backward: bool
    inclusive: bool

    def through(self, query: Query, value: ColumnElement[Any], key: ColumnElement[Any], until: Any = None) -> Query:
        """The query, whose clients have these columns, cut accordingly (at `until` as well) and sorted."""
        is_empty = self.sorting.may_lack and self.late
        keys = [key] if is_empty or self.sorting.column is _CLIENT.id else [value, key]
        if self.late is not None:
            query = query.where(self.sorting.part(value, late=self.late))
        descends = self.sorting.descends is not self.backward
        if self.start is not None:
            after = (le if self.inclusive else lt) if descends else (ge if self.inclusive else gt)
            query = query.where(after(tuple_(*keys), _row(self.start, keys)))
        if until is not None:
            query = query.where((ge if descends else le)(tuple_(*keys), _row(until, keys)))
        return query.order_by(*(column.desc() if descends else column for column in keys))


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
        """The next ids behind `start` (a row of value and id), or before it; without one from the very end."""
        if self.is_led and self.sorting.ahead:
            # All are taken anyhow, and asking the leader twice would cost as much again.
            sorting, own = self.sorting.in_one(start)
            step = _Step(sorting, own, late=None, backward=backward, inclusive=inclusive)
            return await self._next(step, skip, limit)
        if not self.sorting.has_parts:
            step = _Step(self.sorting, start, late=None, backward=backward, inclusive=inclusive)
            return await self._next(step, skip, limit)
        parts = [True, False] if backward else [False, True]
        if start is not None:
            parts = parts[parts.index(self.sorting.is_late(start.value)) :]
        found: list[int] = []
        for late in parts:
            if len(found) < limit:
                own = start if start is not None and self.sorting.is_late(start.value) is late else None
                step = _Step(self.sorting, own, late=late, backward=backward, inclusive=inclusive)
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
        everybody = select(Client.id, step.sorting.column.label("value")).where(self.meant.led)
        # Sorted by themselves: together with the order the planners would walk its index after all.
        taken = everybody.cte("taken").prefix_with("MATERIALIZED")
        page = select(taken.c.id, select(func.count()).select_from(taken).scalar_subquery())
        rows = await self.ctx.rows(step.through(page, taken.c.value, taken.c.id).offset(skip).limit(limit))
        if rows:
            self.total = rows[0][1]
        return [key for key, _ in rows]

    async def _end_of_stretch(self, step: _Step) -> Any:
        """Where a walk gives up; None if it may go to the end, for nothing could find them better."""
        if self.meant.leader is None:
            return None
        keys = select(self.sorting.column.label("value"), Client.id).where(Client.deleted_at.is_(None))
        return await self.ctx.first(step.through(keys, self.sorting.column, _CLIENT.id).offset(self.stretch).limit(1))


async def ids_of_page(ctx: Reading, meant: Meant, order: Order, place: Place, limit: int, *, typed: str = "") -> Found:
    """The ids of a page in their order, and where it begins. Where the list has become shorter, it is the last page.

    By name, whoever is called what was `typed`, or has a name that begins so, comes before all others.
    """
    ctx.require(Permission.SEE_CLIENTS)
    sorting = _SORTINGS[order]
    if order is Order.NAME and (ahead := fold(typed)):
        sorting = replace(sorting, ahead=ahead)
    is_slow = meant.leader is not None and meant.leader.is_slow
    walk = _Walk(ctx, meant, sorting, is_led=meant.is_few, stretch=STRETCH * LONGER if is_slow else STRETCH)
    ids, offset = await _page(walk, place, limit)
    return Found(ids, offset, walk.total)


async def _page(walk: _Walk, place: Place, limit: int) -> tuple[list[int], int]:
    start = None
    if place.anchor:
        value = walk.sorting.column.label("value")
        start = await walk.ctx.first(select(value, Client.id).where(Client.id == place.anchor))
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
    """For old buttons, which know no anchor. An order in two parts is walked up to the page."""
    if walk.sorting.has_parts and offset:
        found = (await walk.ids(offset + limit))[offset:]
    else:
        found = await walk.ids(limit, skip=offset)
    return found, offset
