"""What keeps derived columns true, and from which columns each of them follows: most bulk work needs none of it."""

from collections.abc import Awaitable, Callable, Collection, Mapping

from sqlalchemy.ext.asyncio import AsyncSession

#: Brings derived columns of these clients up to date (search text, last touch) at the end of a write that touched them.
Refresher = Callable[[AsyncSession, Collection[int]], Awaitable[None]]

#: The columns that count, by table; None is all of a table.
Followed = Mapping[str, Collection[str] | None]

_FOLLOWED: dict[Refresher, Followed] = {}
_ONLY_AFTER_BULK: set[Refresher] = set()

#: Marks the cards whose derived columns follow from these rows of a table that many cards share (a product).
Spreader = Callable[[AsyncSession, Collection[int]], Awaitable[None]]

_SPREADERS: dict[str, tuple[frozenset[str], Spreader]] = {}


def follows(tables: Followed, *, by_itself: bool = True) -> Callable[[Refresher], Refresher]:
    """Decorator: what this refresher keeps follows from nothing but these columns.

    One that is not `by_itself` stands in for another one; where whole cards are looked at, the other one is enough.
    """

    def register(refresher: Refresher) -> Refresher:
        _FOLLOWED[refresher] = tables
        if not by_itself:
            _ONLY_AFTER_BULK.add(refresher)
        return refresher

    return register


def is_by_itself(refresher: Refresher) -> bool:
    """Whether it has to look at whole cards."""
    return refresher not in _ONLY_AFTER_BULK


def spreads(table: str, columns: Collection[str]) -> Callable[[Spreader], Spreader]:
    """Decorator: derived columns of many cards follow from these columns of a table that no single card owns."""

    def register(spreader: Spreader) -> Spreader:
        _SPREADERS[table] = (frozenset(columns), spreader)
        return spreader

    return register


def spreader_of(table: str, columns: Collection[str]) -> Spreader | None:
    """What marks the cards after these columns of rows of this table were changed, if any card follows from them."""
    followed, spreader = _SPREADERS.get(table, (frozenset(), None))
    return spreader if followed & set(columns) else None


def is_concerned(refresher: Refresher, table: str, columns: Collection[str] | None) -> bool:
    """Whether it has to look at a card of which these columns of this table were changed; None for whole rows."""
    if refresher not in _FOLLOWED:
        return True
    tables = _FOLLOWED[refresher]
    if table not in tables:
        return False
    counting = tables[table]
    return counting is None or columns is None or bool(set(counting) & set(columns))
