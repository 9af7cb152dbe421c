"""A birthday in words; the year may be unknown."""

from datetime import date

from bot.kit.words import Words
from domain.clients.views import CardView


def tell_birthday(words: Words, card: CardView) -> str | None:
    """ "12 мая 1990 г.", or "12 мая" without a year; None if the day is not known."""
    if not (card.birth_month and card.birth_day):
        return None
    if card.birth_year:
        return words.day(date(card.birth_year, card.birth_month, card.birth_day))
    # A leap year stands in for the missing one, so that the 29th of February can be shown; a day that is not near any
    # of that year is told without «today».
    day = date(2000, card.birth_month, card.birth_day)
    return words.day(day, today=day.replace(month=7 if day.month < 7 else 1, day=10))
