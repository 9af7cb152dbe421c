"""One line of text as a person: «Иванов Пётр +7916… vk.com/id1» is a name and two addresses. Pure rules."""

import re
from dataclasses import dataclass

from domain.clients.addresses import parse_site, parse_telegram, parse_vk, read_emails, read_phones
from domain.clients.channel_forms import linked_address
from domain.clients.kinds import ChannelKind

#: A longer text is a letter, and what is left of it no name.
LONGEST_NAME = 100
_MOST_WORDS = 8
#: Dots belong to initials, quotation marks to companies.
_AROUND = ",;:!?()[]<>|—–-"
_LETTER = re.compile(r"[^\W\d_]")
_LINKED = re.compile(r"(?i)^(?:https?://|www\.)")


@dataclass(frozen=True, slots=True)
class SaidPerson:
    """What a text says of a person: the name ("" if there is none) and addresses in normal form, without repeats.

    `rest` is what is neither, so that nothing is lost.
    """

    name: str
    channels: tuple[tuple[ChannelKind, str], ...]
    rest: str = ""


def read_person(text: str, region: str = "RU") -> SaidPerson:
    """Read a text of any form; the country is for phones that are written without one."""
    emails = read_emails(text)
    channels: list[tuple[ChannelKind, str]] = []
    words: list[str] = []
    for word in emails.rest.split():
        found = _address(word, region)
        if found is None:
            words.append(word)
        else:
            channels.append(found)
    phones = read_phones(" ".join(words), region)
    channels = [
        *((ChannelKind.PHONE, phone) for phone in phones.values),
        *((ChannelKind.EMAIL, email) for email in emails.values),
        *channels,
    ]
    left = " ".join(part for part in (word.strip(_AROUND) for word in phones.rest.split()) if part)
    is_name = bool(_LETTER.search(left)) and len(left) <= LONGEST_NAME and len(left.split()) <= _MOST_WORDS
    return SaidPerson(left if is_name else "", tuple(dict.fromkeys(channels)), "" if is_name else phones.rest)


def _address(word: str, region: str) -> tuple[ChannelKind, str] | None:
    """A word that is a link or a mention by its own form."""
    bare = word.rstrip(",;").strip("()<>«»\"'")
    if (vk := parse_vk(bare)) is not None:
        return ChannelKind.VK, vk
    if (telegram := parse_telegram(bare)) is not None:
        return (ChannelKind.PHONE if telegram.startswith("+") else ChannelKind.TELEGRAM), telegram
    if (linked := linked_address(bare, region)) is not None:
        return linked
    if _LINKED.match(bare) and (site := parse_site(bare)) is not None:
        return ChannelKind.SITE, site
    return None
