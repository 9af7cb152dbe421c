"""Recognising a table: where its header is, what its columns mean, which of several sheets is the list of clients.

Pure rules over the first rows of each sheet. A title we know decides; where it says nothing, the values do.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from domain.clients.addresses import parse_emails, parse_phones, parse_site, parse_telegram, parse_vk
from domain.clients.dates import parse_date
from domain.transfer.layout import ColumnLook, ImportField, SheetLook
from domain.transfer.rows import Cell, cell_text
from domain.transfer.titles import meaning_of_title

SAMPLE_ROWS = 200
"""How many rows from the top a sheet is recognised by."""

_HEADER_WITHIN = 25
_VALUES_LOOKED_AT = 60
_MOST_COLUMNS = 256
_EXAMPLES = 4
_LONGEST_EXAMPLE = 60
_LONGEST_TITLE = 120
# What is kept to choose the header from: as far down as we look for one ourselves.
_SHOWN_ROWS = 25
_MOST_SHOWN = 40
# So many of a column's values must be of one kind before the values may decide what the column is.
_SHARE = 0.6
_MOST_NAME_WORDS = 5
_MONTHS = 12
_ADULT_YEARS = 10


def recognise_sheet(name: str, sample: Sequence[Sequence[Cell]], rows: int) -> SheetLook:
    """What a sheet looks like, from its first `SAMPLE_ROWS` rows; `rows` is how many it has in all."""
    header = find_header(sample)
    columns, dayfirst = _columns(sample, header)
    shown = tuple(
        tuple(cell_text(cell)[:_LONGEST_EXAMPLE] for cell in row[:_MOST_SHOWN]) for row in sample[:_SHOWN_ROWS]
    )
    return SheetLook(name, rows, header, columns, dayfirst, tuple(map(tuple, shown)))


def with_header(sheet: SheetLook, header: int | None) -> SheetLook:
    """The sheet as it looks with another header row, or none: its columns are recognised anew, from the sample."""
    columns, _ = _columns(sheet.sample, header)
    return replace(sheet, header_row=header, columns=columns)


def _columns(sample: Sequence[Sequence[Cell]], header: int | None) -> tuple[tuple[ColumnLook, ...], bool]:
    """What the columns below a header look like, and whether days stand before months in them."""
    titles = [] if header is None else [cell_text(cell)[:_LONGEST_TITLE] for cell in sample[header]]
    body = sample[0 if header is None else header + 1 :]
    width = min(max((_width(row) for row in (*body, titles)), default=0), _MOST_COLUMNS)
    values = [_values(body, index) for index in range(width)]
    # The titles of our own export are never doubted, whatever stands below them.
    is_ours = any(meaning_of_title(title) is ImportField.CLIENT_ID for title in titles)
    columns: list[ColumnLook] = []
    for index in range(width):
        title = titles[index] if index < len(titles) else ""
        examples = tuple(dict.fromkeys(cell_text(value)[:_LONGEST_EXAMPLE] for value in values[index]))[:_EXAMPLES]
        meaning = meaning_of_title(title) if is_ours else None
        guess = meaning or _guess(title, values[index], alone=width == 1)
        columns.append(ColumnLook(index, title, examples, guess))
    return tuple(_one_name(columns)), _is_dayfirst(values)


def best_sheet(sheets: Sequence[SheetLook]) -> int:
    """The index of the sheet that is most likely the list of clients: known columns times rows, the first on a tie."""
    return max(range(len(sheets)), key=lambda index: (_worth(sheets[index]), -index), default=0)


def _worth(sheet: SheetLook) -> int:
    known = sum(column.guess is not ImportField.IGNORE for column in sheet.columns)
    return known * min(sheet.data_rows, 10_000) * 1000 + sheet.data_rows


def find_header(sample: Sequence[Sequence[Cell]]) -> int | None:
    """The index of the row with the titles, also below title lines and blanks; None when the table has none."""
    best, best_known = None, 0
    for index, row in enumerate(sample[:_HEADER_WITHIN]):
        texts = [text for text in map(cell_text, row) if text]
        if not texts or not all(isinstance(cell, str) or cell is None for cell in row):
            continue
        if any(_is_data(text) for text in texts):
            continue
        known = sum(meaning_of_title(text) is not None for text in texts)
        # Among data rows a word such as «Клиент» is a value, so one known title of many cells is not a header.
        if known > best_known and known * 3 >= len(texts):
            best, best_known = index, known
    if best is not None:
        return best
    return _unknown_header(sample)


def _unknown_header(sample: Sequence[Sequence[Cell]]) -> int | None:
    """A first full row of plain words over rows of data is a header, even if we know none of its words."""
    filled = [(index, row) for index, row in enumerate(sample[:_HEADER_WITHIN]) if any(map(cell_text, row))]
    widest = max((_width(row) for _, row in filled), default=0)
    for index, row in filled:
        if _width(row) < max(widest, 2):
            continue
        texts = [cell_text(cell) for cell in row]
        words = all(
            isinstance(cell, str) and text and not _is_data(text) for cell, text in zip(row, texts, strict=True)
        )
        if not words or len(set(texts)) != len(texts):
            return None
        below = [cells for _, cells in filled if _ > index][:_VALUES_LOOKED_AT]
        data_columns = sum(
            any(_is_data(cell_text(cells[column])) for cells in below if column < len(cells))
            for column in range(widest)
        )
        return index if data_columns else None
    return None


def _is_data(text: str) -> bool:
    """Whether a cell is a value that no title would be: an address, a number, a date."""
    if any(character.isdecimal() for character in text):
        bare = text.replace(" ", "").replace(",", "").replace(".", "").lstrip("+-")
        return (
            bare.isdecimal()
            or bool(parse_vk(text))
            or _is_phone(text)
            or _is_email(text)
            or parse_date(text) is not None
        )
    return "@" in text or text.startswith(("http://", "https://", "vk.com/", "t.me/"))


def _width(row: Sequence[Cell]) -> int:
    return max((index + 1 for index, cell in enumerate(row) if cell_text(cell)), default=0)


def _values(body: Sequence[Sequence[Cell]], index: int) -> list[Cell]:
    found = [row[index] for row in body if index < len(row) and cell_text(row[index])]
    return found[:_VALUES_LOOKED_AT]


def _guess(title: str, values: Sequence[Cell], *, alone: bool) -> ImportField:
    meaning = meaning_of_title(title) if title else None
    if meaning is None:
        return _guess_by_values(values, titled=bool(title), alone=alone)
    # «Имя» over "Иван Петров", «Контакт» over phones: a general title gives way to what plainly stands below it.
    if meaning is ImportField.NAME and _mostly(values, _is_phone):
        return ImportField.PHONE
    return meaning


def _guess_by_values(values: Sequence[Cell], *, titled: bool, alone: bool) -> ImportField:
    tests: list[tuple[ImportField, Callable[[str], bool]]] = [
        (ImportField.EMAIL, _is_email),
        (ImportField.VK, lambda text: parse_vk(text) is not None),
        (ImportField.TELEGRAM, _is_telegram),
        (ImportField.PHONE, _is_phone),
    ]
    if alone:
        tests.append((ImportField.VK, _is_vk_number))
    tests.append((ImportField.SITE, lambda text: parse_site(text) is not None))
    if not titled:
        tests.append((ImportField.NAME, _is_name))
    for meaning, test in tests:
        if _mostly(values, test):
            return meaning
    if _mostly_birthdays(values):
        return ImportField.BIRTHDAY
    return ImportField.IGNORE


def _mostly(values: Sequence[Cell], test: Callable[[str], bool]) -> bool:
    return bool(values) and sum(test(cell_text(value)) for value in values) >= _SHARE * len(values)


def _is_email(text: str) -> bool:
    return "@" in text and bool(parse_emails(text))


def _is_phone(text: str) -> bool:
    return sum(character.isdecimal() for character in text) >= 10 and bool(parse_phones(text))


def _is_telegram(text: str) -> bool:
    return text.lower().removeprefix("https://").startswith(("t.me/", "@")) and parse_telegram(text) is not None


def _is_vk_number(text: str) -> bool:
    return parse_vk(text) is not None or (text.isdecimal() and parse_vk(text, bare=True) is not None)


def _is_name(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= _MOST_NAME_WORDS and all(word[0].isupper() and not word[-1].isdecimal() for word in words)


def _mostly_birthdays(values: Sequence[Cell]) -> bool:
    """Dates under no title are birthdays only if they lie in the lives of grown people."""
    latest = datetime.now().year - _ADULT_YEARS  # noqa: DTZ005 — a year is enough here, in any zone.

    def old_enough(value: Cell) -> bool:
        day = parse_date(value) if isinstance(value, str | date) else None
        return day is not None and (day.year is None or day.year <= latest)

    return bool(values) and sum(map(old_enough, values)) >= _SHARE * len(values)


def _one_name(columns: Sequence[ColumnLook]) -> list[ColumnLook]:
    """Keep one full-name column: of several («Контакт», «Наименование») the first; the others become notes."""
    kept: list[ColumnLook] = []
    named = False
    for column in columns:
        guess = column.guess
        if guess is ImportField.NAME:
            if named:
                guess = ImportField.NOTE if column.title else ImportField.IGNORE
            named = True
        kept.append(ColumnLook(column.index, column.title, column.examples, guess))
    return kept


def _is_dayfirst(columns: Sequence[Sequence[Cell]]) -> bool:
    """05/25/1990 somewhere, and 25/05/1990 nowhere, means that months stand first.

    Between dots days do: 05.25.1990 is a slip, which must not turn all others around.
    """
    months_first = False
    for values in columns:
        for value in values:
            day = value.split()[0] if isinstance(value, str) and value.split() else ""
            parts = day.replace("-", "/").replace(".", "/").split("/")
            if len(parts) < 2 or not all(part.isdecimal() for part in parts[:2]) or parse_date(day) is None:
                continue
            first, second = int(parts[0]), int(parts[1])
            if _MONTHS < first <= 31:
                return True
            months_first = months_first or (second > _MONTHS and "." not in day)
    return not months_first
