"""Countries and currencies by the names that people write (CLDR, through babel). Pure."""

from functools import cache

from babel import Locale
from babel.numbers import list_currencies

from bot.kit.words import LOCALES
from domain.base.errors import InvalidValueError
from domain.clients.folding import fold

#: The countries and currencies that are one press away.
COUNTRIES = ("RU", "BY", "KZ", "UZ", "KG", "AM", "GE", "AZ", "RS", "TR", "AE", "DE")
CURRENCIES = ("RUB", "USD", "EUR", "KZT", "BYN", "UZS", "KGS", "AMD", "GEL", "RSD", "TRY", "AED")


def country_name(region: str, locale: str) -> str:
    """The name of a country, its letters if CLDR has none."""
    return str(Locale.parse(locale).territories.get(region, region))


def region_of(text: str) -> str:
    """The two letters of a country written by letters or by name. Raises `InvalidValueError`."""
    region = _regions().get(fold(text))
    if region is None:
        raise InvalidValueError(field="phone_region", reason="unknown")
    return region


def currency_of(text: str) -> str:
    """The ISO 4217 code as it must be written. Raises `InvalidValueError`."""
    code = text.strip().upper()
    if code not in list_currencies():
        raise InvalidValueError(field="currency", reason="unknown")
    return code


@cache
def _regions() -> dict[str, str]:
    """Every folded name and code of a country; numbers are regions of the world, and ZZ is nowhere."""
    found: dict[str, str] = {}
    for locale in LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == len("RU") and code.isalpha() and code not in {"ZZ", "XA", "XB", "EU", "EZ", "UN", "QO"}:
                found[fold(str(name))] = found[fold(code)] = code
    return found
