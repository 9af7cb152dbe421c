"""Statements over thousands of values at once, on both databases."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Dialect,
    Text,
    any_,
    bindparam,
    cast,
    column,
    func,
    select,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

from domain.base.tables import Json

_T = TypeVar("_T")

#: So many rows go into one INSERT with all their values: the databases take some 32,000 values a statement.
ROWS_AT_ONCE = 1_000


def in_parts(rows: Sequence[_T], size: int = ROWS_AT_ONCE) -> Iterator[Sequence[_T]]:
    """The rows in parts of this size, in their order."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def each_of(dialect: str, values: Collection[int]) -> ColumnElement[int]:
    """A column to select from, with these values in their order; they travel as one parameter."""
    if dialect == "sqlite":
        listed: ColumnElement[int] = func.json_each(json.dumps(list(values))).table_valued("value").c.value
        return listed
    return func.unnest(bindparam(None, list(values), type_=ARRAY(BigInteger))).column_valued("value")


def among(dialect: str, column: Any, values: Collection[float] | Collection[str]) -> ColumnElement[bool]:
    """The condition that a column holds one of these values, which travel as one parameter however many they are."""
    if dialect == "sqlite":
        listed = func.json_each(json.dumps(list(values), ensure_ascii=False)).table_valued("value")
        return column.in_(select(listed.c.value))  # type: ignore[no-any-return]  # `column` may be any of three kinds.
    return column == any_(bindparam(None, list(values), type_=ARRAY(column.type)))  # type: ignore[no-any-return]  # The same.


def listed(dialect: str, values: ColumnElement[int]) -> ColumnElement[Any]:
    """All values of a column, or of a group, as one list in any order; None where there are none.

    Row by row, a hundred thousand numbers hold everybody up for a twentieth of a second; as one text they don't.
    """
    gather = func.json_group_array if dialect == "sqlite" else func.json_agg
    return type_coerce(gather(values), Json)


def one_of(dialect: str, column: Any, name: str) -> ColumnElement[bool]:
    """The same in a statement that is made once and run often: the values come as its parameter `name`, a list."""
    if dialect == "sqlite":
        listed = func.json_each(bindparam(name, type_=_Listed())).table_valued("value")
        return column.in_(select(listed.c.value))  # type: ignore[no-any-return]  # `column` may be of any of three kinds.
    return column == any_(bindparam(name, type_=ARRAY(column.type)))  # type: ignore[no-any-return]  # `column`, as above.


def numbers_of(dialect: str, name: str, width: int) -> list[ColumnElement[int]]:
    """Columns to update by, for a statement that is made once: the parameter `name` is a dict, and the first column
    its keys. Of each key there are so many numbers more, as a list.
    """
    given = bindparam(name, type_=Json)
    if dialect == "sqlite":
        row = func.json_each(given).table_valued("key", "value", name="given")
        values: list[Any] = [func.json_extract(row.c.value, f"$[{place}]") for place in range(width)]
    else:
        row = func.jsonb_each(given).table_valued("key", column("value", JSONB), name="given")
        values = [row.c.value[place].astext for place in range(width)]
    return [cast(each, BigInteger) for each in (row.c.key, *values)]


class _Listed(TypeDecorator[Collection[Any]]):
    """A list as JSON, which SQLite takes apart by itself."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(list(value), ensure_ascii=False)
