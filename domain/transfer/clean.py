"""Cleaning rows: from raw cells and a layout to what the base would keep. Nothing of a row is lost on the way."""

import re
from collections.abc import Callable, Sequence

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

Clean = Callable[[int, Sequence[Cell]], CleanRow]


def clean_row(number: int, cells: Sequence[Cell], layout: Layout) -> CleanRow:
    """One row cleaned; for many rows make `row_cleaner(layout)` once."""
    return row_cleaner(layout)(number, cells)


def row_cleaner(layout: Layout) -> Clean:
    """The function that cleans the rows of a layout: `clean(number, cells)`. It never raises on any cells."""
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
    several_amounts = amounts > 1

    def clean(number: int, cells: Sequence[Cell]) -> CleanRow:
        draft = Draft()
        width = len(cells)
        for index, put in columns:
            if index < width:
                value = cells[index]
                if isinstance(value, str):
                    value = value.strip()
                    if not value.isprintable():
                        value = cell_text(value)
                if value is not None and value != "":
                    put(draft, value)
        if not draft.channels:
            skip = _skip_reason(cells, draft, repeated)
            if skip is not None:
                # Nobody reads a blank or a total again; what an empty person left is shown with its problems.
                problems = draft.problems if skip is RowSkip.EMPTY_PERSON else []
                return CleanRow(number, skip, problems=problems)
        return _assemble(
            number,
            draft,
            family_first=family_first,
            several_amounts=several_amounts,
            default_currency=layout.currency,
        )

    return clean


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


def _assemble(
    number: int, draft: Draft, *, family_first: bool, several_amounts: bool, default_currency: str
) -> CleanRow:
    name, parts, company, kind = _who(draft.names, family_first=family_first, is_ours=draft.client_id is not None)
    if draft.fields and (said := draft.fields.get("kind")):
        kind = ClientKind(said)
    if draft.notes:
        draft.fields["note"] = "\n".join(draft.notes)
    deals = [
        (draft.deal_title or (title if several_amounts else ""), minor, draft.currency or currency)
        for title, minor, currency in draft.amounts
    ]
    if draft.deal_title and not deals:
        deals = [(draft.deal_title, 0, draft.currency or default_currency)]
    return CleanRow(
        number,
        None,
        draft.client_id,
        name,
        parts.first,
        parts.last,
        parts.middle,
        company,
        kind,
        draft.channels,
        draft.fields,
        draft.tags,
        deals,
        draft.problems,
    )


def _who(names: dict[str, str], *, family_first: bool, is_ours: bool) -> tuple[str, PersonName, str, ClientKind]:
    """The name to show, its parts, the company the person works in, and whether the row is a company itself.

    Of our own export (`is_ours`) nothing is guessed: a part that is not there was not there.
    """
    get = names.get
    full, first, last = get(_NAME, ""), get(_FIRST_NAME, ""), get(_LAST_NAME, "")
    middle, company = get(_MIDDLE_NAME, ""), get(_COMPANY, "")
    if is_ours and full:
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
        parts = split_full_name(full, family_first=family_first)
        return full, PersonName(parts.last, parts.first, parts.middle or middle), company, ClientKind.PERSON
    if company:
        return company, PersonName(), "", ClientKind.COMPANY
    return middle, PersonName(middle=middle), "", ClientKind.PERSON
