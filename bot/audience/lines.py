"""Clients as lines of a list: a caption, a row of a narrow table, or a small card. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.kit.enum_words import key_of, worded
from bot.kit.screen import short
from bot.kit.words import Html, Words
from domain.audience.layout import ListColumn
from domain.audience.views import ClientLine

worded("audience-column")(ListColumn)

#: Signs in a line of the table: more would be wrapped on a phone, and then nothing stands below anything.
TABLE_WIDTH = 40
#: The narrowest and the widest that a column of the table may be.
_NARROWEST, _WIDEST = 6, 16
#: A cell of a card is cut here, so that a page of cards fits into one message.
CELL = 30

#: What a caption shows as an icon in front of the name rather than as a word behind it.
_ICONS = (ListColumn.STAGE, ListColumn.CATEGORY)


@dataclass(frozen=True, slots=True)
class Style:
    """For whom lines are drawn, and with which columns."""

    words: Words
    columns: Sequence[ListColumn]
    today: date
    zone: tzinfo

    def cell(self, line: ClientLine, column: ListColumn) -> str:
        """What stands in this column; empty if there is nothing."""
        words = self.words
        match column:
            case ListColumn.NEXT_TOUCH:
                return f"⏰ {words.day(line.next_touch_on, today=self.today)}" if line.next_touch_on else ""
            case ListColumn.LAST_TOUCH:
                touched = line.last_touch_at
                return words.day(touched.astimezone(self.zone).date(), today=self.today) if touched else ""
            case ListColumn.QUIET:
                return self._days("audience-quiet-for", line.last_touch_at or line.created_at)
            case ListColumn.STAYING:
                return self._days("audience-staying-for", line.stage_since)
            case ListColumn.ADDED:
                added = line.created_at
                return words.day(added.astimezone(self.zone).date(), today=self.today) if added else ""
            case ListColumn.CATEGORY:
                return f"{line.category_icon or ''} {line.category or ''}".strip()
            case ListColumn.STAGE:
                return f"{line.stage_icon or ''} {line.stage or ''}".strip()
            case ListColumn.SALES:
                return ", ".join(f"{count} · {words.money(total, currency)}" for currency, count, total in line.sales)
            case ListColumn.CHANNELS:
                return words.number(line.channels) if line.channels else ""
            case ListColumn.TAGS:
                return " ".join(f"#{tag}" for tag in line.tags)
            case ListColumn.GROUPS:
                return ", ".join(line.groups)
            case _:
                return str(getattr(line, column.value) or "")

    def _days(self, key: str, since: datetime | None) -> str:
        if since is None:
            return ""
        return self.words.text(key, days=(self.today - since.astimezone(self.zone).date()).days)

    def name_of(self, column: ListColumn) -> str:
        """The column's own name."""
        return self.words.text(key_of(column))


def caption_of(style: Style, line: ClientLine) -> str:
    """A client on a button: icons, name, then what tells two of the same name apart."""
    icons = "".join(
        icon
        for column, icon in ((ListColumn.STAGE, line.stage_icon), (ListColumn.CATEGORY, line.category_icon))
        if icon and column in style.columns
    )
    cells = [style.cell(line, column) for column in style.columns if column not in _ICONS]
    return " · ".join(part for part in (f"{icons} {short(line.name, 40)}".strip(), *cells) if part)


def table_of(style: Style, lines: Sequence[ClientLine], first: int) -> Html:
    """A table in letters of one width: the number to open a client by, the name, and as many columns as fit.

    What doesn't fit is named below it, for a cut table must not look whole.
    """
    number = len(str(first + len(lines) - 1))
    room = TABLE_WIDTH - number - 1
    shown: list[tuple[list[str], int]] = []
    left_out: list[ListColumn] = []
    names = [line.name for line in lines]
    name_width = max(_NARROWEST, min(_WIDEST, max(len(name) for name in names)))
    room -= name_width
    for column in style.columns:
        cells = [style.cell(line, column) for line in lines]
        width = min(_WIDEST, max(len(cell) for cell in cells))
        if not width:
            continue
        if not left_out and room > _NARROWEST:
            width = min(width, room - 1)
            shown.append((cells, width))
            room -= width + 1
        else:
            left_out.append(column)
    rows = []
    for index, name in enumerate(names):
        cells = [f"{first + index:>{number}}", _fit(name, name_width), *(_fit(of[index], width) for of, width in shown)]
        rows.append(" ".join(cells).rstrip())
    table = Html(f"<pre>{Html.escape(chr(10).join(rows))}</pre>")
    if not left_out:
        return table
    rest = style.words.html("audience-left-out", names=", ".join(style.name_of(column) for column in left_out))
    return Html.lines([table, rest])


def cards_of(style: Style, lines: Sequence[ClientLine], first: int) -> Html:
    """Some lines for each client: the name, and a line for every column that holds something."""
    cards = []
    for number, line in enumerate(lines, start=first):
        rows = [style.words.html("audience-card-name", number=str(number), name=short(line.name, 60))]
        for column in style.columns:
            if cell := style.cell(line, column):
                rows.append(style.words.html("audience-cell", name=style.name_of(column), value=short(cell, CELL)))
        cards.append(Html.lines(rows))
    return Html.lines(cards, "\n\n")


def _fit(text: str, width: int) -> str:
    return short(text, width).ljust(width)
