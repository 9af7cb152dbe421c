"""The next part is fetched while the one before it is at work."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TypeVar

_P = TypeVar("_P")


async def fetched_ahead(parts: AsyncIterator[_P]) -> AsyncGenerator[_P]:
    """The same parts; each is asked for while the one before it is still at work."""

    async def following() -> _P | None:
        return await anext(parts, None)

    coming = asyncio.create_task(following())
    try:
        while (part := await coming) is not None:
            coming = asyncio.create_task(following())
            yield part
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
