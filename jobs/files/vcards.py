"""vCards 2.1, 3.0 and 4.0, also mixed in one file, read into rows of fixed columns.

vobject stops at the first soft line break of a 2.1 card and at any damaged one, and takes 4 ms a card; phones write
both kinds into one file. So this reads what matters of a card and passes over what it does not know.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from domain.transfer.layout import ImportField

_F = ImportField
VCARD_COLUMNS: tuple[tuple[str, ImportField], ...] = (
    ("FN", _F.NAME),
    ("N.family", _F.LAST_NAME),
    ("N.given", _F.FIRST_NAME),
    ("N.additional", _F.MIDDLE_NAME),
    ("ORG", _F.COMPANY),
    ("TITLE", _F.NOTE),
    ("TEL", _F.PHONE),
    ("EMAIL", _F.EMAIL),
    ("URL", _F.SITE),
    ("VK", _F.VK),
    ("TELEGRAM", _F.TELEGRAM),
    ("WHATSAPP", _F.WHATSAPP),
    ("SKYPE", _F.SKYPE),
    ("IM", _F.OTHER_CHANNEL),
    ("BDAY", _F.BIRTHDAY),
    ("GENDER", _F.SEX),
    ("ADR.city", _F.CITY),
    ("ADR", _F.NOTE),
    ("CATEGORIES", _F.TAGS),
    ("NICKNAME", _F.NOTE),
    ("NOTE", _F.NOTE),
)
_PLACE = {title: place for place, (title, _) in enumerate(VCARD_COLUMNS)}
_SIMPLE = {
    "FN": "FN",
    "ROLE": "TITLE",
    "TITLE": "TITLE",
    "EMAIL": "EMAIL",
    "URL": "URL",
    "X-SOCIALPROFILE": "URL",
    "BDAY": "BDAY",
    "NICKNAME": "NICKNAME",
    "NOTE": "NOTE",
    "X-VK": "VK",
    "X-VKONTAKTE": "VK",
    "X-TELEGRAM": "TELEGRAM",
    "X-WHATSAPP": "WHATSAPP",
    "X-SKYPE": "SKYPE",
    "X-SKYPE-USERNAME": "SKYPE",
    "X-ICQ": "IM",
    "X-JABBER": "IM",
    "X-GENDER": "GENDER",
}
_SCHEMES = {"skype": "SKYPE", "telegram": "TELEGRAM", "tg": "TELEGRAM", "whatsapp": "WHATSAPP", "vk": "VK"}
_PROPERTY = re.compile(
    r"(?:[\w-]+\.)?(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;(?:\"[^\"]*\"|[^:\"])*)?):(?P<value>.*)", re.S
)
_CHARSET = re.compile(r"(?i);charset=\"?([\w-]+)")
_QUOTED_PRINTABLE = re.compile(r"(?i);(?:encoding=)?\"?quoted-printable")
_ESCAPED = re.compile(r"\\(.)")
_UNESCAPED_SEMICOLON = re.compile(r"(?<!\\);")
_UNESCAPED_COMMA = re.compile(r"(?<!\\),")
# A photo of a card is a line of megabytes; nothing that we keep is this long.
_LONGEST_PROPERTY = 1 << 17
_CITY_OF_ADR = 3
_MOST_VALUES = 50


@dataclass(slots=True)
class _Card:
    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, column: str, value: str) -> None:
        value = value.strip()
        found = self.values.setdefault(column, [])
        if value and value not in found and len(found) < _MOST_VALUES:
            found.append(value)

    def row(self) -> list[str]:
        row = [""] * len(VCARD_COLUMNS)
        for column, values in self.values.items():
            row[_PLACE[column]] = "\n".join(values)
        # The card of a company repeats its name as a person's; so does a phone that knows only a number.
        name = row[_PLACE["FN"]]
        if name == row[_PLACE["ORG"]] and not row[_PLACE["N.family"]] and not row[_PLACE["N.given"]]:
            row[_PLACE["FN"]] = ""
        return row


def card_rows(lines: Iterator[str]) -> Iterator[list[str]]:
    """One row a card, in the order of `VCARD_COLUMNS`; several values of a property stand in one cell, a line each."""
    card: _Card | None = None
    for line in _properties(lines):
        word = line.strip().upper()
        if word == "BEGIN:VCARD":
            card = _Card()
        elif word == "END:VCARD":
            if card is not None:
                yield card.row()
            card = None
        elif card is not None:
            _take(card, line)


def _properties(lines: Iterator[str]) -> Iterator[str]:
    """Lines unfolded: a space at the start continues the line before (3.0), so does `=` at its end (2.1)."""
    current = ""
    for raw in lines:
        line = raw.rstrip("\r\n")
        if current and current.endswith("=") and _QUOTED_PRINTABLE.search(current.partition(":")[0]):
            current = _join(current[:-1], line.lstrip(" \t"))
        elif line[:1] in (" ", "\t") and current:
            current = _join(current, line[1:])
        else:
            if current:
                yield current
            current = line
    if current:
        yield current


def _join(head: str, tail: str) -> str:
    return head + tail if len(head) < _LONGEST_PROPERTY else head


def _take(card: _Card, line: str) -> None:
    match = _PROPERTY.fullmatch(line)
    if match is None or len(line) > _LONGEST_PROPERTY:
        return
    name, parameters = match["name"].upper(), match["parameters"]
    value = _decoded(match["value"], parameters)
    if name == "N":
        parts = [_plain(part).strip() for part in _UNESCAPED_SEMICOLON.split(value)]
        for column, part in zip(("N.family", "N.given", "N.additional"), parts, strict=False):
            card.add(column, part)
    elif name == "ORG":
        parts = [_plain(part).strip() for part in _UNESCAPED_SEMICOLON.split(value)]
        card.add("ORG", parts[0])
        card.add("TITLE", ", ".join(part for part in parts[1:] if part))
    elif name == "ADR":
        parts = [_plain(part).strip() for part in _UNESCAPED_SEMICOLON.split(value)]
        if len(parts) > _CITY_OF_ADR:
            card.add("ADR.city", parts[_CITY_OF_ADR] if "ADR.city" not in card.values else "")
        card.add("ADR", ", ".join(part for part in parts if part) if sum(map(bool, parts)) > 1 else "")
    elif name == "TEL":
        card.add("TEL", _plain(value).removeprefix("tel:").replace(";ext=", " доб. "))
    elif name == "CATEGORIES":
        for part in _UNESCAPED_COMMA.split(value):
            card.add("CATEGORIES", _plain(part))
    elif name == "GENDER":
        card.add("GENDER", value.partition(";")[0])
    elif name == "IMPP":
        scheme, _, address = _plain(value).partition(":")
        column = _SCHEMES.get(scheme.lower(), "IM")
        card.add(column, address if column != "IM" else f"{scheme}:{address}")
    elif name in _SIMPLE:
        card.add(_SIMPLE[name], _plain(value))


def _decoded(value: str, parameters: str) -> str:
    if not _QUOTED_PRINTABLE.search(parameters):
        return value
    data = quopri.decodestring(value.encode("utf-8"))
    charset = _CHARSET.search(parameters)
    for encoding in (charset[1] if charset else "utf-8", "utf-8", "cp1251"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace")


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
