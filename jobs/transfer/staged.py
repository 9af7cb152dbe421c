"""The staging file of an import: made once from the upload, used by the check and by the import itself."""

import asyncio
import json
import secrets
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

from domain.base.database import Database
from domain.transfer.layout import Layout
from domain.transfer.staging import Span, Staging
from jobs.files.reader import FileReader

_NAME = "rows-{}.db"


class StagedRows:
    """The rows of an upload, there already or still coming."""

    def __init__(self, staging: Staging, *, is_whole: bool) -> None:
        self.staging = staging
        self._is_whole = is_whole
        self._error: Exception | None = None
        self._grown = asyncio.Event()

    def beside(self, database: Database) -> str | None:
        """The staging file as a block of this base takes it beside itself, if it can."""
        return self.staging.uri if database.is_sqlite else None

    async def whole(self) -> Span:
        """Wait until all rows are there; gives the numbers of the first and the last. Raises what the reader raised."""
        while not self._is_whole:
            await self._more()
        if self._error is not None:
            raise self._error
        return await asyncio.to_thread(self.staging.bounds)

    async def repeated_ids(self) -> set[int]:
        """The ids of ours that several rows carry: known once all rows are there. Raises what the reader raised."""
        await self.whole()
        return await asyncio.to_thread(self.staging.repeated_ids)

    async def spans(self, done: int, size: Callable[[], int]) -> AsyncIterator[Span]:
        """The rows behind the first `done`, in spans of as many as `size` says when each is asked for.

        An error of the reader comes at its place.
        """
        while True:
            is_last = self._is_whole
            bounds = await asyncio.to_thread(self.staging.bounds)
            while (first := bounds.first + done) <= bounds.last:
                last = first + size() - 1
                if last > bounds.last and not is_last:
                    break
                yield Span(first, min(last, bounds.last))
                done = min(last, bounds.last) - bounds.first + 1
            if is_last:
                break
            await self._more()
        if self._error is not None:
            raise self._error

    async def follow(self, stages: AsyncGenerator[int, None]) -> None:
        """Note what the reader does, until it ends."""
        try:
            async with aclosing(stages):
                async for _ in stages:
                    self._grown.set()
        except Exception as error:
            self._error = error
        self._is_whole = True
        self._grown.set()

    async def _more(self) -> None:
        if not self._is_whole:
            await self._grown.wait()
            self._grown.clear()


@asynccontextmanager
async def staged_rows(reader: FileReader, upload: Path, layout: Layout) -> AsyncIterator[StagedRows]:
    """The cleaned rows of an upload under a layout: from the staging file beside it, which is made if it isn't there.

    Leaving the block early stops the reader. Raises what `FileReader.stage` raises.
    """
    staging = await asyncio.to_thread(_find, upload.parent, json.dumps(layout.to_json(), sort_keys=True))
    following = None
    if staging is None:
        # Its own name each time: the child of a worker that was killed may still be writing the one before.
        path = upload.with_name(_NAME.format(secrets.token_hex(8)))
        stages = reader.stage(upload, layout, path)
        try:
            await anext(stages)
            staging = Staging(path)
        except BaseException:
            await stages.aclose()
            raise
        rows = StagedRows(staging, is_whole=False)
        following = asyncio.create_task(rows.follow(stages))
    else:
        rows = StagedRows(staging, is_whole=True)
    try:
        yield rows
    finally:
        if following is not None:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
        staging.close()


def _find(folder: Path, layout: str) -> Staging | None:
    """The whole staging file of this layout; all others are of no use any more and removed."""
    found: Staging | None = None
    for path in folder.glob(_NAME.format("*")):
        try:
            staging = Staging(path)
            if staging.is_whole(layout):
                found = staging
                continue
            staging.close()
        except sqlite3.Error:
            pass
        for part in folder.glob(f"{path.name}*"):
            part.unlink(missing_ok=True)
    return found
