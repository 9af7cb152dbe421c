"""The bytes of a file put to the address that VK has handed out for them. It blocks, so it is called from a thread."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests

from domain.vk.errors import VkUnreachableError
from jobs.vk.transport import CONNECT_SECONDS

#: How long VK may take to take a file in, in seconds.
UPLOAD_SECONDS = 120.0


def post_file(url: str, field: str, path: Path, name: str) -> Mapping[str, Any]:
    """What VK says of the file. Raises `VkUnreachableError`: whatever happened, no message was sent by it."""
    with requests.Session() as http, path.open("rb") as content:
        # As with calls: no proxies and no passwords of the machine. The address needs no token either.
        http.trust_env = False
        try:
            response = http.post(url, files={field: (name, content)}, timeout=(CONNECT_SECONDS, UPLOAD_SECONDS))
            told = response.json() if response.ok else None
        except (requests.RequestException, ValueError) as error:
            raise VkUnreachableError(was_sent=False, reason=type(error).__name__) from None
    if not isinstance(told, Mapping):
        raise VkUnreachableError(was_sent=False, reason=f"HTTP {response.status_code}")
    return told
