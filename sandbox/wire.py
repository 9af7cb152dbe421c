"""What both doubles' control APIs share: JSON bodies in, and the refusal of what can't be done."""

from typing import Any

from aiohttp import web

Json = dict[str, Any]
"""A JSON object as it travels: its shape is the network's, not ours."""


class ActError(Exception):
    """What was wished for is impossible; the text says why. It becomes a 400 with `error`."""


async def body_of(request: web.Request) -> Json:
    """Return the JSON object a request carries, empty without a body."""
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError:
        raise ActError("the body is not JSON") from None
    if not isinstance(body, dict):
        raise ActError("the body is not a JSON object")
    return body


def number(body: Json, name: str, default: int | None = None) -> int:
    """Return a whole number of a body."""
    value = body.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ActError(f"{name} must be a whole number")
    return value
