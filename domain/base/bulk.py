"""Statements over thousands of values at once, on both databases."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, any_, bindparam, func, select


def among(dialect: str, column: Any, values: Collection[int] | Collection[str]) -> ColumnElement[bool]:
    """The condition that a column holds one of these values, which travel as one parameter however many they are."""
    if dialect == "sqlite":
        listed = func.json_each(json.dumps(list(values), ensure_ascii=False)).table_valued("value")
        return column.in_(select(listed.c.value))  # type: ignore[no-any-return]  # `column` may be any of three kinds.
    return column == any_(bindparam(None, list(values), type_=ARRAY(column.type)))  # type: ignore[no-any-return]  # The same.
