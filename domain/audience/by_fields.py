"""A condition on one of the team's own fields as SQL: each kind of value has a column and an index of its own."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from domain.audience.filter import Comparing, FieldCondition
from domain.audience.parts import Part, lacking, of_link
from domain.fields.rules import search_key
from domain.fields.tables import ClientField, CustomChoice, FieldKind

_COLUMNS: dict[FieldKind, Any] = {
    FieldKind.TEXT: ClientField.folded,
    FieldKind.LINK: ClientField.folded,
    FieldKind.NUMBER: ClientField.number_value,
    FieldKind.DATE: ClientField.date_value,
    FieldKind.CHOICE: ClientField.choice_id,
    FieldKind.CHOICES: ClientField.choice_id,
    FieldKind.FLAG: ClientField.flag_value,
}


def in_field(condition: FieldCondition) -> Part:
    """The condition on `client`. A choice that is in use no more counts as nothing, as it does on the card."""
    column = _COLUMNS[condition.kind]
    part = of_link(ClientField.client_id, ClientField.field_id == condition.field_id, *_asked(condition, column))
    return lacking(part) if condition.how is Comparing.LACKS else part


def _asked(condition: FieldCondition, column: Any) -> Iterator[ColumnElement[bool]]:
    """What is asked of the value."""
    match condition.how:
        case Comparing.HAS | Comparing.LACKS:
            yield column.is_not(None)
            if column is ClientField.choice_id:
                yield column.in_(select(CustomChoice.id).where(CustomChoice.deleted_at.is_(None)))
        case Comparing.FROM:
            yield column >= _value(condition)
        case Comparing.TILL:
            yield column <= _value(condition)
        case Comparing.IS if isinstance(condition.value, tuple):
            yield column.in_(condition.value)
        case Comparing.IS:
            yield column == _value(condition)


def _value(condition: FieldCondition) -> Any:
    """The value as the column of the field's kind holds it."""
    value = condition.value
    if condition.kind is FieldKind.DATE and isinstance(value, str):
        return date.fromisoformat(value)
    return search_key(value) if isinstance(value, str) else value
