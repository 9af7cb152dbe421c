"""Rows on their way from the reader: cut into chunks of one size, and fetched while the last chunk is being written."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager

from domain.transfer.rows import CleanRow

#: So many chunks wait, besides the one that is worked on.
_WAITING = 1


@asynccontextmanager
async def chunks_ahead(
    pieces: AsyncGenerator[list[CleanRow], None], size: int
) -> AsyncIterator[AsyncIterator[list[CleanRow]]]:
    """The rows of `pieces` in chunks of `size` (the last one shorter); an error of the reader comes at its place.

    Leaving the block early stops the reader.
    """
    queue: asyncio.Queue[list[CleanRow] | Exception | None] = asyncio.Queue(maxsize=_WAITING)

    async def fetch() -> None:
        chunk: list[CleanRow] = []
        try:
            async with aclosing(pieces):
                async for piece in pieces:
                    chunk += piece
                    while len(chunk) >= size:
                        await queue.put(chunk[:size])
                        chunk = chunk[size:]
            if chunk:
                await queue.put(chunk)
            await queue.put(None)
        except Exception as error:
            await queue.put(error)

    async def chunks() -> AsyncIterator[list[CleanRow]]:
        while (found := await queue.get()) is not None:
            if isinstance(found, Exception):
                raise found
            yield found

    fetching = asyncio.create_task(fetch())
    try:
        yield chunks()
    finally:
        fetching.cancel()
        await asyncio.gather(fetching, return_exceptions=True)
