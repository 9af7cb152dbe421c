"""Values of columns as JSON and back, by the type of the column."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import Date, Time
from sqlalchemy import Enum as EnumType
from sqlalchemy.schema import Column

from domain.base.tables import Instant


def to_json(value: Any) -> Any:
    """The value as JSON can hold it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value


def from_json(column: Column[Any], value: Any) -> Any:
    """The value that `to_json` was given, read by the type of its column."""
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, EnumType) and kind.enum_class is not None:
        return kind.enum_class(value)
    if isinstance(kind, Instant):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, Time):
        return time.fromisoformat(value)
    return value
