"""The result of a campaign as a picture: one bar for the whole, and below it a bar for each outcome and reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PIL import ImageDraw

from jobs.pictures.paper import (
    AMBER,
    ASH,
    BLUE,
    GREEN,
    GREY,
    INK,
    MARGIN,
    RED,
    WIDTH,
    as_png,
    bar,
    corner,
    font,
    heading,
    sheet,
    write,
)


class Shade(StrEnum):
    """What kind of outcome a part is; it decides the colour."""

    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"
    UNSURE = "unsure"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Part:
    """One outcome: its name in the reader's language, how many recipients it had, and the count as it is written."""

    caption: str
    count: int
    shade: Shade
    told: str


COLOURS = {Shade.DONE: GREEN, Shade.SKIPPED: ASH, Shade.FAILED: RED, Shade.UNSURE: AMBER, Shade.WAITING: BLUE}

_LINE = 76
_BAR = 26
#: Reasons beyond these are put together: more lines are not readable in a chat.
MOST_PARTS = 12


def draw_result(title: str, subtitle: str, parts: Sequence[Part], *, rest: str, logo: bytes | None = None) -> bytes:
    """The picture as PNG. Parts stand in their order, without empty ones; `rest` names the sum of the last of many.

    `logo` is a picture as a file, shown small in the corner; one that can't be read is left out.

    Raises `ValueError` if there is nobody in any part.
    """
    shown = _shown(parts, rest)
    total = sum(part.count for part in shown)
    if total == 0:
        raise ValueError("a picture of nobody")
    top = 2 * MARGIN + 170
    picture, draw = sheet(top + _LINE * len(shown) + MARGIN // 2)
    heading(draw, title, subtitle, taken=corner(picture, logo))
    _whole(draw, MARGIN + 126, shown, total)
    for number, part in enumerate(shown):
        _part(draw, top + _LINE * number, part, total)
    return as_png(picture)


def _shown(parts: Sequence[Part], rest: str) -> list[Part]:
    found = [part for part in parts if part.count > 0]
    if len(found) <= MOST_PARTS:
        return found
    last = found[MOST_PARTS - 1 :]
    count = sum(part.count for part in last)
    return [*found[: MOST_PARTS - 1], Part(rest, count, last[0].shade, str(count))]


def _whole(draw: ImageDraw.ImageDraw, top: int, parts: Sequence[Part], total: int) -> None:
    """All parts in one bar. The edges are rounded from sums, so that the widths add up."""
    width = WIDTH - 2 * MARGIN
    before = 0
    for part in parts:
        left, right = (MARGIN + width * sum_ // total for sum_ in (before, before + part.count))
        # One of a thousand must be seen too.
        draw.rectangle((left, top, max(left + 1, right - 3), top + 2 * _BAR), fill=COLOURS[part.shade])
        before += part.count


def _part(draw: ImageDraw.ImageDraw, top: int, part: Part, total: int) -> None:
    """One line: the caption, the count and its share at the right, and a bar below."""
    share = f"{part.told}  ·  {percent(part.count, total)}"
    room = WIDTH - 2 * MARGIN
    taken = font(28).getlength(share)
    write(draw, (MARGIN, top), part.caption, 28, INK, width=room - taken - 24)
    draw.text((WIDTH - MARGIN - taken, top), share, font=font(28), fill=GREY)
    bar(draw, (MARGIN, top + 42), room, max(12, room * part.count // total), COLOURS[part.shade])


def percent(count: int, total: int) -> str:
    """The share as a person would say it: never 0 % of somebody, never 100 % of not all."""
    share = round(100 * count / total)
    if share == 0 and count:
        return "<1 %"
    return ">99 %" if share == 100 and count < total else f"{share} %"
