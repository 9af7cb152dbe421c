"""What a person reads: words in their language, safe to show in Telegram.

`Words.text` is for buttons, toasts and the console, `Words.html` for messages with markup. Dates, amounts and names go
in as values, never glued on: languages order them differently, and values are escaped here and nowhere else.
"""

import html
import re
import warnings
from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import cache
from typing import Self

from bot.kit import formats
from bot.kit.catalogue import Catalogue

LOCALES = ("ru", "en")

Value = str | int | float | Decimal

# Hebrew, Arabic and their neighbours. One such name turns the rest of the line around unless it is isolated.
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\U00010800-\U00010FFF\U0001E800-\U0001EFFF]")
_ISOLATES = re.compile(r"[\u2066-\u2069]")
_FSI, _PDI = "\u2068", "\u2069"


class MissingWordsWarning(UserWarning):
    """A key or a variable that the language lacks. Shown once a key in production; an error in tests."""


class Html(str):
    """Text that is Telegram HTML already, so it is not escaped again."""

    __slots__ = ()

    @classmethod
    def escape(cls, value: str) -> Self:
        """Plain text as HTML; what is `Html` already stays as it is."""
        return cls(value if isinstance(value, Html) else html.escape(value))

    @classmethod
    def lines(cls, parts: Iterable[str], between: str = "\n") -> Self:
        """Joins the parts that are not empty; plain ones are escaped."""
        return cls(between.join(cls.escape(part) for part in parts if part))


class Words:
    """The words of one language. Cheap to keep, safe to share."""

    def __init__(self, locale: str, catalogue: Catalogue, spare: tuple[Catalogue, ...] = ()) -> None:
        self.locale = locale
        self._catalogue = catalogue
        self._spare = spare

    def text(self, key: str, **values: Value) -> str:
        """Plain words: buttons, toasts, file names, the console. Numbers are grouped as the language does."""
        return self._say(key, {name: _isolated(value) for name, value in values.items()})

    def html(self, key: str, **values: Value) -> Html:
        """Words with markup. `str` values are escaped; `Html` values go in as they are."""
        return Html(self._say(key, {name: _escaped(value) for name, value in values.items()}))

    def day(self, day: date, *, today: date | None = None) -> str:
        """ "сегодня", "12 мая", "12 мая 2031 г.". Without `today` always the full date."""
        if today is not None:
            near = {-1: "kit-yesterday", 0: "kit-today", 1: "kit-tomorrow"}.get((day - today).days)
            if near is not None:
                return self._say(near, {})
        return formats.day(day, self.locale, with_year=today is None or day.year != today.year)

    def moment(self, instant: datetime, zone: tzinfo, *, now: datetime) -> str:
        """An aware instant on the reader's clock: "сегодня 15:00", "12 мая 15:00"."""
        local = instant.astimezone(zone)
        day = self.day(local.date(), today=now.astimezone(zone).date())
        return self.text("kit-moment", day=day, time=self.time(local))

    def time(self, moment: datetime) -> str:
        """The hour and minute as written on `moment` itself: "15:00", "3:00 PM"."""
        return formats.time(moment, self.locale)

    def ago(self, instant: datetime, *, now: datetime) -> str:
        """How far an aware instant is from now: "2 часа назад", "через 5 минут", "только что"."""
        if abs((instant - now).total_seconds()) < 45:
            return self._say("kit-just-now", {})
        return formats.ago(instant - now, self.locale)

    def number(self, value: int | Decimal) -> str:
        """A number grouped as the language does: "12 345"."""
        return formats.number(value, self.locale)

    def money(self, minor: int, currency: str) -> str:
        """An amount from minor units (kopecks, cents) and an ISO 4217 code: "1 500 ₽", "12,50 €"."""
        return formats.money(minor, currency, self.locale)

    def has(self, key: str) -> bool:
        """Whether this very language has the key."""
        return key in self._catalogue

    def _say(self, key: str, values: Mapping[str, Value]) -> str:
        for catalogue in (self._catalogue, *self._spare):
            if key not in catalogue:
                continue
            errors: list[Exception] = []
            try:
                said = catalogue.message(key)(values, errors)
            except (KeyError, ValueError) as error:
                errors.append(error)
                said = key
            if not errors and catalogue is self._catalogue:
                return said
            _warn(f"the words {key!r} are not right in {self.locale!r}: {errors or 'taken from another language'}")
            return said
        _warn(f"there are no words {key!r} in any language")
        return key


@cache
def load_words(locale: str) -> Words:
    """The words of one of `LOCALES`, loaded once a process; the other languages stand in for a missing key."""
    if locale not in LOCALES:
        raise ValueError(f"{locale!r} is not one of {LOCALES}")
    return Words(locale, _catalogue(locale), tuple(_catalogue(other) for other in LOCALES if other != locale))


def nearest_locale(language_code: str | None, default: str) -> str:
    """The language for an IETF tag as Telegram gives it ("ru", "en-GB"); `default` if we don't speak it."""
    language = (language_code or "").partition("-")[0].lower()
    return language if language in LOCALES else default


@cache
def _catalogue(locale: str) -> Catalogue:
    return Catalogue(locale)


def _isolated(value: Value) -> Value:
    if isinstance(value, str) and not value.isascii() and _RIGHT_TO_LEFT.search(value):
        # An isolate that the value opens or closes itself would end ours early.
        return f"{_FSI}{_ISOLATES.sub('', value)}{_PDI}"
    return value


def _escaped(value: Value) -> Value:
    if isinstance(value, Html) or not isinstance(value, str):
        return value
    return html.escape(str(_isolated(value)))


def _warn(message: str) -> None:
    # Python shows the same warning of the same line once, and pytest turns it into an error.
    warnings.warn(message, MissingWordsWarning, stacklevel=3)
