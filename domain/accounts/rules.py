"""What is decided about accounts without looking at the database."""

import re

#: A token of VK, of the present form or the old one.
_TOKEN = re.compile(r"vk\d\.[a-z]\.[A-Za-z0-9_.-]{30,}|(?<![0-9a-f])[0-9a-f]{85}(?![0-9a-f])")


def about_token(account_id: int) -> str:
    """Whose a sealed token is: bytes moved to another row do not open there."""
    return f"account:{account_id}:token"


def token_in(text: str) -> str | None:
    """The token of VK that a text holds, whatever stands around it; None if there is none."""
    found = _TOKEN.search(text)
    return found[0] if found else None
