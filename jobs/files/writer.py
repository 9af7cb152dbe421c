"""Writing tables for people: xlsx, or CSV in a zip. Rows are streamed to a child process; the event loop stays free."""

import asyncio
import contextlib
import pickle
import re
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from jobs.files.child import BrokenFrame, read_frame, start_child
from jobs.files.frames import LENGTH_BYTES, Value

TableKind = Literal["xlsx", "csv"]

MAX_ROWS = 1_048_575
"""What one sheet of Excel holds below its header."""

_CHILD = "jobs.files.writer_child"
_BAD_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
_LONGEST_SHEET_NAME = 31
_ROWS_IN_FRAME = 250
_SUFFIXES = {"xlsx": ".xlsx", "csv": ".zip"}


class TableFailed(Exception):  # noqa: N818 — it says what happened to the table.
    """The table could not be written (no room on the disk, a dead child); no file is left."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: width in characters; `format` is Excel's number format (`dd.mm.yyyy`, `0.00`)."""

    title: str
    width: int = 16
    hidden: bool = False
    format: str = ""


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes rows of pages in the child process: `row_maker(settings)` of a module, which gives the rows of a page.

    The module must know nothing of the base and load quickly; `settings` is JSON.
    """

    module: str
    settings: dict[str, Any]


class TableWriter:
    """An open table. Texts stay texts: `=2+5`, `+7…`, `007` and links come out as they went in."""

    def __init__(self, child: asyncio.subprocess.Process, path: Path, width: int) -> None:
        self._child = child
        self._width = width
        self.path = path
        """Where the file is once the table is closed: the given name with `.xlsx`, or `.zip` for a CSV."""
        self.rows = 0
        """How many rows were written so far."""

    async def write(self, rows: Iterable[Sequence[Value]]) -> None:
        """Add rows, each as wide as the columns; waits while the child is busy. Control characters are left out.

        Raises `ValueError` for a row of another width or beyond `MAX_ROWS`, `TableFailed` when the child is gone.
        """
        frame: list[Sequence[Value]] = []
        for row in rows:
            if len(row) != self._width or self.rows >= MAX_ROWS:
                raise ValueError
            self.rows += 1
            frame.append(row)
            if len(frame) == _ROWS_IN_FRAME:
                await self._send(frame)
                frame = []
        if frame:
            await self._send(frame)

    async def write_page(self, page: object, rows: int) -> None:
        """Add so many rows, which the table's maker makes of this page in the child: our own loop stays free.

        `page` is plain data that pickles quickly. Raises as `write` does; rows of another width fail at the end.
        """
        if self.rows + rows > MAX_ROWS:
            raise ValueError
        self.rows += rows
        if rows:
            await self._send(page)

    async def _send(self, frame: object) -> None:
        assert self._child.stdin is not None
        # It knows dates and sums, and takes a fraction of JSON's time on both sides of the pipe.
        body = pickle.dumps(frame, pickle.HIGHEST_PROTOCOL)
        try:
            self._child.stdin.write(len(body).to_bytes(LENGTH_BYTES) + body)
            await self._child.stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            raise TableFailed from error

    async def _finish(self) -> None:
        """Tell the child that this was all, and wait until the file is whole."""
        await self._send([])
        assert self._child.stdout is not None
        try:
            answer = await read_frame(self._child.stdout)
        except BrokenFrame as error:
            raise TableFailed from error
        if not isinstance(answer, dict) or answer.get("rows") != self.rows:
            raise TableFailed(answer and answer.get("error"))


@contextlib.asynccontextmanager
async def open_table(
    path: Path,
    *,
    kind: TableKind,
    columns: Sequence[Column],
    sheet: str = "Touchbase",
    delimiter: str = ";",
    maker: Maker | None = None,
) -> AsyncIterator[TableWriter]:
    """Write a table to `path` plus the kind's suffix (`TableWriter.path` says which).

    The file appears whole at the end, or not at all: an error inside the block, or a cancelled task, leaves nothing.
    A CSV has a BOM, `;` (Excel of Russia) unless told otherwise, and formulas neutralised (`jobs.files.formulas`).
    With a `maker` the table takes pages (`write_page`) and no rows.
    Raises `ValueError` when two columns share a title.
    """
    titles = [column.title for column in columns]
    if len(set(titles)) != len(titles) or not titles:
        raise ValueError
    final = path.with_name(path.name + _SUFFIXES[kind])
    partial = final.with_name(f".{final.name}.part")
    request = {
        "kind": kind,
        "path": str(Path.cwd() / partial),
        "name": path.name,
        "columns": [asdict(column) for column in columns],
        "sheet": _BAD_SHEET_NAME.sub(" ", sheet)[:_LONGEST_SHEET_NAME].strip() or "Touchbase",
        "delimiter": delimiter,
        "maker": asdict(maker) if maker else None,
    }
    try:
        async with start_child(_CHILD, request) as child:
            table = TableWriter(child, final, len(titles))
            yield table
            await table._finish()  # noqa: SLF001 — only the block's end may finish the table, not its user.
        partial.replace(final)
    finally:
        partial.unlink(missing_ok=True)
