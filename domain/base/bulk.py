"""Statements over thousands of values at once, on both databases."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Dialect, Text, any_, bindparam, cast, func, select
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


def one_of(dialect: str, column: Any, name: str) -> ColumnElement[bool]:
    """The same in a statement that is made once and run often: the values come as its parameter `name`, a list."""
    if dialect == "sqlite":
        listed = func.json_each(bindparam(name, type_=_Listed())).table_valued("value")
        return column.in_(select(listed.c.value))  # type: ignore[no-any-return]  # The same.
    return column == any_(bindparam(name, type_=ARRAY(column.type)))  # type: ignore[no-any-return]  # The same.


def pairs_of(dialect: str, name: str) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Two columns to select from, or update by: the numbers that come as the parameter `name`, a dict of them."""
    if dialect == "sqlite":
        pair = func.json_each(bindparam(name, type_=Json)).table_valued("key", "value", name="pair")
    else:
        pair = func.jsonb_each_text(bindparam(name, type_=Json)).table_valued("key", "value", name="pair")
    return cast(pair.c.key, BigInteger), cast(pair.c.value, BigInteger)


class _Listed(TypeDecorator[Collection[Any]]):
    """A list as JSON, which SQLite takes apart by itself."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(list(value), ensure_ascii=False)
