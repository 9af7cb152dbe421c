"""Pairs and their cards in words."""

from datetime import date

from bot.kit.call import Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.screen import short
from bot.kit.words import Html
from domain.clients.kinds import ClientKind, Sex
from domain.merging.aspects import Aspect, Difference, Value
from domain.merging.compare_cards import CardSide
from domain.merging.tables import TwinReason

worded("merging-aspect")(Aspect)
worded("merging-reason")(TwinReason)

#: So many addresses of a card are shown beside the other's.
SHOWN_ADDRESSES = 4
LONGEST_VALUE = 40
#: Ten cards side by side have to fit into one message.
LONGEST_NAME = 80


def tell_side(turn: Turn, side: CardSide, *, number: int) -> Html:
    """One of the cards: name, place, addresses, and how much hangs on it."""
    words = turn.words
    addresses = ", ".join(short(address, LONGEST_VALUE) for _, address in side.addresses[:SHOWN_ADDRESSES])
    more = len(side.addresses) - SHOWN_ADDRESSES
    lines = [
        words.html("merging-side", number=str(number), name=short(side.name, LONGEST_NAME)),
        " · ".join(short(part, LONGEST_VALUE) for part in (side.city, side.responsible) if part),
        words.html("merging-addresses", addresses=addresses, more=max(0, more)) if addresses else "",
        words.html("merging-weight", deals=side.deals, notes=side.notes, touches=side.touches),
    ]
    return Html.lines(lines)


def tell_title(turn: Turn, difference: Difference) -> str:
    """What it is that the cards say differently."""
    aspect, _ = difference.pick
    return difference.title or turn.words.text(key_of(aspect))


def tell_value(turn: Turn, value: Value) -> str:
    """What one card says, short enough for a button."""
    words = turn.words
    match value:
        case bool():
            return words.text("merging-flag", on="yes" if value else "no")
        case Sex() | ClientKind():
            return words.text(key_of(value))
        case date():
            return words.day(value)
        case (year, month, day):
            # A leap year stands in for a missing one, so that the 29th of February can be shown.
            born = date(year or 2000, month, day)
            return words.day(born, today=None if year else born.replace(day=1))
        case float():
            return f"{value:g}"
        case _:
            return short(str(value), LONGEST_VALUE)
