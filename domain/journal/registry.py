"""Which tables are journalled and what hangs on them. Each capability registers its own; the journal imports none."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncSession

from domain.base.tables import Base

_T = TypeVar("_T", bound=Base)

#: Brings derived columns of these clients up to date: search text, last touch and the like.
Refresher = Callable[[AsyncSession, Collection[int]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Journalled:
    """How one table is written to the journal.

    `client_column` names the column that points at the card (`id` for the card itself); `derived` are the columns that
    follow from others and are left out; with `marks_deletion` the row is marked by `deleted_at` instead of removed.
    """

    entity: type[Base]
    table: Table
    client_column: str | None
    derived: frozenset[str]
    marks_deletion: bool


_BY_NAME: dict[str, Journalled] = {}
_REFRESHERS: list[Refresher] = []


def journalled(*, client: str | None, derived: Collection[str] = ()) -> Callable[[type[_T]], type[_T]]:
    """Class decorator: every change of this table made in a `writing` block is journalled and can be undone."""

    def register(entity: type[_T]) -> type[_T]:
        table = entity.__table__
        assert isinstance(table, Table)
        _BY_NAME[table.name] = Journalled(
            entity, table, client, frozenset({*derived, "version"}), marks_deletion="deleted_at" in table.columns
        )
        return entity

    return register


def refreshes_clients(refresher: Refresher) -> Refresher:
    """Decorator: run this at the end of every `writing` block that touched clients."""
    _REFRESHERS.append(refresher)
    return refresher


def entry_of(name: str) -> Journalled | None:
    """The registration of the table with this name, if it is journalled."""
    return _BY_NAME.get(name)


def refreshers() -> tuple[Refresher, ...]:
    """All refreshers, in the order of their registration."""
    return tuple(_REFRESHERS)
