"""Starting a child process that may be killed at any moment, and being sure that nothing of it stays."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from domain.transfer.problems import FileProblem
from jobs.files.frames import LENGTH_BYTES

_ROOT = Path(__file__).resolve().parents[2]
# What the child has sent and we have not yet taken; beyond it the pipe fills up and the child waits.
_READ_AHEAD = 1 << 20
_KNOWN_DEATHS = {
    # Rust aborts when it can't have the memory it asks for; the kernel counts the seconds of CPU.
    -signal.SIGABRT: FileProblem.TOO_LARGE,
    -signal.SIGXCPU: FileProblem.TOO_SLOW,
    -signal.SIGKILL: FileProblem.TOO_SLOW,
}

_MAX_FRAME = 32 << 20


class BrokenFrame(Exception):  # noqa: N818 — it names what was received, as `asyncio.IncompleteReadError` does.
    """The child spoke something that is not a frame, or stopped in the middle of one: it is not to be believed."""


@contextlib.asynccontextmanager
async def start_child(module: str, request: dict[str, Any]) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `python -m module` in a group of its own, its first line being the request; at the end kill the group."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=_ROOT,
        # Of our own environment it gets nothing: tokens and keys live there.
        env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        limit=_READ_AHEAD,
        start_new_session=True,
    )
    try:
        assert child.stdin is not None
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            child.stdin.write(json.dumps(request).encode() + b"\n")
            await child.stdin.drain()
        yield child
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        await asyncio.shield(child.wait())


async def read_frame(stream: asyncio.StreamReader) -> Any | None:
    """The child's next message; None at the end of its output. Raises `BrokenFrame` on anything else."""
    try:
        length = int.from_bytes(await stream.readexactly(LENGTH_BYTES))
        if length > _MAX_FRAME:
            raise BrokenFrame
        return json.loads(await stream.readexactly(length))
    except asyncio.IncompleteReadError as error:
        if error.partial or error.expected != LENGTH_BYTES:
            raise BrokenFrame from error
        return None
    except ValueError as error:
        raise BrokenFrame from error


async def cause_of_death(child: asyncio.subprocess.Process) -> FileProblem:
    """Why a child that fell silent ended."""
    return _KNOWN_DEATHS.get(await child.wait(), FileProblem.CRASHED)
