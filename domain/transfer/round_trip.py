"""A row of our own export that has come back: what somebody edited in it, and what was edited in the base meanwhile.

Each part is compared three ways, by the prints of its stamp. A cell that is as it was says nothing, whatever became of
the card; an edited cell changes a card that is as it was; where both were edited somebody is asked. Pure.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from domain.clients.folding import fold
from domain.transfer.difference import Existing
from domain.transfer.layout import PRODUCTS
from domain.transfer.names import Names
from domain.transfer.own_cells import OwnBook
from domain.transfer.prints import CardPart, OwnPart, Part, Prints, print_of
from domain.transfer.rows import CleanRow
from domain.transfer.telling import ADDRESSES
from domain.transfer.told import told_card, told_row
from domain.transfer.wanted import Taken


class Side(StrEnum):
    """Whose word counts where file and base disagree."""

    FILE = "file"
    BASE = "base"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A part that was edited on both sides since the export: what the file says, and what the base."""

    part: Part
    mine: str
    theirs: str


#: What was decided of a part against what the base says (its print); None if nobody has decided that yet.
Decided = Callable[[Part, str], Side | None]


@dataclass(slots=True)
class Edits:
    """What a row asks for: `row` says no more than was edited, `taken` is what it takes away, `emptied` counts cells
    that were emptied, `conflicts` are parts that nobody has decided, `kept` counts those decided for the base.
    """

    row: CleanRow
    taken: Taken = field(default_factory=Taken)
    conflicts: list[Conflict] = field(default_factory=list)
    emptied: int = 0
    kept: int = 0


#: What can't be emptied.
_KEPT = frozenset({CardPart.NAME, CardPart.KIND})
#: What is never replaced, only added to.
_ADDED = frozenset({CardPart.NOTE, CardPart.LAST_TOUCH, CardPart.SOURCE})
_COLUMNS = {
    **{CardPart(name): name for name in ("first_name", "last_name", "middle_name", "company", "city", "sex")},
    **{CardPart(name): name for name in ("birthday", "next_touch")},
    CardPart.CATEGORY: "category_id",
    CardPart.RESPONSIBLE: "responsible_id",
}
_LINES = ("name", "first_name", "last_name", "middle_name", "company")


def edits_of(
    row: CleanRow,
    card: Existing,
    prints: Prints,
    columns: Collection[CardPart],
    names: Names,
    decided: Decided,
    *,
    clears: bool,
    own: OwnBook | None = None,
) -> Edits:
    """What this row of ours asks of its card. `columns` are the parts that the file has columns for besides its `own`
    ones, `clears` says whether an emptied cell empties the card.
    """
    mine, theirs = dict(told_row(row)), dict(told_card(card, names))
    parts: list[Part] = list(columns)
    if own is not None:
        mine |= own.told_row(row)
        theirs |= own.told_card(card.own)
        parts += own.parts
    edits, said = Edits(row), set[Part]()
    for part in parts:
        now, was = print_of(part, mine[part]), prints.get(part, "")
        if now == was:
            continue
        if part in _ADDED:
            said.add(part)
            continue
        held = print_of(part, theirs[part])
        if held == now or (held == was and is_spoilt(mine[part], theirs[part])):
            continue
        if not now:
            if part in _KEPT:
                # Nobody is left without a name, and everybody is somebody.
                continue
            edits.emptied += 1
            if not clears:
                continue
        if held != was and (side := decided(part, held)) is not Side.FILE:
            if side is None:
                edits.conflicts.append(Conflict(part, mine[part], theirs[part]))
            else:
                edits.kept += 1
            continue
        said.add(part)
        _take(edits.taken, part, row, card, own)
    edits.row = _saying(row, said, parts)
    return edits


_POWER_OF_TEN = re.compile(r"\d(?:[.,](\d{1,15}))?[eE]\+?\d{1,2}")


def is_spoilt(cell: str, text: str) -> bool:
    """Whether a cell is what a spreadsheet makes of this text by itself, taking it for a number.

    «007» becomes 7, a long number 7,72812E+11: nobody has edited it.
    """
    digits = text.removeprefix("+")
    if cell == text or not (digits.isascii() and digits.isdecimal()):
        return False
    if cell.isascii() and cell.isdecimal():
        return cell == (digits.lstrip("0") or "0")
    found = _POWER_OF_TEN.fullmatch(cell)
    if found is None:
        return False
    return Decimal(cell.replace(",", ".")) == Decimal(f"{Decimal(digits):.{len(found[1] or '')}E}")


def _take(taken: Taken, part: Part, row: CleanRow, card: Existing, own: OwnBook | None) -> None:
    """What of the card has to go so that it holds what the cell says."""
    if isinstance(part, OwnPart):
        if own is not None:
            _take_own(taken, part, own, row, card)
    elif part in ADDRESSES:
        # Of a cell that was not understood in full nobody knows what it leaves out.
        if not row.problems:
            taken.channels |= {each for each in card.channels - set(row.channels) if each[0] == ADDRESSES[part]}
    elif part is CardPart.TAGS:
        taken.tags |= card.tags - {fold(tag) for tag in row.tags}
    elif part is CardPart.STAGE:
        taken.stage = not row.fields.get("stage")
    elif (column := _COLUMNS.get(part)) and not (row.fields.get(part.value) or getattr(row, part.value, "")):
        taken.columns.add(column)


def _take_own(taken: Taken, part: OwnPart, own: OwnBook, row: CleanRow, card: Existing) -> None:
    if part.field_id == PRODUCTS:
        said = own.said(row)
        # Of a cell that was not understood in full nobody knows what it leaves out.
        if not said.names_others:
            taken.products |= card.own.products - said.products.keys()
    elif not row.fields.get(part.value):
        taken.own.add(part.field_id)


def _saying(row: CleanRow, said: Collection[Part], columns: Collection[Part]) -> CleanRow:
    """The row without the parts that it has columns for and says nothing new of."""
    quiet = set(columns) - set(said)
    lines = {name: "" if CardPart(name) in quiet else getattr(row, name) for name in _LINES}
    hushed = {part.value for part in quiet} | {"stamp"}
    kinds = {kind for part, kind in ADDRESSES.items() if part in quiet}
    return CleanRow(
        row.number,
        row.skip,
        row.client_id,
        **lines,
        kind=row.kind,
        channels=[each for each in row.channels if each[0] not in kinds],
        fields={key: value for key, value in row.fields.items() if key not in hushed},
        tags=[] if CardPart.TAGS in quiet else row.tags,
        deals=row.deals,
        problems=row.problems,
    )
