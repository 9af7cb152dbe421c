"""How much memory a piece of work takes."""

import asyncio
import os

import psutil

_MEGABYTE = 1024 * 1024


class Memory:
    """The most that this process (and its children) held while the block ran, in megabytes."""

    peak = 0.0

    def __init__(self, *, with_children: bool = True) -> None:
        self._with_children = with_children

    async def __aenter__(self) -> "Memory":
        self._watch = asyncio.create_task(self._look())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._watch.cancel()

    async def _look(self) -> None:
        own = psutil.Process(os.getpid())
        while True:
            held = own.memory_info().rss
            for child in own.children() if self._with_children else ():
                try:
                    held += child.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
            self.peak = max(self.peak, held / _MEGABYTE)
            await asyncio.sleep(0.1)
