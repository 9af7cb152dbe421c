"""Pages by keys: a page begins right behind a client that the reader has seen, so that the last one costs as the first.

A page is found from an *anchor*, a client's id: where that client stands in the order is read anew. An anchor that was
removed meanwhile still says where it stood.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, literal, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from domain.audience.filter import Order
from domain.base.actor import Permission
from domain.clients.tables import Client
from domain.journal.boundary import Reading


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
class _Sorting:
    """By this column, then by id, both in one direction; clients without a value come last."""

    column: InstrumentedAttribute[Any]
    descends: bool = False
    may_lack: bool = False


_SORTINGS = {
    Order.NAME: _Sorting(Client.name_folded),
    Order.NEWEST: _Sorting(Client.id, descends=True),
    Order.NEXT_TOUCH: _Sorting(Client.next_touch_at, may_lack=True),
    Order.LAST_TOUCH: _Sorting(Client.last_touch_at, descends=True, may_lack=True),
    Order.LONGEST_AGO: _Sorting(Client.last_touch_at, may_lack=True),
}


@dataclass(frozen=True, slots=True)
class _Walk:
    """Steps through everybody whom the condition means, in the order or against it."""

    ctx: Reading
    condition: ColumnElement[bool]
    sorting: _Sorting

    async def ids(
        self, limit: int, *, start: Any = None, backward: bool = False, inclusive: bool = False, skip: int = 0
    ) -> list[int]:
        """The next ids behind `start` (a row of value and id), or before it; without one from the very end."""
        parts = [False, True] if self.sorting.may_lack else [False]
        if backward:
            parts.reverse()
        if start is not None and self.sorting.may_lack:
            parts = parts[parts.index(start.value is None) :]
        found: list[int] = []
        for lacks in parts:
            if len(found) < limit:
                own = start if start is not None and (start.value is None) is lacks else None
                query = self._query(own, lacks=lacks, backward=backward, inclusive=inclusive)
                found += await self.ctx.column(query.offset(skip).limit(limit - len(found)))
        return found

    def _query(self, start: Any, *, lacks: bool, backward: bool, inclusive: bool) -> Any:
        column = self.sorting.column
        descends = self.sorting.descends is not backward
        keys: list[InstrumentedAttribute[Any]] = [Client.id] if lacks or column is Client.id else [column, Client.id]
        query = select(Client.id).where(self.condition)
        if self.sorting.may_lack:
            query = query.where(column.is_(None) if lacks else column.is_not(None))
        if start is not None:
            values = [start.id] if len(keys) == 1 else [start.value, start.id]
            typed = tuple_(*(literal(value, key.type) for value, key in zip(values, keys, strict=True)))
            here = tuple_(*keys)
            if inclusive:
                query = query.where(here <= typed if descends else here >= typed)
            else:
                query = query.where(here < typed if descends else here > typed)
        return query.order_by(*(key.desc() if descends else key for key in keys))


async def ids_of_page(
    ctx: Reading, condition: ColumnElement[bool], order: Order, place: Place, limit: int
) -> tuple[list[int], int]:
    """The ids of a page in their order, and where it begins. Where the list has become shorter, it is the last page."""
    ctx.require(Permission.SEE_CLIENTS)
    sorting = _SORTINGS[order]
    walk = _Walk(ctx, condition, sorting)
    start = None
    if place.anchor:
        start = await ctx.first(select(sorting.column.label("value"), Client.id).where(Client.id == place.anchor))
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
    """For old buttons, which know no anchor. An order with an end that lacks values is walked up to the page."""
    if walk.sorting.may_lack and offset:
        found = (await walk.ids(offset + limit))[offset:]
    else:
        found = await walk.ids(limit, skip=offset)
    return found, offset
