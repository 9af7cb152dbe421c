"""What is decided about accounts without looking at the database."""

import re
from datetime import timedelta

from domain.accounts.errors import TokenRefusedError
from domain.base.sealing import Secret

#: A token of VK, of the present form or the old one.
_TOKEN = re.compile(r"vk\d\.[a-z]\.[A-Za-z0-9_.-]{30,}|(?<![0-9a-f])[0-9a-f]{85}(?![0-9a-f])")

#: What tokens of VK are made of, whatever their form.
_ANY_TOKEN = re.compile(r"[A-Za-z0-9._~-]{40,512}")


def about_token(account_id: int) -> str:
    """Whose a sealed token is: bytes moved to another row do not open there."""
    return f"account:{account_id}:token"


def token_in(text: str) -> str | None:
    """The token of VK that a text holds, whatever stands around it; None if there is none."""
    found = _TOKEN.search(text)
    return found[0] if found else None


#: What VK's page of consent ends with, beside the token.
_LASTS = re.compile(r"[#&?]expires_in=(\d{1,10})\b")


def lasts_for(text: str) -> timedelta | None:
    """How long the pasted token is good for, if the address of VK's page was pasted with it; None for ever."""
    found = _LASTS.search(text)
    return timedelta(seconds=int(found[1])) if found and int(found[1]) else None


def pasted_token(text: str) -> Secret:
    """The token that somebody was asked for; also of a form that VK may yet invent. Raises `TokenRefusedError`.

    Nothing else becomes a secret: the log would strike ordinary words out from then on.
    """
    found = token_in(text) or text.strip()
    if not _ANY_TOKEN.fullmatch(found):
        raise TokenRefusedError(reason="form")
    return Secret(found)
