"""The team's own fields in words: a value, a line of the card, a button of the menu."""

from decimal import Decimal

from bot.kit.enum_words import worded
from bot.kit.screen import short
from bot.kit.words import Html, Words
from domain.fields.numbers import plain_number
from domain.fields.tables import FieldKind
from domain.fields.views import FieldValue, FieldView, FilledField

worded("fields-kind")(FieldKind)

#: So many fields, and so much of each, are told on a card; the whole stands behind its button.
SHOWN_FIELDS = 12
LONGEST_SHOWN = 100
MANY_FIELDS = 16


def tell_value(words: Words, field: FieldView, value: FieldValue) -> str:
    """What stands in a field, as its reader writes numbers and days."""
    match value:
        case bool():
            return words.text("fields-yes") if value else words.text("fields-no")
        case str():
            return value
        case tuple():
            return ", ".join(choice.name for choice in field.choices if choice.id in value)
        case int() | float():
            return words.number(Decimal(plain_number(value)))
        case _:
            return words.day(value)


def tell_fields(words: Words, filled: list[FilledField]) -> list[Html]:
    """The lines of a card: what is filled in, and what is missing though the team wants it."""
    held = [(each.field, each.value) for each in filled if each.value is not None]
    lines = [
        words.html("fields-card-line", name=field.name, value=short(tell_value(words, field, value), LONGEST_SHOWN))
        for field, value in held[:SHOWN_FIELDS]
    ]
    if len(held) > SHOWN_FIELDS:
        lines.append(words.html("fields-card-more", count=len(held) - SHOWN_FIELDS))
    missing = [each.field.name for each in filled if each.is_missing]
    if missing:
        lines.append(words.html("fields-card-missing", names=", ".join(missing[:SHOWN_FIELDS])))
    return lines


def told_on_button(fields: int) -> int:
    """How much of a value a button tells: a keyboard may have some 10,000 bytes, however many its buttons are."""
    return 30 if fields <= MANY_FIELDS else 12


def tell_button(words: Words, each: FilledField, longest: int) -> str:
    """A field and what stands in it, on a button."""
    value = "" if each.value is None else tell_value(words, each.field, each.value)
    state = "filled" if value else "missing" if each.is_missing else "empty"
    return words.text("fields-button", name=short(each.field.name, 24), value=short(value, longest), state=state)
