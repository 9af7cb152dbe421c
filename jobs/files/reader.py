"""Reading uploads from the bot's side: a child process parses, this side waits, counts the time and kills."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterable
from pathlib import Path
from typing import Any

from domain.base.errors import StorageError
from domain.transfer.layout import FileLook, Layout
from domain.transfer.problems import FileProblem, FileRejected
from jobs.files.child import BrokenFrame, cause_of_death, read_frame, start_child
from jobs.files.frames import NO_ROOM
from jobs.files.limits import ReaderLimits

_CHILD = "jobs.files.reader_child"
_log = logging.getLogger(__name__)


async def _absolute(path: Path) -> str:
    """The child works in another folder than we do. A file that is not there is our mistake, not the file's."""
    return str(await asyncio.to_thread(path.resolve, strict=True))


class FileReader:
    """Looks into contact files and gives their cleaned rows. Whatever the file does, it does it to a child process."""

    def __init__(self, limits: ReaderLimits | None = None) -> None:
        self._limits = limits or ReaderLimits()

    async def look(self, path: Path, file_name: str) -> FileLook:
        """How the file is built and what its columns seem to mean.

        Raises `FileRejected`, or OSError when there is no file.
        """
        request = {
            "verb": "look",
            "path": await _absolute(path),
            "name": Path(file_name).stem[:100],
            "memory": self._limits.memory,
            "cpu": self._limits.look_cpu,
        }
        async with start_child(_CHILD, request) as child:
            answer = await self._answer(child)
            if "look" not in answer:
                raise FileRejected(FileProblem.CRASHED)
            return FileLook.from_json(answer["look"])

    async def stage(self, path: Path, layout: Layout, target: Path) -> AsyncGenerator[int, None]:
        """Clean the rows below the header into a new staging file (`domain.transfer.staging`) at `target`.

        Gives how many rows can be read there by now: 0 once the file is there, and at last all of them; every row of
        the upload counts, and its number is its row in the upload. Raises `FileRejected`, also in the middle, and
        `StorageError` if there is no room; close the generator (`contextlib.aclosing`) to stop early.
        """
        request = {
            "verb": "stage",
            "path": await _absolute(path),
            "layout": layout.to_json(),
            "target": str(target),
            "memory": self._limits.memory,
            "cpu": self._limits.rows_cpu,
        }
        async with start_child(_CHILD, request) as child:
            while "staged" in (answer := await self._answer(child)):
                yield answer["staged"]

    async def cells(
        self, path: Path, layout: Layout, numbers: Iterable[int]
    ) -> AsyncGenerator[list[tuple[int, list[str]]], None]:
        """All cells, as texts, of the rows with these numbers (`CleanRow.number`), in the order of the file.

        Raises `FileRejected`.
        """
        request = {
            "verb": "cells",
            "path": await _absolute(path),
            "layout": layout.to_json(),
            "numbers": list(numbers),
            "memory": self._limits.memory,
            "cpu": self._limits.rows_cpu,
        }
        async with start_child(_CHILD, request) as child:
            while "cells" in (answer := await self._answer(child)):
                yield [(number, texts) for number, texts in answer["cells"]]

    async def _answer(self, child: asyncio.subprocess.Process) -> dict[str, Any]:
        """The child's next word; raises `FileRejected` when it is an error, or when there is none."""
        assert child.stdout is not None
        try:
            async with asyncio.timeout(self._limits.silence):
                answer = await read_frame(child.stdout)
                if answer is None:
                    raise FileRejected(await _died(child))
        except TimeoutError:
            raise FileRejected(FileProblem.TOO_SLOW) from None
        except BrokenFrame:
            raise FileRejected(await _died(child)) from None
        if not isinstance(answer, dict):
            raise FileRejected(FileProblem.CRASHED)
        if answer.get("error") == NO_ROOM:
            raise StorageError(reason="full")
        if "error" in answer:
            problem = FileProblem(answer["error"])
            if problem is FileProblem.CRASHED:
                _log.error("the reader of files failed: %s", answer.get("where"))
            raise FileRejected(problem)
        return answer


async def _died(child: asyncio.subprocess.Process) -> FileProblem:
    problem = await cause_of_death(child)
    _log.warning("the reader of files died: %s (exit code %s)", problem, child.returncode)
    return problem
