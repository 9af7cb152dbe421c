"""One address of a kind that is known: what a person writes for it, in normal form. Pure rules, no I/O."""

import re

from domain.clients.addresses import parse_site, parse_telegram, parse_vk, read_emails, read_phones
from domain.clients.kinds import ChannelKind

#: What a column of the database holds.
LONGEST_ADDRESS = 256

OK_LINK = re.compile(
    r"(?i)(?:https?://)?(?:[a-z]+\.)?(?:ok\.ru|odnoklassniki\.ru)/(?:profile/)?([a-z0-9._-]+)(?:[/?#].*)?"
)
INSTAGRAM_LINK = re.compile(r"(?i)(?:https?://)?(?:www\.)?instagram\.com/([a-z0-9._]+)(?:[/?#].*)?")
WHATSAPP_LINK = re.compile(
    r"(?i)(?:https?://)?(?:wa\.me/|(?:api|web)\.whatsapp\.com/send/?\?(?:.*&)?phone=)\+?(\d{7,15}).*"
)
HANDLE = re.compile(r"@?([A-Za-z0-9._-]{1,64})")
SKYPE = re.compile(r"(?:skype:)?([A-Za-z][\w.,:@-]{2,63})(?:\?\w+)?")


def parse_channel(kind: ChannelKind, text: str, region: str) -> str | None:
    """The normal form of the one address that the text is, or None if it is none of this kind, or several."""
    line = " ".join(text.split())
    address = _parse(kind, line, region)
    return address if address and len(address) <= LONGEST_ADDRESS else None


def linked_address(text: str, region: str) -> tuple[ChannelKind, str] | None:
    """The address that a link of Odnoklassniki, Instagram or WhatsApp leads to, seen from the link itself."""
    line = text.strip()
    for kind, link in ((ChannelKind.OK, OK_LINK), (ChannelKind.INSTAGRAM, INSTAGRAM_LINK)):
        if link.fullmatch(line) and (address := parse_channel(kind, line, region)):
            return kind, address
    if WHATSAPP_LINK.fullmatch(line) and (address := parse_channel(ChannelKind.WHATSAPP, line, region)):
        return ChannelKind.WHATSAPP, address
    return None


def address_url(kind: ChannelKind, address: str) -> str | None:
    """The web address that opens a channel, where there is one; Telegram's buttons open nothing but web addresses.

    Phones and e-mails are copied: Telegram refuses `tel:` and `mailto:`, and `skype:` too.
    """
    match kind:
        case ChannelKind.VK:
            return f"https://vk.com/{address}"
        case ChannelKind.TELEGRAM if address.startswith("+") or not address.isdigit():
            return f"https://t.me/{address.removeprefix('@')}"
        case ChannelKind.WHATSAPP:
            return f"https://wa.me/{address.removeprefix('+')}"
        case ChannelKind.INSTAGRAM:
            return f"https://instagram.com/{address}"
        case ChannelKind.OK:
            # The same word is a profile's number or its own name.
            return f"https://ok.ru/profile/{address}" if address.isdigit() else f"https://ok.ru/{address}"
        case ChannelKind.SITE:
            return address if "://" in address else f"https://{address}"
        case _:
            return None


def _parse(kind: ChannelKind, line: str, region: str) -> str | None:
    match kind:
        case ChannelKind.PHONE | ChannelKind.WHATSAPP:
            link = WHATSAPP_LINK.fullmatch(line)
            return _only(read_phones(f"+{link[1]}" if link else line, region).values)
        case ChannelKind.EMAIL:
            return _only(read_emails(line).values)
        case ChannelKind.VK:
            return parse_vk(line, bare=True)
        case ChannelKind.TELEGRAM:
            return parse_telegram(line, bare=True)
        case ChannelKind.OK:
            return _handle(OK_LINK, line)
        case ChannelKind.INSTAGRAM:
            return _handle(INSTAGRAM_LINK, line)
        case ChannelKind.SKYPE:
            name = SKYPE.fullmatch(line)
            return name[1].lower() if name else None
        case ChannelKind.SITE:
            return parse_site(line)
        case ChannelKind.OTHER:
            return line or None


def _only(found: tuple[str, ...]) -> str | None:
    return found[0] if len(found) == 1 else None


def _handle(link: re.Pattern[str], line: str) -> str | None:
    name = link.fullmatch(line) or HANDLE.fullmatch(line)
    return name[1].lower() if name else None
