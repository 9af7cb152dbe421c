"""Cleaning rows: from raw cells and a layout to what the base would keep. Nothing of a row is lost on the way."""

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import NamedTuple, cast

from domain.clients.kinds import ClientKind
from domain.clients.names import PersonName, display_name, looks_like_company, split_full_name
from domain.transfer.columns import put_for
from domain.transfer.draft import LONGEST_TEXT, Draft, Put
from domain.transfer.layout import ImportField, Layout
from domain.transfer.own_column import OWN_KEYS, own_column
from domain.transfer.problems import RowSkip
from domain.transfer.rows import Cell, CleanRow, cell_text
from domain.transfer.titles import says_family_first

_TOTAL = re.compile(r"(?i)(?:итого|всего|итог|(?:grand |sub)?total)\b[^\d@]{0,40}[\d\s.,]*")

# Plain texts, for an enum member as a key costs a call in Python each time.
_NAME, _FIRST_NAME, _MIDDLE_NAME, _LAST_NAME, _COMPANY = (
    meaning.value
    for meaning in (
        ImportField.NAME,
        ImportField.FIRST_NAME,
        ImportField.MIDDLE_NAME,
        ImportField.LAST_NAME,
        ImportField.COMPANY,
    )
)

Clean = Callable[[int, Sequence[list[Cell]]], list[CleanRow]]


def clean_row(number: int, cells: list[Cell], layout: Layout) -> CleanRow:
    """One row cleaned; for many rows make `rows_cleaner(layout)` once."""
    (row,) = rows_cleaner(layout)(number, [cells])
    return row


def rows_cleaner(layout: Layout) -> Clean:
    """The function that cleans the rows of a layout: `clean(number of the first, rows)`. It never raises on any cells.

    It goes through them column by column, so some hundred rows at a time suit it best: then the processor does the same
    again and again with what it still has at hand, which takes two thirds of the time.
    """
    columns: list[tuple[int, Put]] = []
    amounts = 0
    family_first = True
    for index, meaning in sorted(layout.mapping.items()):
        title = layout.titles.get(index, "")
        put = own_column(layout.own[index], title) if index in layout.own else put_for(meaning, title, layout)
        if put is not None:
            columns.append((index, put))
        if meaning is ImportField.DEAL_AMOUNT:
            amounts += 1
        if meaning is ImportField.NAME:
            family_first = says_family_first(title)
    repeated = frozenset(title.strip().lower() for title in layout.titles.values() if title.strip())
    sheet = _Sheet(family_first, amounts > 1, layout.currency)

    def clean(first: int, rows: Sequence[list[Cell]]) -> list[CleanRow]:
        drafts = [Draft() for _ in rows]
        given = list(zip_longest(*rows, fillvalue=""))
        for index, put in columns:
            if index < len(given):
                for draft, value in zip(drafts, _trimmed(given[index]), strict=True):
                    if value != "" and value is not None:
                        put(draft, value)
        cleaned: list[CleanRow] = []
        for number, (cells, draft) in enumerate(zip(rows, drafts, strict=True), first):
            skip = None if draft.channels else _skip_reason(cells, draft, repeated)
            if skip is None:
                cleaned.append(_assemble(number, draft, sheet))
            else:
                # Nobody reads a blank or a total again; what an empty person left is shown with its problems.
                problems = draft.problems if skip is RowSkip.EMPTY_PERSON else []
                cleaned.append(CleanRow(number, skip, problems=problems))
        return cleaned

    return clean


def _trimmed(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a column; their texts have been through `cell_text`, most often all at once."""
    try:
        texts = [*map(str.strip, cast(Sequence[str], cells))]
    except TypeError:
        return [cell_text(cell) if isinstance(cell, str) else cell for cell in cells]
    return texts if "".join(texts).isprintable() else [*map(cell_text, texts)]


def _skip_reason(cells: Sequence[Cell], draft: Draft, titles: frozenset[str]) -> RowSkip | None:
    texts = [text for text in map(cell_text, cells) if text]
    if not texts:
        return RowSkip.BLANK
    if _TOTAL.fullmatch(texts[0]):
        return RowSkip.TOTAL
    if len(texts) > 1 and titles and all(text.lower() in titles for text in texts):
        return RowSkip.REPEATED_HEADER
    if not draft.names and draft.client_id is None and not any(key.startswith(OWN_KEYS) for key in draft.fields):
        # Whom a contract's number means, only the base can tell.
        return RowSkip.EMPTY_PERSON
    return None


class _Sheet(NamedTuple):
    """What the layout says of all rows."""

    is_family_first: bool
    has_several_amounts: bool
    currency: str


def _assemble(number: int, draft: Draft, sheet: _Sheet) -> CleanRow:
    name, (last, first, middle), company, kind = _who(draft, sheet)
    if said := draft.fields.get("kind", ""):
        kind = ClientKind(said)
    if draft.notes:
        draft.fields["note"] = "\n".join(draft.notes)
    deals: list[tuple[str, int, str]] = []
    if draft.amounts:
        deals = [
            (draft.deal_title or (title if sheet.has_several_amounts else ""), minor, draft.currency or currency)
            for title, minor, currency in draft.amounts
        ]
    elif draft.deal_title:
        deals = [(draft.deal_title, 0, draft.currency or sheet.currency)]
    return CleanRow(
        number,
        None,
        draft.client_id,
        name,
        first,
        last,
        middle,
        company,
        kind,
        draft.channels,
        draft.fields,
        draft.tags,
        deals,
        draft.problems,
    )


def _who(draft: Draft, sheet: _Sheet) -> tuple[str, PersonName, str, ClientKind]:
    """The name to show, its parts, the company the person works in, and whether the row is a company itself.

    Of our own export nothing is guessed: a part that is not there was not there.
    """
    get = draft.names.get
    full, first, last = get(_NAME, ""), get(_FIRST_NAME, ""), get(_LAST_NAME, "")
    middle, company = get(_MIDDLE_NAME, ""), get(_COMPANY, "")
    if full and draft.client_id is not None:
        kind = ClientKind.COMPANY if looks_like_company(full) else ClientKind.PERSON
        return full, PersonName(last, first, middle), company, kind
    if first or last:
        if not full and not last and " " in first:
            # A column «Имя» with "Иван Петров" in it: the title promised less than the cell gives.
            parts = split_full_name(first, family_first=False)
            return first, PersonName(parts.last, parts.first, middle or parts.middle), company, ClientKind.PERSON
        parts = PersonName(last, first, middle)
        return full or display_name(parts)[:LONGEST_TEXT], parts, company, ClientKind.PERSON
    if full:
        if looks_like_company(full):
            return full, PersonName(), company, ClientKind.COMPANY
        parts = split_full_name(full, family_first=sheet.is_family_first)
        return full, PersonName(parts.last, parts.first, parts.middle or middle), company, ClientKind.PERSON
    if company:
        return company, PersonName(), "", ClientKind.COMPANY
    return middle, PersonName(middle=middle), "", ClientKind.PERSON
