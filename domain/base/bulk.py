"""Statements over thousands of values at once, on both databases."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ARRAY, BigInteger, ColumnElement, any_, bindparam, func, select

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
