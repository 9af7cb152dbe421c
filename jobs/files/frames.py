"""The words between us and a child process: JSON behind its length, so that neither side guesses where one ends."""

import asyncio
import json
from typing import Any, BinaryIO

_LENGTH_BYTES = 4
# What we send holds no cycles, and to look for them takes a fifth of the time.
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
MAX_FRAME = 32 << 20
"""A longer frame is not ours: the child is no longer to be believed."""


class BrokenFrame(Exception):  # noqa: N818 — it names what was received, as `asyncio.IncompleteReadError` does.
    """The child spoke something that is not a frame."""


def write_frame(stream: BinaryIO, message: Any) -> None:
    """Send one message, all of it."""
    body = _encode(message).encode("utf-8", "replace")
    stream.write(len(body).to_bytes(_LENGTH_BYTES) + body)
    stream.flush()


async def read_frame(stream: asyncio.StreamReader) -> Any | None:
    """The next message; None at the end of the stream. Raises `BrokenFrame` on anything else."""
    try:
        length = int.from_bytes(await stream.readexactly(_LENGTH_BYTES))
        if length > MAX_FRAME:
            raise BrokenFrame
        return json.loads(await stream.readexactly(length))
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise BrokenFrame from error
        return None
    except ValueError as error:
        raise BrokenFrame from error
