"""Reading uploads from the bot's side: a child process parses, this side waits, counts the time and kills."""

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path
from typing import Any

from domain.transfer.layout import FileLook, Layout
from domain.transfer.problems import FileProblem, FileRejected
from domain.transfer.rows import CleanRow
from jobs.files.frames import BrokenFrame, read_frame
from jobs.files.limits import ReaderLimits

CHUNK_ROWS = 500
"""The most rows in one piece of `FileReader.rows`."""

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[2]
# What the child has sent and we have not yet taken; beyond it the pipe fills up and the child waits.
_READ_AHEAD = 1 << 20
_KNOWN_DEATHS = {
    # Rust aborts when it can't have the memory it asks for; the kernel counts the seconds of CPU.
    -signal.SIGABRT: FileProblem.TOO_LARGE,
    -signal.SIGXCPU: FileProblem.TOO_SLOW,
    -signal.SIGKILL: FileProblem.TOO_SLOW,
}


class FileReader:
    """Looks into contact files and gives their cleaned rows. Whatever the file does, it does it to a child process."""

    def __init__(self, limits: ReaderLimits | None = None) -> None:
        self._limits = limits or ReaderLimits()

    async def look(self, path: Path, file_name: str) -> FileLook:
        """How the file is built and what its columns seem to mean; raises `FileRejected`."""
        request = {"verb": "look", "path": str(path), "name": Path(file_name).stem[:100]}
        async with self._child(request, self._limits.look_cpu) as child:
            answer = await self._answer(child)
            if "look" not in answer:
                raise FileRejected(FileProblem.CRASHED)
            return FileLook.from_json(answer["look"])

    async def rows(self, path: Path, layout: Layout, *, skip: int = 0) -> AsyncGenerator[list[CleanRow], None]:
        """The rows below the header, cleaned, in pieces of at most `CHUNK_ROWS`; every row of the file gives one.

        `skip`: so many rows were taken before and are passed over. The child works ahead by about a megabyte and then
        waits for us. Raises `FileRejected`, also in the middle; close the generator (`contextlib.aclosing`) to stop
        early. The event loop is held for a few milliseconds a piece.
        """
        request = {
            "verb": "rows",
            "path": str(path),
            "layout": layout.to_json(),
            "skip": skip,
            "chunk": CHUNK_ROWS,
        }
        async with self._child(request, self._limits.rows_cpu) as child:
            while "rows" in (answer := await self._answer(child)):
                # Decoding and building are two steps, so that others run between them.
                await asyncio.sleep(0)
                yield [CleanRow.unpack(row) for row in answer["rows"]]

    @contextlib.asynccontextmanager
    async def _child(self, request: dict[str, Any], cpu: int) -> AsyncIterator[asyncio.subprocess.Process]:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "jobs.files.reader_child",
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
            message = json.dumps({**request, "memory": self._limits.memory, "cpu": cpu})
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                child.stdin.write(message.encode() + b"\n")
                await child.stdin.drain()
                child.stdin.close()
            yield child
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            await asyncio.shield(child.wait())

    async def _answer(self, child: asyncio.subprocess.Process) -> dict[str, Any]:
        """The child's next word; raises `FileRejected` when it is an error, or when there is none."""
        assert child.stdout is not None
        try:
            async with asyncio.timeout(self._limits.silence):
                answer = await read_frame(child.stdout)
                if answer is None:
                    raise FileRejected(await self._cause_of_death(child))
        except TimeoutError:
            raise FileRejected(FileProblem.TOO_SLOW) from None
        except BrokenFrame:
            raise FileRejected(await self._cause_of_death(child)) from None
        if not isinstance(answer, dict):
            raise FileRejected(FileProblem.CRASHED)
        if "error" in answer:
            problem = FileProblem(answer["error"])
            if problem is FileProblem.CRASHED:
                _log.error("the reader of files failed: %s", answer.get("where"))
            raise FileRejected(problem)
        return answer

    async def _cause_of_death(self, child: asyncio.subprocess.Process) -> FileProblem:
        code = await child.wait()
        problem = _KNOWN_DEATHS.get(code, FileProblem.CRASHED)
        _log.warning("the reader of files died with %s: %s", code, problem)
        return problem
