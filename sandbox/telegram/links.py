"""Which addresses Telegram takes for a link (TDLib LinkManager)."""

import re
from urllib.parse import urlsplit

_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")
_USER = re.compile(r"^tg://user\?id=(\d+)$", re.IGNORECASE)


def mentioned_user(url: str) -> int | None:
    """Return the id in `tg://user?id=…`, None for any other address."""
    found = _USER.match(url)
    return int(found.group(1)) if found else None


def checked_link(url: str) -> str | None:
    """Return the address as the server stores it, None where it would drop the link.

    A host without a dot (`localhost`) is no HTTP host for Telegram; `tg:` and `ton:` links pass.
    """
    url = url.strip()
    scheme = urlsplit(url).scheme.lower() if _SCHEME.match(url) else ""
    if scheme in {"tg", "ton"}:
        return url
    if scheme not in {"", "http", "https"} and "." not in scheme:
        return None
    full = url if scheme in {"http", "https"} else f"http://{url}"
    try:
        parts = urlsplit(full)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return None
    if not host or " " in url or "." not in host.strip(".") or host.startswith("."):
        return None
    return full if parts.path else full.replace(parts.netloc, f"{parts.netloc}/", 1)
