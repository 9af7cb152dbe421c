"""How stages, sums and bars look wherever they are shown."""

from collections.abc import Iterable

from bot.kit.enum_words import worded
from bot.kit.words import Words
from domain.funnel.deal_history import DealEvent
from domain.funnel.money import Money
from domain.funnel.tables import DealStatus, StageColour, StageKind
from domain.funnel.views import StageView

worded("funnel-kind")(StageKind)
worded("funnel-colour")(StageColour)
worded("funnel-deal")(DealStatus)
worded("funnel-event")(DealEvent)

SQUARES = {
    StageColour.RED: "🟥",
    StageColour.ORANGE: "🟧",
    StageColour.YELLOW: "🟨",
    StageColour.GREEN: "🟩",
    StageColour.BLUE: "🟦",
    StageColour.PURPLE: "🟪",
    StageColour.BROWN: "🟫",
    StageColour.BLACK: "⬛",
    StageColour.WHITE: "⬜",
}
_OF_KIND = {StageKind.OPEN: StageColour.BLUE, StageKind.WON: StageColour.GREEN, StageKind.LOST: StageColour.RED}

#: So many squares are the longest bar: two more would break the line on a narrow phone.
LONGEST_BAR = 10


def caption(stage: StageView) -> str:
    """A stage as a line or a button names it: its icon (its square, if it has only a colour) and its name."""
    mark = stage.icon or (SQUARES[stage.colour] if stage.colour else "")
    return f"{mark} {stage.name}".strip()


def square(stage: StageView) -> str:
    """The stage's colour, or that of what it means."""
    return SQUARES[stage.colour or _OF_KIND[stage.kind]]


def bar(stage: StageView, count: int, most: int) -> str:
    """The stage's bar beside the longest one. Somebody is never shown as nobody."""
    return square(stage) * max(1, round(LONGEST_BAR * count / most)) if count else ""


def tell_money(words: Words, sums: Iterable[Money]) -> str:
    """Sums of several currencies, joined by a plus; nothing for none."""
    return " + ".join(words.money(one.minor, one.currency) for one in sums)
