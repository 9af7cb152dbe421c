"""A job for tests that writes one client a row, in chunks, and can be watched and disturbed."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import insert

from domain.clients.tables import Client
from jobs.work.run import JobRun

#: Called inside each chunk, after its rows are written; gets the number of the chunk's first row.
Disturbance = Callable[[int], Awaitable[None]]


async def _quiet(_first: int) -> None:
    await asyncio.sleep(0)


class CountingHandler:
    """Writes clients named 0, 1, 2 … up to the parameter `rows`, `chunk` of them a transaction."""

    def __init__(self, disturb: Disturbance = _quiet) -> None:
        self.runs = 0
        self.disturb = disturb

    async def __call__(self, run: JobRun) -> dict[str, Any]:
        """Go on from the cursor."""
        self.runs += 1
        rows, chunk = run.job.parameters["rows"], run.job.parameters["chunk"]
        while (first := run.job.cursor.get("row", 0)) < rows:
            after = min(first + chunk, rows)
            async with run.chunk("count", rows=rows) as ctx:
                clients = [{"name": str(n), "created_at": run.clock(), "version": 1} for n in range(first, after)]
                await ctx.execute(insert(Client), clients)
                await ctx.record_rows(len(clients))
                await self.disturb(first)
                run.progress(after, rows, {"row": after})
        return {"rows": rows}
