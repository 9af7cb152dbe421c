"""What the name of a stage tells. Pure rules."""

import re

from domain.clients.folding import fold
from domain.funnel.tables import StageKind

#: The longest reason of a loss: it must fit on a button and a line.
REASON_LENGTH = 100
#: The rarest rhythm of touches that is still one: a year.
LONGEST_RHYTHM = 366

_LOST = re.compile(r"\b(не реализован|отказ|отказал|проигр|потер|lost|rejected|refus|closed lost|не успеш|брак)")
_WON = re.compile(r"\b(успеш|реализован|выигр|оплач|оплата получена|won|paid|куп(ил|лен)|продан)")


def stage_kind_of(name: str) -> StageKind:
    """Whether a stage of this name means a won or a lost deal, as other CRMs call them; open if it tells nothing."""
    folded = fold(name)
    if _LOST.search(folded):
        return StageKind.LOST
    if _WON.search(folded):
        return StageKind.WON
    return StageKind.OPEN
