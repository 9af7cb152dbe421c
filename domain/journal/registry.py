"""Which tables are journalled. Each capability registers its own; the journal imports none."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Table

from domain.base.tables import Base, table_of

_T = TypeVar("_T", bound=Base)


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


def journalled(*, client: str | None, derived: Collection[str] = ()) -> Callable[[type[_T]], type[_T]]:
    """Class decorator: every change of this table made in a `writing` block is journalled and can be undone."""

    def register(entity: type[_T]) -> type[_T]:
        table = table_of(entity)
        _BY_NAME[table.name] = Journalled(
            entity, table, client, frozenset({*derived, "version"}), marks_deletion="deleted_at" in table.columns
        )
        return entity

    return register


def entry_of(name: str) -> Journalled | None:
    """The registration of the table with this name, if it is journalled."""
    return _BY_NAME.get(name)
