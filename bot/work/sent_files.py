"""Files of jobs on their way into the chat."""

import asyncio
from collections.abc import Sequence

from bot.kit.viewer import Viewer
from bot.outbox.renders import Attached
from domain.base.errors import NotFoundError
from domain.files.queries import get_file


async def attached(viewer: Viewer, file_ids: Sequence[int | None]) -> list[Attached]:
    """Those of these files that are still here; None is no file."""
    found = []
    async with viewer.reading() as ctx:
        for file_id in file_ids:
            if file_id is None:
                continue
            try:
                file = await get_file(ctx, file_id)
            except NotFoundError:
                continue
            if file.path is not None:
                found.append(Attached(viewer.services.store.path_of(file.path), file.name))
    return [file for file in found if await asyncio.to_thread(file.path.is_file)]
