"""Columns that hold ways to reach a client: phones, e-mails, profiles, sites. Each cell may hold several."""

import re
from collections.abc import Callable

from domain.clients.addresses import parse_site, parse_telegram, parse_vk, plain_email, read_emails, read_phones
from domain.clients.channel_forms import HANDLE, INSTAGRAM_LINK, OK_LINK, SKYPE, WHATSAPP_LINK
from domain.clients.phones import russian_mobile
from domain.transfer.draft import LONGEST_TEXT, Draft, Put
from domain.transfer.layout import ImportField, Layout
from domain.transfer.problems import RowProblem
from domain.transfer.rows import Cell, cell_text
from domain.transfer.titles import is_plain_other

_ADDRESS_MARKS = re.compile(r"[\s,;|]+|:::")
_TELEGRAM_LINK = re.compile(r"(?i)(?:https?://)?t(?:elegram)?\.me/.*")


def phone_column(meaning: ImportField, title: str, layout: Layout) -> Put:
    kind, region = meaning.value, layout.region

    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        quick = russian_mobile(text, region)
        if quick is not None:
            draft.add_channel(kind, quick)
            return
        link = WHATSAPP_LINK.fullmatch(text)
        found = read_phones(f"+{link[1]}" if link else text, region)
        for number in found.values:
            draft.add_channel(kind, number)
        if found.rest:
            draft.not_understood(RowProblem.BAD_PHONE, title, text)

    return put


def email_column(_meaning: ImportField, title: str, _layout: Layout) -> Put:
    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        plain = plain_email(text)
        if plain is not None:
            draft.add_channel("email", plain)
            return
        found = read_emails(text)
        for address in found.values:
            draft.add_channel("email", address)
        if found.rest:
            draft.not_understood(RowProblem.BAD_EMAIL, title, text)

    return put


def _addresses(parse: Callable[[str], tuple[str, str] | None], problem: RowProblem) -> Callable[..., Put]:
    """A column of links or handles: the whole cell is one address, or a list of them, one a line at best."""

    def read(text: str) -> list[tuple[str, str] | None]:
        # Lines first: no address has a line break in it, but a phone is found in whatever begins with one.
        if "\n" in text:
            lines = [parse(line.strip()) for line in text.split("\n") if line.strip()]
            if None not in lines:
                return lines
        whole = parse(text)
        if whole:
            return [whole]
        return [parse(part) for part in _ADDRESS_MARKS.split(text) if part]

    def make(_meaning: ImportField, title: str, _layout: Layout) -> Put:
        def put(draft: Draft, value: Cell) -> None:
            text = value if isinstance(value, str) else cell_text(value)
            only = parse(text) if "\n" not in text else None
            if only is not None and len(only[1]) <= LONGEST_TEXT:
                draft.add_channel(*only)
                return
            found = read(text)
            for channel in found:
                if channel and len(channel[1]) <= LONGEST_TEXT:
                    draft.add_channel(*channel)
            if not found or any(channel is None or len(channel[1]) > LONGEST_TEXT for channel in found):
                draft.not_understood(problem, title, text)

        return put

    return make


def _vk(text: str) -> tuple[str, str] | None:
    address = parse_vk(text, bare=True)
    return ("vk", address) if address else None


def _telegram(text: str) -> tuple[str, str] | None:
    address = parse_telegram(text, bare=True)
    return ("telegram", address) if address else None


def _ok(text: str) -> tuple[str, str] | None:
    match = OK_LINK.fullmatch(text) or HANDLE.fullmatch(text)
    return ("ok", match[1].lower()) if match else None


def _instagram(text: str) -> tuple[str, str] | None:
    match = INSTAGRAM_LINK.fullmatch(text) or HANDLE.fullmatch(text)
    return ("instagram", match[1].lower()) if match else None


def _skype(text: str) -> tuple[str, str] | None:
    match = SKYPE.fullmatch(text)
    return ("skype", match[1].lower()) if match else None


def _site(text: str) -> tuple[str, str] | None:
    """A site column of Google or Outlook mostly holds profiles: each goes to the network it belongs to."""
    vk = parse_vk(text)
    if vk:
        return "vk", vk
    telegram = parse_telegram(text) if _TELEGRAM_LINK.fullmatch(text) else None
    if telegram:
        return "telegram", telegram
    for kind, pattern in (("ok", OK_LINK), ("instagram", INSTAGRAM_LINK), ("whatsapp", WHATSAPP_LINK)):
        match = pattern.fullmatch(text)
        if match:
            return kind, f"+{match[1]}" if kind == "whatsapp" else match[1].lower()
    site = parse_site(text)
    return ("site", site) if site else None


def other_channel_column(_meaning: ImportField, title: str, _layout: Layout) -> Put:
    """Contacts of no kind that we know; the title tells what they are, unless it is our own export's."""
    is_plain = is_plain_other(title)

    def put_one(draft: Draft, text: str) -> None:
        known = _site(text) if "/" in text and not is_plain else None
        whole = text if is_plain else f"{title}: {text}"
        if known and known[0] != "site" and len(known[1]) <= LONGEST_TEXT:
            draft.add_channel(*known)
        elif len(whole) <= LONGEST_TEXT:
            draft.add_channel("other", whole)
        else:
            draft.not_understood(RowProblem.BAD_ADDRESS, title, text)

    def put(draft: Draft, value: Cell) -> None:
        text = value if isinstance(value, str) else cell_text(value)
        if is_plain:
            for line in filter(None, map(str.strip, text.split("\n"))):
                put_one(draft, line)
        else:
            put_one(draft, " ".join(text.split()))

    return put


vk_column = _addresses(_vk, RowProblem.BAD_VK)
telegram_column = _addresses(_telegram, RowProblem.BAD_ADDRESS)
ok_column = _addresses(_ok, RowProblem.BAD_ADDRESS)
instagram_column = _addresses(_instagram, RowProblem.BAD_ADDRESS)
skype_column = _addresses(_skype, RowProblem.BAD_ADDRESS)
site_column = _addresses(_site, RowProblem.BAD_ADDRESS)
