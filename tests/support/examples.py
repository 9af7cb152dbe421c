"""Examples of every button: all that its fields can be, as far as it matters for rights and for room."""

from collections.abc import Iterator
from enum import Enum
from itertools import product
from types import UnionType
from typing import Any, Union, get_args, get_origin
from zoneinfo import available_timezones

from bot.kit.screen import Press

#: The largest ids that are plausible: ten digits, and what Telegram gives to supergroups.
LARGEST_ID, LARGEST_CHAT = 9_999_999_999, -1_009_999_999_999

#: The longest texts that a button may carry, by the name of the field. A new text field is added here on purpose.
LONGEST_TEXTS = {
    "zone": max(available_timezones(), key=len),
    "locale": "ru",
    "currency": "RUB",
    "region": "RU",
    "field": "middle_name",
    "sex": "unknown",
    "kind": "xlsx",
    "at": "hvo.9999999999",
}


def all_presses() -> list[type[Press]]:
    """Every kind of button, without the common ancestors of several."""
    found: list[type[Press]] = []
    waiting = [Press]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if not kind.__prefix__.startswith("-"):
            found.append(kind)
    return sorted(found, key=lambda kind: kind.__prefix__)


def choices_of(annotation: Any) -> list[Any] | None:
    """All values of a type that has few of them; None for numbers and texts."""
    if get_origin(annotation) in {Union, UnionType}:
        return choices_of(next(one for one in get_args(annotation) if one is not type(None)))
    if annotation is bool:
        return [True, False]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return list(annotation)
    return None


def largest(kind: type[Press]) -> Press:
    """The button with as much in it as there can be."""
    values: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        choices = choices_of(field.annotation)
        if choices is not None:
            values[name] = max(choices, key=lambda one: len(str(one.value)) if isinstance(one, Enum) else int(one))
        elif field.annotation is int:
            values[name] = LARGEST_CHAT if name == "chat_id" else LARGEST_ID
        else:
            values[name] = LONGEST_TEXTS[name]
    return kind(**values)


def examples(kind: type[Press], ids: dict[str, int], texts: dict[str, str]) -> Iterator[Press]:
    """The button with these ids (1 for numbers not named) and texts, in every variant of its choices."""
    fixed: dict[str, Any] = {}
    chosen: dict[str, list[Any]] = {}
    for name, field in kind.model_fields.items():
        choices = choices_of(field.annotation)
        if choices is not None:
            chosen[name] = choices
        else:
            fixed[name] = ids.get(name, 1) if field.annotation is int else texts[name]
    for values in product(*chosen.values()):
        yield kind(**fixed, **dict(zip(chosen, values, strict=True)))
