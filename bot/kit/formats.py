"""Dates, numbers and money as a language writes them (CLDR, through babel)."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta
from babel.numbers import format_currency, format_decimal, get_currency_precision, get_currency_symbol


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code)


def day(value: date, locale: str, *, with_year: bool) -> str:
    """ "12 мая" or "12 мая 2031 г."; in English "May 12" or "May 12, 2031"."""
    if with_year:
        return format_date(value, "long", locale=_locale(locale))
    return format_skeleton("MMMMd", value, locale=_locale(locale))


def date_pattern(value: date, pattern: str, locale: str) -> str:
    """A date by a CLDR pattern: "LLLL y" gives «май 2031»."""
    return format_date(value, pattern, locale=_locale(locale))


def time(value: datetime, locale: str) -> str:
    """Hour and minute of the value's own clock, without converting zones."""
    return format_time(value.time(), format="short", locale=_locale(locale))


def ago(distance: timedelta, locale: str) -> str:
    """A signed distance in its largest unit: "2 часа назад", "через 5 минут"."""
    return format_timedelta(distance, add_direction=True, locale=_locale(locale))


def number(value: int | Decimal, locale: str) -> str:
    """A number with its thousands grouped."""
    return format_decimal(value, locale=_locale(locale))


def money(minor: int, currency: str, locale: str) -> str:
    """An amount in minor units. How many make one unit is CLDR's figure: 100 kopecks a rouble, 1 for the yen.

    Whole amounts lose their zeros, for a deal of 150 000 ₽ is read more often than one of 150 000,00 ₽.
    """
    amount = Decimal(minor).scaleb(-get_currency_precision(currency))
    pattern = str(_locale(locale).currency_formats["standard"].pattern)
    if get_currency_symbol(currency, locale=_locale(locale)).isalpha():
        # A currency without a sign in this language shows its code, which needs a space before the figure.
        pattern = re.sub("¤(?=#)", "¤\N{NO-BREAK SPACE}", pattern)
    whole = amount == amount.to_integral_value()
    if whole:
        pattern = pattern.replace(".00", "")
    return format_currency(amount, currency, pattern, locale=_locale(locale), currency_digits=not whole)
