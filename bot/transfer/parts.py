"""What a part of a card says, as a person reads it."""

from bot.kit.enum_words import key_of
from bot.kit.screen import short
from bot.kit.words import Html, Words
from domain.clients.kinds import Sex
from domain.transfer.prints import CardPart
from domain.transfer.report import Example

LONGEST = 60


def part_value(words: Words, part: CardPart, told: str) -> str:
    """The text of a part: a sex in words, days as they are written here, nothing as a dash."""
    if not told:
        return "—"
    if part is CardPart.SEX:
        return words.text(key_of(Sex(told)))
    if part in {CardPart.BIRTHDAY, CardPart.NEXT_TOUCH}:
        day, _, hour = told.partition(" ")
        return " ".join([".".join(reversed([piece for piece in day.split("-") if piece])), hour]).strip()
    return short(told, LONGEST)


def tell_example(words: Words, example: Example) -> Html:
    """One change: whose card, what it says now, what it will say."""
    part = CardPart(example.part)
    before, after = part_value(words, part, example.before), part_value(words, part, example.after)
    is_new = "yes" if not example.before else "no"
    name, title = short(example.name, LONGEST), words.text(key_of(part))
    return words.html("transfer-example", name=name, part=title, before=before, after=after, is_new=is_new)
