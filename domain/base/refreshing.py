"""What keeps derived columns true, and from which columns each of them follows: most bulk work needs none of it."""

from collections.abc import Awaitable, Callable, Collection, Mapping

from sqlalchemy.ext.asyncio import AsyncSession

#: Brings derived columns of these clients up to date (search text, last touch) at the end of a write that touched them.
Refresher = Callable[[AsyncSession, Collection[int]], Awaitable[None]]

#: The columns that count, by table; None is all of a table.
Followed = Mapping[str, Collection[str] | None]

_FOLLOWED: dict[Refresher, Followed] = {}


def follows(tables: Followed) -> Callable[[Refresher], Refresher]:
    """Decorator: what this refresher keeps follows from nothing but these columns."""

    def register(refresher: Refresher) -> Refresher:
        _FOLLOWED[refresher] = tables
        return refresher

    return register


def is_concerned(refresher: Refresher, table: str, columns: Collection[str] | None) -> bool:
    """Whether it has to look at a card of which these columns of this table were changed; None for whole rows."""
    if refresher not in _FOLLOWED:
        return True
    tables = _FOLLOWED[refresher]
    if table not in tables:
        return False
    counting = tables[table]
    return counting is None or columns is None or bool(set(counting) & set(columns))
