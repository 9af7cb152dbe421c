"""Rows on their way from the reader: fetched while the last ones are being written, and cut into chunks."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager

from domain.transfer.rows import CleanRow

#: So many pieces of the reader (of at most 500 rows each) wait to be worked on.
_WAITING = 3


@asynccontextmanager
async def chunks_ahead(
    pieces: AsyncGenerator[list[CleanRow], None], size: Callable[[], int]
) -> AsyncIterator[AsyncIterator[list[CleanRow]]]:
    """The rows of `pieces` in chunks of as many as `size` says when each is asked for (the last one shorter).

    An error of the reader comes at its place. Leaving the block early stops the reader.
    """
    queue: asyncio.Queue[list[CleanRow] | Exception | None] = asyncio.Queue(maxsize=_WAITING)

    async def fetch() -> None:
        try:
            async with aclosing(pieces):
                async for piece in pieces:
                    await queue.put(piece)
            await queue.put(None)
        except Exception as error:
            await queue.put(error)

    async def chunks() -> AsyncIterator[list[CleanRow]]:
        waiting: list[CleanRow] = []
        while (found := await queue.get()) is not None:
            if isinstance(found, Exception):
                raise found
            waiting += found
            while len(waiting) >= (wanted := size()):
                yield waiting[:wanted]
                waiting = waiting[wanted:]
        if waiting:
            yield waiting

    fetching = asyncio.create_task(fetch())
    try:
        yield chunks()
    finally:
        fetching.cancel()
        await asyncio.gather(fetching, return_exceptions=True)
