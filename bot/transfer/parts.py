"""What a part of a card says, as a person reads it."""

from bot.kit.enum_words import key_of
from bot.kit.screen import short
from bot.kit.words import Html, Words
from domain.clients.kinds import ClientKind, Sex
from domain.transfer.layout import PRODUCTS
from domain.transfer.prints import CardPart, Part
from domain.transfer.report import Example
from domain.transfer.told import own_example

LONGEST = 60


def part_title(words: Words, part: Part, field: str = "") -> str:
    """What a part is called; `field` is the name of an own one, empty if it is gone."""
    if isinstance(part, CardPart):
        return words.text(key_of(part))
    if part.field_id == PRODUCTS:
        return words.text("transfer-title-products")
    return words.text("transfer-part-own", name=short(field, LONGEST)) if field else words.text("transfer-own-gone")


def part_value(words: Words, part: Part | None, told: str) -> str:
    """The text of a part: a sex in words, days as they are written here, nothing as a dash; None for an own field."""
    if not told:
        return "—"
    if part is CardPart.KIND:
        return words.text(key_of(ClientKind(told)))
    if part is CardPart.SEX:
        return words.text(key_of(Sex(told)))
    if part in {CardPart.BIRTHDAY, CardPart.NEXT_TOUCH}:
        day, _, hour = told.partition(" ")
        return " ".join([".".join(reversed([piece for piece in day.split("-") if piece])), hour]).strip()
    return short(told, LONGEST)


def tell_example(words: Words, example: Example) -> Html:
    """One change: whose card, what it says now, what it will say."""
    own = own_example(example.part)
    part = CardPart(example.part) if own is None else None
    before, after = part_value(words, part, example.before), part_value(words, part, example.after)
    is_new = "yes" if not example.before else "no"
    name = short(example.name, LONGEST)
    title = words.text(key_of(part)) if part else words.text("transfer-part-own", name=short(own or "", LONGEST))
    return words.html("transfer-example", name=name, part=title, before=before, after=after, is_new=is_new)
