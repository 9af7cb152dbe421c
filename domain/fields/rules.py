"""What a field may hold, and how people and files write it. Pure rules."""

import math
import re
import zlib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import MappingProxyType

from domain.base.errors import InvalidValueError
from domain.clients.addresses import parse_site
from domain.clients.dates import names_no_day, parse_date
from domain.clients.folding import fold
from domain.clients.named_lists import read_names
from domain.clients.rules import clean_line, clean_text
from domain.fields.numbers import DIGITS_KEPT, plain_number
from domain.fields.tables import FieldKind
from domain.fields.views import FieldValue, FieldView

NAME_LENGTH = 60
HINT_LENGTH = 200
CHOICE_LENGTH = 60
TEXT_LENGTH = 1_000
LINK_LENGTH = 500
#: So many fields have room on one card and in one menu, and so many choices below one question.
MOST_FIELDS = 40
MOST_CHOICES = 60
#: A number is kept as a double: up to here six digits after the point are exact.
LARGEST = 10**9
#: The text that a value is found by fits into an index.
FOLDED_LENGTH = 256

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GROUPS = re.compile(r"[\s'’\u00a0\u202f]")
_YES = frozenset(["да", "yes", "y", "д", "true", "истина", "1", "есть", "+", "✔", "✓", "✅", "1.0"])
_NO = frozenset(["нет", "no", "n", "н", "false", "ложь", "0", "0.0", "✖", "✗", "❌"])


class Problem(Enum):
    """Why a text is no value of a field; the words of each stand with those of an invalid value.

    No text itself, so that it can't be taken for the value of a text field.
    """

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NUMBER = "number"
    RANGE = "range"
    DATE = "date"
    NO_SUCH_DAY = "no-such-day"
    NO_YEAR = "no-year"
    CHOICE = "choice"
    FLAG = "flag"
    LINK = "link"


#: Where a length is told with the problem.
LONGEST: Mapping[FieldKind, int] = MappingProxyType({FieldKind.TEXT: TEXT_LENGTH, FieldKind.LINK: LINK_LENGTH})


def parse_value(field: FieldView, written: str | float | date, *, dayfirst: bool = True) -> FieldValue | Problem:
    """The value that a person, or a cell of a file, has written for a field; else what is wrong with it.

    A date needs its year; a text of several choices has commas, semicolons or lines between them. `dayfirst` is for
    days such as 03/04/2026.
    """
    text = _as_text(written).strip()
    if not text:
        return Problem.EMPTY
    match field.kind:
        case FieldKind.TEXT:
            return _text(text)
        case FieldKind.NUMBER:
            return _number(text)
        case FieldKind.DATE:
            return _date(text, dayfirst=dayfirst)
        case FieldKind.CHOICE | FieldKind.CHOICES:
            return _choices(field, text)
        case FieldKind.FLAG:
            return _flag(text)
        case FieldKind.LINK:
            return _link(text)


def checked_value(field: FieldView, text: str) -> FieldValue:
    """The same for a person who is waiting: `InvalidValueError` with the field's name and the problem as its reason."""
    value = parse_value(field, text)
    if isinstance(value, Problem):
        raise InvalidValueError(field=field.name, reason=value.value, longest=LONGEST.get(field.kind, 0))
    return value


def print_of(value: FieldValue | None) -> int:
    """A number of at most ten digits that tells one value from another, for a button to carry; 0 for nothing."""
    return 0 if value is None else zlib.crc32(repr(value).encode())


def check_value(field: FieldView, value: FieldValue) -> None:
    """`InvalidValueError` if a ready value is none of this field: another type, a choice it doesn't have."""
    known = {choice.id for choice in field.choices}
    fits = {
        FieldKind.TEXT: lambda: isinstance(value, str) and isinstance(_text(value), str),
        FieldKind.LINK: lambda: isinstance(value, str) and isinstance(_link(value), str),
        FieldKind.NUMBER: lambda: (
            isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST
        ),
        FieldKind.DATE: lambda: isinstance(value, date) and not isinstance(value, datetime),
        FieldKind.CHOICE: lambda: isinstance(value, tuple) and len(value) == 1 and known >= set(value),
        FieldKind.CHOICES: lambda: isinstance(value, tuple) and bool(value) and known >= set(value),
        FieldKind.FLAG: lambda: isinstance(value, bool),
    }
    if not fits[field.kind]():
        raise InvalidValueError(field=field.name, reason="form")


def search_key(text: str) -> str:
    """What a text is compared by: without case and signs, unless it is nothing but signs."""
    return (fold(text) or text.strip())[:FOLDED_LENGTH]


def clean_hint(hint: str) -> str:
    """A hint on one line; `InvalidValueError` if it is empty or too long."""
    return clean_line(hint, field="hint", longest=HINT_LENGTH)


def _as_text(written: str | float | date) -> str:
    if isinstance(written, bool):
        return "1" if written else "0"
    if isinstance(written, datetime):
        return written.date().isoformat()
    if isinstance(written, date):
        return written.isoformat()
    if isinstance(written, float) and math.isfinite(written):
        return plain_number(written)
    return str(written)


def _text(text: str) -> str | Problem:
    try:
        return clean_text(text, field="text", longest=TEXT_LENGTH)
    except InvalidValueError as error:
        return Problem(str(error.data["reason"]))


def _number(text: str) -> float | Problem:
    digits = _GROUPS.sub("", text).replace("−", "-").replace("–", "-")
    if digits.count(",") == 1 and "." not in digits:
        digits = digits.replace(",", ".")
    elif digits.rfind(",") < digits.rfind("."):
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(".", "").replace(",", ".")
    if digits.count(".") > 1 or not _NUMBER.fullmatch(digits):
        return Problem.NUMBER
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return Problem.NUMBER
    if abs(number) > LARGEST:
        return Problem.RANGE
    # A zero of one sign only, so that equal numbers look equal.
    return float(round(number, DIGITS_KEPT)) + 0.0


def _date(text: str, *, dayfirst: bool) -> date | Problem:
    found = parse_date(text, dayfirst)
    if found is None:
        return Problem.NO_SUCH_DAY if names_no_day(text) else Problem.DATE
    if found.year is None:
        return Problem.NO_YEAR
    return date(found.year, found.month, found.day)


def _choices(field: FieldView, text: str) -> tuple[int, ...] | Problem:
    by_name = {search_key(choice.name): choice.id for choice in field.choices}
    whole = by_name.get(search_key(text))
    if whole is not None:
        return (whole,)
    if field.kind is FieldKind.CHOICE:
        return Problem.CHOICE
    wanted, unknown = read_names(text, by_name, search_key)
    if not wanted or unknown:
        return Problem.CHOICE
    return tuple(choice.id for choice in field.choices if choice.id in wanted)


def _flag(text: str) -> bool | Problem:
    word = text.casefold()
    return True if word in _YES else False if word in _NO else Problem.FLAG


def _link(text: str) -> str | Problem:
    site = parse_site(text)
    if site is None:
        return Problem.LINK
    return site if len(site) <= LINK_LENGTH else Problem.TOO_LONG
