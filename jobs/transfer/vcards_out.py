"""Clients as vCards 3.0, which phones and mail programs take into their contacts. Source: RFC 2426, RFC 6350 §3.2."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Collection, Iterable
from pathlib import Path

from domain.clients.kinds import ClientKind
from domain.clients.names import split_full_name
from domain.transfer.export_fields import ExportField
from domain.transfer.exported_client import ExportedClient

#: A line has so many bytes at most; what is longer goes on after a line break and a space.
LONGEST_LINE = 75
_REACHED = {
    "phone": "TEL;TYPE=CELL",
    "whatsapp": "X-WHATSAPP",
    "email": "EMAIL;TYPE=INTERNET",
    "skype": "X-SKYPE",
}
_PAGES = {"vk": "https://vk.com/", "ok": "https://ok.ru/", "instagram": "https://instagram.com/", "site": ""}
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


class CardsFile:
    """An open file of cards. `grown` is how many characters the last `write` added."""

    def __init__(self, partial: Path, path: Path) -> None:
        self._partial = partial
        self.path = path
        self.grown = 0

    async def write(self, cards: Iterable[str]) -> None:
        """Add cards."""
        text = "".join(cards)
        self.grown = len(text)
        await asyncio.to_thread(self._append, text)

    def _append(self, text: str) -> None:
        with self._partial.open("a", encoding="utf-8", newline="") as file:
            file.write(text)


@contextlib.asynccontextmanager
async def open_cards(path: Path) -> AsyncIterator[CardsFile]:
    """Write cards to `path` plus `.vcf` (`CardsFile.path`); the file appears whole at the end, or not at all."""
    final = path.with_name(f"{path.name}.vcf")
    partial = final.with_name(f".{final.name}.part")
    try:
        await asyncio.to_thread(partial.touch)
        yield CardsFile(partial, final)
        partial.replace(final)
    finally:
        partial.unlink(missing_ok=True)


def vcard_of(client: ExportedClient, fields: Collection[ExportField]) -> str:
    """One card, with what phones show of these fields: names, company, ways to reach, birthday, city, tags, a note."""
    parts = (client.last_name, client.first_name, client.middle_name)
    names = [part or "" for part in parts] if any(parts) else _guessed(client)
    company = client.company or (client.name if client.kind is ClientKind.COMPANY else "")
    channels = {kind: found for kind, found in client.channels.items() if ExportField(kind) in fields}
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{';'.join(map(_text, names))};;", f"FN:{_text(client.name)}"]
    lines += [f"ORG:{_text(company)}"] if company else []
    lines += [f"{name}:{_text(each)}" for kind, name in _REACHED.items() for each in channels.get(kind, ())]
    lines += [f"URL:{_text(before + page)}" for kind, before in _PAGES.items() for page in channels.get(kind, ())]
    lines += [f"URL:https://t.me/{_text(name)}" for name in channels.get("telegram", ()) if not name.isdecimal()]
    if client.city and ExportField.CITY in fields:
        lines.append(f"ADR:;;;{_text(client.city)};;;")
    if client.birth_month and client.birth_day and ExportField.BIRTHDAY in fields:
        year = f"{client.birth_year:04}" if client.birth_year else "-"
        lines.append(f"BDAY:{year}-{client.birth_month:02}-{client.birth_day:02}")
    if client.tags and ExportField.TAGS in fields:
        lines.append(f"CATEGORIES:{','.join(map(_text, client.tags))}")
    if client.note and ExportField.NOTE in fields:
        lines.append(f"NOTE:{_text(client.note)}")
    return "".join(map(_folded, [*lines, "END:VCARD"]))


def _guessed(client: ExportedClient) -> list[str]:
    """Parts of a name that is known as a whole only; a phone sorts its contacts by them."""
    if client.kind is ClientKind.COMPANY:
        return ["", "", ""]
    found = split_full_name(client.name, family_first=False)
    return [found.last, found.first, found.middle]


def _text(value: str) -> str:
    return value.translate(_ESCAPED)


def _folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, no letter cut in two."""
    if len(line.encode()) <= LONGEST_LINE:
        return f"{line}\r\n"
    pieces, piece, room = [], "", LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            # The space before the rest of the line counts too.
            piece, room = "", LONGEST_LINE - 1
        piece += letter
        room -= size
    return "\r\n ".join([*pieces, piece]) + "\r\n"
