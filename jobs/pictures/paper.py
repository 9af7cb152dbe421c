"""What all our pictures are drawn with: the sheet, its colours, one line of text that fits, a logo in the corner.

Pillow loads in 0.1 s and draws a picture in 0.1 s, with 21 MB on the disk; matplotlib takes 2.5 s to load and 110 MB.
"""

import io
import unicodedata
from functools import cache

from fontpkg.pil import truetype  # type: ignore[import-untyped]  # The package ships no types.
from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]

# Told apart also by those who see no red and green: dark, light and warm differ in brightness.
GREEN, RED, AMBER, BLUE = (46, 125, 50), (198, 40, 40), (249, 168, 37), (100, 149, 237)
ASH = (176, 190, 197)
PAPER, INK, GREY, TRACK = (255, 255, 255), (33, 33, 33), (117, 117, 117), (238, 241, 243)

#: Pixels. Telegram shows a picture of this width in a chat without making it smaller.
WIDTH = 1280
MARGIN = 56
#: How far below the upper edge the title and the line below it end.
HEADING = MARGIN + 110
#: The logo's height, and the most pixels that a logo may have when it is decoded.
_LOGO, _LARGEST_LOGO = 100, 25_000_000


def sheet(height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty picture of this height, and the pen for it."""
    picture = Image.new("RGB", (WIDTH, height), PAPER)
    return picture, ImageDraw.Draw(picture)


def as_png(picture: Image.Image) -> bytes:
    """The picture as a file."""
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def heading(draw: ImageDraw.ImageDraw, title: str, subtitle: str, *, taken: int = 0) -> None:
    """Title and subtitle at the top; `taken` pixels at the right belong to something else."""
    room = WIDTH - 2 * MARGIN - taken
    write(draw, (MARGIN, MARGIN), title, 44, INK, width=room, bold=True)
    write(draw, (MARGIN, MARGIN + 62), subtitle, 28, GREY, width=room)


def bar(draw: ImageDraw.ImageDraw, place: tuple[int, int], width: int, filled: int, colour: Colour) -> None:
    """A thin bar with rounded ends on its track; both in pixels."""
    left, top = place
    draw.rounded_rectangle((left, top, left + width, top + 12), 6, fill=TRACK)
    if filled:
        draw.rounded_rectangle((left, top, left + max(12, filled), top + 12), 6, fill=colour)


def corner(picture: Image.Image, logo: bytes | None) -> int:
    """Draw the logo into the right upper corner; gives how many pixels of the width it takes."""
    if logo is None:
        return 0
    try:
        with Image.open(io.BytesIO(logo), formats=("JPEG", "PNG")) as opened:
            # A draft is decoded small at once, however large the picture says to be.
            opened.draft("RGB", (_LOGO * 2, _LOGO * 2))
            if opened.width * opened.height > _LARGEST_LOGO:
                return 0
            small = opened.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0
    small.thumbnail((2 * _LOGO, _LOGO))
    picture.paste(small, (WIDTH - MARGIN - small.width, MARGIN))
    return small.width + 24


def write(
    draw: ImageDraw.ImageDraw,
    place: tuple[int, int],
    text: str,
    size: int,
    colour: Colour,
    *,
    width: float,
    bold: bool = False,
) -> None:
    """The text as one line of at most this width."""
    draw.text(place, fitting(text, font(size, bold=bold), width), font=font(size, bold=bold), fill=colour)


def fitting(text: str, face: ImageFont.FreeTypeFont, width: float) -> str:
    """The text as one line that fits, cut with an ellipsis. Signs that the font has no picture of are left out."""
    line = " ".join("".join(sign for sign in text if _is_drawn(sign)).split())[:300]
    if face.getlength(line) <= width:
        return line
    while line and face.getlength(f"{line}…") > width:
        line = line[:-1].rstrip()
    return f"{line}…"


def _is_drawn(sign: str) -> bool:
    """Whether the font draws it: letters, marks and currencies, no emoji, and nothing that steers a text."""
    return sign.isspace() or (
        sign <= "\u2fff" and unicodedata.category(sign) not in {"Cc", "Cf", "Cn", "Co", "Cs", "So"}
    )


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """A font with both alphabets, whatever the system has: it comes with the packages of the product."""
    face: ImageFont.FreeTypeFont = truetype("Noto Sans", size, weight=700 if bold else 400)
    return face
