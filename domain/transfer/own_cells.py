"""What the cells of the team's own fields and of products mean, and what a card holds of them, in the same words. Pure.

The fields are those of the base at this moment: a cell that is no value of its field any more (a choice was removed, a
field too) is told and kept in the note, as every cell is that nobody understands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from domain.clients.named_lists import names_in, read_names
from domain.fields.numbers import plain_number
from domain.fields.rules import Problem, parse_value, search_key
from domain.fields.tables import FieldKind
from domain.fields.views import FieldValue, FieldView
from domain.transfer.keys import Key
from domain.transfer.layout import PRODUCTS, own_key
from domain.transfer.prints import OwnPart, Part, told_list
from domain.transfer.rows import CleanRow

#: The first part of the `Key` of a value that cards are known by.
OWN = "own"
#: By a value of these kinds one card can be told from all others.
KEY_KINDS = frozenset({FieldKind.TEXT, FieldKind.NUMBER, FieldKind.LINK})

_SEVERAL = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
_YES, _NO = "✔", "✖"
# The same cells come again and again.
_REMEMBERED = 32_768


class OwnProblem(StrEnum):
    """Why a cell of an own column was not taken; the raw text then stands in the note."""

    TOO_LONG = "too-long"
    NUMBER = "number"
    RANGE = "range"
    DATE = "date"
    NO_SUCH_DAY = "no-such-day"
    NO_YEAR = "no-year"
    CHOICE = "choice"
    FLAG = "flag"
    LINK = "link"
    PRODUCT = "product"  # the team has no such product
    GONE = "gone"  # the field was removed


def counted(problem: OwnProblem, title: str) -> str:
    """Under what `ImportCounts.problems` counts this problem of a column; `uncounted` takes it apart."""
    return f"{OWN}:{problem}:{title}"


def uncounted(code: str) -> tuple[OwnProblem, str] | None:
    """The problem and the title of the column; None for what is no problem of an own column."""
    what, _, rest = code.partition(":")
    problem, _, title = rest.partition(":")
    return (OwnProblem(problem), title) if what == OWN else None


@dataclass(slots=True)
class OwnSaid:
    """What a row says of own fields (by their ids) and products; `lines` of the note keep what was not understood, and
    `names_others` tells that the row names products that nobody knows.
    """

    values: dict[int, FieldValue] = field(default_factory=dict)
    products: dict[int, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    names_others: bool = False

    def not_understood(self, problem: OwnProblem, title: str, text: str) -> None:
        """Keep a text that has no place in its field."""
        self.problems.append(counted(problem, title))
        self.lines.append(f"{title}: {text}" if title else text)


@dataclass(slots=True)
class OwnHeld:
    """What a card holds of them; of products the ids."""

    values: dict[int, FieldValue] = field(default_factory=dict)
    products: set[int] = field(default_factory=set)


class OwnBook:
    """The own fields that a file has columns for, and the products, as the base has them now.

    `titles` are those of the columns by the field's id (or `PRODUCTS`); `match_field` is the field that cards are known
    by, if one was chosen.
    """

    def __init__(
        self,
        titles: Mapping[int, str],
        fields: Mapping[int, FieldView],
        products: Mapping[int, str],
        *,
        dayfirst: bool = True,
        match_field: int | None = None,
    ) -> None:
        self.titles = titles
        self.fields = fields
        self.match_field = match_field
        self._products = products
        self._products_by_key = {search_key(name): key for key, name in products.items()}
        self._dayfirst = dayfirst
        self._value = lru_cache(maxsize=_REMEMBERED)(self._read)
        self.parts: list[OwnPart] = [OwnPart(field_id) for field_id in titles]

    def said(self, row: CleanRow) -> OwnSaid:
        """What a row says."""
        said = OwnSaid()
        for field_id, title in self.titles.items():
            text = row.fields.get(own_key(field_id))
            if not text:
                continue
            if field_id == PRODUCTS:
                found, unknown = read_names(text, self._products_by_key, search_key)
                said.products = {key: self._products[key] for key in found}
                said.names_others = bool(unknown)
                if unknown:
                    said.not_understood(OwnProblem.PRODUCT, title, ", ".join(unknown))
                continue
            value = self._value(field_id, text)
            if isinstance(value, OwnProblem):
                said.not_understood(value, title, text)
            elif value is not None:
                said.values[field_id] = value
        return said

    def key_of(self, row: CleanRow) -> Key | None:
        """What the row's person is known by, if one of these fields was chosen for it."""
        text = row.fields.get(own_key(self.match_field)) if self.match_field else None
        value = self._value(self.match_field, text) if self.match_field and text else None
        return None if value is None or isinstance(value, OwnProblem) else key_of_value(value)

    def told_row(self, row: CleanRow) -> dict[Part, str]:
        """What each of the columns says; of a cell that can't be understood (any more), what is written there."""
        return {part: self._told(part.field_id, row.fields.get(part.value, "")) for part in self.parts}

    def told_card(self, held: OwnHeld) -> dict[Part, str]:
        """What a card holds in these fields."""
        return self.told_values(held.values) | (
            {OwnPart(PRODUCTS): told_names(self._products[key] for key in held.products if key in self._products)}
            if PRODUCTS in self.titles
            else {}
        )

    def told_values(self, values: Mapping[int, FieldValue]) -> dict[Part, str]:
        """What these values say, field by field; nothing where there is none."""
        return {
            part: told_value(known, values[part.field_id])
            if (known := self.fields.get(part.field_id)) and part.field_id in values
            else ""
            for part in self.parts
            if part.field_id != PRODUCTS
        }

    def _told(self, field_id: int, text: str) -> str:
        known = self.fields.get(field_id)
        value = self._value(field_id, text) if text and field_id != PRODUCTS else None
        if known is not None and value is not None and not isinstance(value, OwnProblem):
            return told_value(known, value)
        if field_id == PRODUCTS:
            found, unknown = read_names(text, self._products_by_key, search_key)
            return told_names([*(self._products[key] for key in found), *unknown])
        # What was chosen by a name that nobody knows any more still is what the export told.
        return told_names([text]) if known is None or known.kind in _SEVERAL else text

    def _read(self, field_id: int, text: str) -> FieldValue | OwnProblem | None:
        known = self.fields.get(field_id)
        if known is None:
            return OwnProblem.GONE
        value = parse_value(known, text, dayfirst=self._dayfirst)
        if isinstance(value, Problem):
            return None if value is Problem.EMPTY else OwnProblem(value.value)
        return value


def told_value(known: FieldView, value: FieldValue) -> str:
    """A value in words of no language: what prints are made of, and what is shown where both sides differ."""
    match value:
        case bool():
            return _YES if value else _NO
        case tuple():
            return told_names(choice.name for choice in known.choices if choice.id in value)
        case date():
            return f"{value:%d.%m.%Y}"
        case str():
            return value
        case _:
            return plain_number(value)


def told_names(names: Iterable[str]) -> str:
    """Several names, in whatever order and with whatever separators a table has them."""
    return told_list(piece for name in names for piece in names_in(name))


def key_of_value(value: FieldValue) -> Key | None:
    """What cards are known by that hold this value; None for a value that many cards may hold."""
    match value:
        case str():
            return OWN, search_key(value)
        case bool() | date() | tuple():
            return None
        case _:
            return OWN, plain_number(value)
