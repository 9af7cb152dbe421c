"""Phones as people write them, read into E.164. Pure rules, no I/O."""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers


@dataclass(frozen=True, slots=True)
class Found:
    """The addresses found in one text, in order and without repeats, and what was left of the text."""

    values: tuple[str, ...]
    rest: str


_PHONE_PUNCTUATION = str.maketrans("", "", " -()\u00a0\u2011\u2013.\t")
_RUSSIAN_MOBILE = re.compile(r"(?:\+7|[78])?(9[0-9]{9})")
_USUAL_MOBILE = re.compile(r"(?:\+7|[78])[ -]?\(?(9[0-9]{2})\)?[ -]?([0-9]{3})[ -]?([0-9]{2})[ -]?([0-9]{2})")
_INTERNATIONAL_RUSSIAN_MOBILE = re.compile(r"\+7(9[0-9]{9})")
_PHONE_SEPARATORS = re.compile(r"[,;/|\r\n]+|:::")
_EXTENSION = re.compile(r"(?i)(?:\b(?:доб|вн|внутр|ext|extension)\b\.?|#|доб\.)\s*[:№]?\s*\d{1,6}")
_ONLY_PUNCTUATION = re.compile(r"[\s\W_]*")
_MANY_DIGITS = 7
# A longer text is a comment rather than a list of numbers; matching in it would only cost time.
_LONGEST_PHONE_TEXT = 1000


def parse_phones(text: str | float, region: str = "RU") -> list[str]:
    """All phones of a cell in E.164; a number that Excel turned into 79161234567.0 is read too."""
    return list(read_phones(text, region).values)


def read_phones(text: str | float, region: str = "RU") -> Found:
    """The phones of a cell in E.164 and what is left of it: extensions, comments, numbers that can't exist."""
    source = _without_excel_zero(_number_as_text(text))
    quick = russian_mobile(source, region)
    if quick is not None:
        return Found((quick,), "")
    numbers: list[str] = []
    rest: list[str] = []
    for part in _PHONE_SEPARATORS.split(source[:_LONGEST_PHONE_TEXT]):
        quick = russian_mobile(part, region)
        if quick is not None:
            numbers.append(quick)
        else:
            found = _slow_phones(part, region)
            numbers.extend(found.values)
            rest.append(found.rest)
    rest.append(source[_LONGEST_PHONE_TEXT:])
    return Found(tuple(dict.fromkeys(numbers)), ", ".join(part for part in rest if part))


def _number_as_text(value: str | float) -> str:
    if isinstance(value, str):
        return value
    # Excel keeps a phone as a float; 2**63 and "nan" are no phones and fail in the parser like any other text.
    return f"{value:.0f}"


def _without_excel_zero(text: str) -> str:
    """A phone that went through Excel and then into a text file ends with `.0`."""
    return text[:-2] if len(text) > _MANY_DIGITS + 2 and text.endswith(".0") and text[:-2].isdecimal() else text


def russian_mobile(text: str, region: str) -> str | None:
    """The form nine cells of ten have, without asking the slow library (which knows 11,000 numbers a second)."""
    usual = _USUAL_MOBILE.fullmatch(text)
    if usual is not None and (region == "RU" or text[0] == "+"):
        return "+7" + "".join(usual.groups())
    text = _without_excel_zero(text)
    pattern = _RUSSIAN_MOBILE if region == "RU" else _INTERNATIONAL_RUSSIAN_MOBILE
    match = pattern.fullmatch(text.translate(_PHONE_PUNCTUATION))
    return f"+7{match[1]}" if match else None


@lru_cache(maxsize=4096)
def _slow_phones(text: str, region: str) -> Found:
    without_extensions = _EXTENSION.sub(" ", text)
    extensions = " ".join(match[0] for match in _EXTENSION.finditer(text))
    numbers: list[str] = []
    rest = without_extensions
    if sum(character.isdecimal() for character in without_extensions) >= _MANY_DIGITS:
        single = _one_phone(without_extensions, region)
        if single is not None:
            numbers, rest = [single], ""
        else:
            for match in phonenumbers.PhoneNumberMatcher(without_extensions, region):
                numbers.append(phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164))
                rest = rest.replace(match.raw_string, " ", 1)
    rest = "" if _ONLY_PUNCTUATION.fullmatch(rest) else " ".join(rest.split())
    return Found(tuple(numbers), " ".join(part for part in (rest, extensions) if part))


def _one_phone(text: str, region: str) -> str | None:
    if any(character.isalpha() for character in text):
        return None
    candidates = [text.strip()]
    digits = "".join(character for character in text if character.isdecimal())
    # "7 495 …" and "380 44 …" without a plus: the number already starts with its country.
    if "+" not in text and not digits.startswith(("0", "8")):
        candidates.append(f"+{digits}")
    for candidate in candidates:
        try:
            number = phonenumbers.parse(candidate, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None
