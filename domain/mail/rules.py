"""What is decided about letters without looking at the database."""

import hashlib
import re
import secrets
from datetime import timedelta

from domain.base.errors import InvalidValueError

#: A code confirms an address for so long, and may be mistyped so often.
CODE_LIFETIME = timedelta(minutes=30)
MOST_TRIES = 5
#: So soon another code may be asked for: nobody fills a stranger's mailbox through us.
CODE_PAUSE = timedelta(minutes=1)
#: After each failure it waits longer; then the letter is given up.
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6))
#: How long a letter is remembered after its end.
MEMORY = timedelta(days=30)

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\.]+(?:\.[^\s@<>,;:\"()\[\]\\.]+)+")
_LONGEST = 254


def checked_address(text: str) -> str:
    """The address as mail servers take it, in small letters. Raises `InvalidValueError`."""
    address = text.strip().lower()
    if len(address) > _LONGEST or _ADDRESS.fullmatch(address) is None or not address.isprintable():
        raise InvalidValueError(field="email", reason="address")
    try:
        name, _, host = address.rpartition("@")
        return f"{name}@{host.encode('idna').decode()}"
    except UnicodeError as error:
        raise InvalidValueError(field="email", reason="address") from error


def new_code() -> str:
    """Six digits."""
    return f"{secrets.randbelow(1_000_000):06}"


def hash_of(code: str, member_id: int) -> str:
    """What is kept of a code. Whoever reads it could try all codes through, but not within its lifetime and tries."""
    return hashlib.sha256(f"{member_id}:{code}".encode()).hexdigest()
