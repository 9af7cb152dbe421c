"""The week of the team as a picture: a line for each member, a number and a bar for each figure.

Each column has a measure of its own, its largest number: three deals won weigh as much for the eye as two hundred
touches, and who has done more than whom is seen at a glance.
"""

import asyncio

from PIL import ImageDraw

from domain.agenda.week_picture import WeekRow, WeekSheet
from jobs.pictures.paper import AMBER, BLUE, GREEN, GREY, HEADING, INK, MARGIN, RED, WIDTH, as_png, bar, heading, write
from jobs.pictures.paper import sheet as empty_sheet

#: Touches, tasks done, what is overdue, deals won.
COLOURS = (BLUE, GREEN, RED, AMBER)
_LINE = 92
_NAMES = 330
_GAP = 28
_COLUMN = (WIDTH - 2 * MARGIN - _NAMES) // len(COLOURS)


async def draw_week(sheet: WeekSheet) -> bytes:
    """The picture as PNG, drawn in a thread. Raises `ValueError` for a sheet without rows."""
    return await asyncio.to_thread(drawn, sheet)


def drawn(sheet: WeekSheet) -> bytes:
    """The picture as PNG. Raises `ValueError` for a sheet without rows."""
    if not sheet.rows:
        raise ValueError("a picture of nobody")
    top = HEADING + 90
    picture, draw = empty_sheet(top + _LINE * len(sheet.rows) + MARGIN // 2)
    heading(draw, sheet.title, sheet.subtitle)
    for left, caption in zip(_lefts(), sheet.columns, strict=True):
        write(draw, (left, HEADING + 24), caption, 24, GREY, width=_COLUMN - _GAP)
    most = [max(figures) for figures in zip(*(row.figures for row in sheet.rows), strict=True)]
    for number, row in enumerate(sheet.rows):
        _line(draw, top + _LINE * number, row, most)
    return as_png(picture)


def _lefts() -> list[int]:
    return [MARGIN + _NAMES + _COLUMN * place + _GAP for place in range(len(COLOURS))]


def _line(draw: ImageDraw.ImageDraw, top: int, row: WeekRow, most: list[int]) -> None:
    room = _COLUMN - _GAP
    write(draw, (MARGIN, top + 8), row.name, 28, INK, width=_NAMES)
    for left, count, largest, colour in zip(_lefts(), row.figures, most, COLOURS, strict=True):
        write(draw, (left, top), str(count), 30, INK if count else GREY, width=room, bold=bool(count))
        bar(draw, (left, top + 46), room, room * count // largest if count else 0, colour)
