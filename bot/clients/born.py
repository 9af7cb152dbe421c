"""A birthday in words; the year may be unknown."""

from datetime import date

from bot.kit.words import Words
from domain.clients.views import CardView


def tell_birthday(words: Words, card: CardView) -> str | None:
    """ "12 мая 1990 г.", or "12 мая" without a year; None if the day is not known."""
    if not (card.birth_month and card.birth_day):
        return None
    return tell_day_of_birth(words, card.birth_year, card.birth_month, card.birth_day)


def tell_day_of_birth(words: Words, year: int | None, month: int, day: int) -> str:
    """The same of a day that is known."""
    if year:
        return words.day(date(year, month, day))
    # A leap year stands in for the missing one, so that the 29th of February can be shown; a day that is not near any
    # of that year is told without «today».
    born = date(2000, month, day)
    return words.day(born, today=born.replace(month=7 if month < 7 else 1, day=10))
