"""Sums of money as people and programs write them, read into exact minor units. Pure rules, no float arithmetic."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_DEFAULT_DIGITS = 2
_DIGITS_AFTER_POINT = {"JPY": 0, "KRW": 0, "VND": 0, "KWD": 3, "BHD": 3, "OMR": 3, "TND": 3}
_WORDS = {
    "RUB": "₽ р руб рублей рубля рубль rub rur",
    "USD": "$ us$ usd долл доллар доллара долларов",
    "EUR": "€ eur евро",
    "GBP": "£ gbp",
    "KZT": "₸ kzt тг тенге",
    "UAH": "₴ uah грн",
    "BYN": "byn br",
    "UZS": "uzs сум",
    "KGS": "kgs сом",
    "AMD": "֏ amd",
    "GEL": "₾ gel",
    "AZN": "₼ azn",
    "TRY": "₺ try",
    "ILS": "₪ ils",
    "INR": "₹ inr",
    "CNY": "cny юань юаней",
    "JPY": "jpy",
    "KWD": "kwd",
    "PLN": "pln zł",
    "CHF": "chf",
    "AED": "aed",
}
_CURRENCY_OF_WORD = {word: code for code, words in _WORDS.items() for word in words.split()}
_MONEY = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-+−–]?)\s*(?P<before>[^\d\s.,()+−–-]{0,9})\.?\s*(?P<inner>[-−–]?)"
    r"(?P<number>\d[\d\s.,'’]*)\s*(?P<after>[^\d\s.,()]{0,9})\.?\s*(?(open)\))"
)
_PLAIN = re.compile(r"(-?)([0-9]{1,15})(?:\.([0-9]{1,2}))?")
_GROUPED = re.compile(r"\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_LONGEST = 64
# What a database keeps in 64 bits.
_GREATEST_MINOR = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Money:
    """An exact sum: whole minor units (kopecks, cents) of an ISO 4217 currency."""

    minor: int
    currency: str


def digits_after_point(currency: str) -> int:
    """How many decimal digits the minor unit of a currency has (ISO 4217): 2 for most, 0 for the yen."""
    return _DIGITS_AFTER_POINT.get(currency, _DEFAULT_DIGITS)


def format_money(money: Money) -> str:
    """The plain decimal form without groups, `-1234.56 RUB`, which `parse_money` reads back to the same sum."""
    digits = digits_after_point(money.currency)
    return f"{Decimal(money.minor).scaleb(-digits):.{digits}f} {money.currency}"


def currency_named(text: str) -> str | None:
    """The currency that a title or a cell names by sign, word or code: «Бюджет, руб» → RUB; None when it names none."""
    for word in re.split(r"[\s,.;:()\[\]/]+", text.lower()):
        code = _CURRENCY_OF_WORD.get(word)
        if code is not None:
            return code
    return None


def parse_money(value: str | float | Decimal | None, default_currency: str = "RUB") -> Money | None:
    """The sum a cell names; None when it names none. More digits than the currency has are rounded half up.

    A single comma or point before exactly three digits groups thousands (`1,234`), otherwise it is the decimal one.
    """
    if value is None or isinstance(value, bool):
        return None
    if not isinstance(value, str):
        # The text of a float is the shortest decimal that means it: 12990.1 stays 12990.1.
        return _plain(str(value), default_currency) or _in_minor(Decimal(str(value)), default_currency)
    plain = _plain(value, default_currency)
    if plain is not None:
        return plain
    match = (
        _MONEY.fullmatch(value.replace("\u00a0", " ").replace("\u202f", " ").strip())
        if len(value) <= _LONGEST
        else None
    )
    if match is None:
        return None
    currency = default_currency
    for word in (match["before"], match["after"]):
        if word:
            named = _CURRENCY_OF_WORD.get(word.lower())
            if named is None:
                return None
            currency = named
    number = _plain_number(match["number"].strip(), digits_after_point(currency))
    if number is None or (match["sign"] and match["inner"]):
        return None
    negative = bool(match["open"] or match["inner"] or match["sign"] not in ("", "+"))
    return _in_minor(-number if negative else number, currency)


def _plain(text: str, currency: str) -> Money | None:
    """The form most cells have, `12990.5`, by whole numbers only."""
    match = _PLAIN.fullmatch(text)
    digits = digits_after_point(currency)
    if match is None or digits != _DEFAULT_DIGITS:
        return None
    minor = int(match[2]) * 100 + int((match[3] or "").ljust(_DEFAULT_DIGITS, "0"))
    return Money(-minor if match[1] else minor, currency)


def _plain_number(text: str, digits: int) -> Decimal | None:
    text = re.sub(r"\s+", " ", text).replace("’", "'")
    grouped = _GROUPED.fullmatch(text)
    # With three decimals in its currency, 1.234 is no group but the decimals.
    decimals = digits == len("234") and text[-4:-3] in (".", ",") and sum(map(text.count, ".,")) == 1
    if grouped and not decimals and not text.startswith("0"):
        mark = grouped[1]
        head, tail = text, ""
        # The decimal mark, if any, is the last mark and differs from the one that groups.
        last = max(text.rfind("."), text.rfind(","))
        if last >= 0 and text[last] != mark:
            head, tail = text[:last], text[last + 1 :]
        text = f"{head.replace(mark, '')}.{tail or '0'}"
    else:
        text = text.replace(",", ".")
    text = text.removesuffix(".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _in_minor(amount: Decimal, currency: str) -> Money | None:
    if not amount.is_finite() or amount.adjusted() > len(str(_GREATEST_MINOR)):
        return None
    scaled = amount.scaleb(digits_after_point(currency)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    minor = int(scaled)
    return Money(minor, currency) if abs(minor) <= _GREATEST_MINOR else None


def split_deal(text: str, default_currency: str = "RUB") -> tuple[str, Money | None]:
    """A line such as «Абонемент на год 12 500 ₽» as its title and price; the price is the longest end that is a sum."""
    words = text.split()
    for start in range(1, len(words)):
        money = parse_money(" ".join(words[start:]), default_currency)
        if money is not None:
            return " ".join(words[:start]).rstrip(" :—-"), money
    return " ".join(words), None
