"""A condition on one of the team's own fields as SQL: each kind of value has a column and an index of its own."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from domain.audience.filter import Comparing, FieldCondition
from domain.clients.tables import Client
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


def in_field(condition: FieldCondition) -> ColumnElement[bool]:
    """The condition on `client`. A choice that is in use no more counts as nothing, as it does on the card."""
    column = _COLUMNS[condition.kind]
    held = select(ClientField.client_id).where(ClientField.field_id == condition.field_id)
    match condition.how:
        case Comparing.HAS | Comparing.LACKS:
            held = held.where(column.is_not(None))
            if column is ClientField.choice_id:
                held = held.join(CustomChoice, CustomChoice.id == column).where(CustomChoice.deleted_at.is_(None))
        case Comparing.FROM:
            held = held.where(column >= _value(condition))
        case Comparing.TILL:
            held = held.where(column <= _value(condition))
        case Comparing.IS if isinstance(condition.value, tuple):
            held = held.where(column.in_(condition.value))
        case Comparing.IS:
            held = held.where(column == _value(condition))
    if condition.how is Comparing.LACKS:
        return ~held.where(ClientField.client_id == Client.id).exists()
    return Client.id.in_(held)


def _value(condition: FieldCondition) -> Any:
    """The value as the column of the field's kind holds it."""
    value = condition.value
    if condition.kind is FieldKind.DATE and isinstance(value, str):
        return date.fromisoformat(value)
    return search_key(value) if isinstance(value, str) else value
