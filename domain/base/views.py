"""From columns to frozen dataclasses: a view selects the columns that its fields are named after."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

from domain.base.tables import Base

_V = TypeVar("_V")


def columns_of(entity: type[Base], view: type[Any]) -> list[Any]:
    """The entity's columns in the order of the view's fields, so that `views_of` reads the rows."""
    return [getattr(entity, field.name) for field in fields(view)]


def views_of(rows: Iterable[Any], view: type[_V]) -> list[_V]:
    """The views of rows that were selected, or returned, by `columns_of`."""
    return [view(*row) for row in rows]


def view_of(entity: Base, view: type[_V]) -> _V:
    """The view of an entity that is already loaded."""
    return view(*(getattr(entity, field.name) for field in fields(view)))  # type: ignore[arg-type]  # The fields' types are those of the columns they are named after.
