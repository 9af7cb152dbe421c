"""What is over is tidied away: bytes of files, messages that nobody will read, segments that nobody asks for."""

import asyncio
from collections.abc import Sequence

from domain.attachments.queries import list_let_go
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.bulk.forget_frozen import forget_frozen
from domain.files.forget_file import forget_file
from domain.files.queries import expired_files
from domain.files.store import FileStore
from domain.files.views import FileView
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.outbox.tidy_outbox import tidy_outbox
from domain.replies.unneeded_files import list_unneeded_files
from domain.templates.sketch_message import forget_sketches

#: So much is done in one round; the next comes soon enough.
FILES_AT_ONCE = 100
SEGMENTS_AT_ONCE = 20


class Tidier:
    """Tidies now and then. Several processes may do so at once: everything is done twice without harm."""

    def __init__(self, database: Database, store: FileStore, clock: Clock) -> None:
        self._database = database
        self._store = store
        self._clock = clock

    async def tick(self) -> None:
        """One round, in short transactions, so that nobody waits for it."""
        async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
            await tidy_outbox(ctx)
            await forget_sketches(ctx)
        async with reading(self._database, SYSTEM, self._clock) as look:
            over = [*await expired_files(look, FILES_AT_ONCE), *await list_let_go(look, FILES_AT_ONCE)]
            over += await list_unneeded_files(look, FILES_AT_ONCE)
        await self._forget(over)
        for _ in range(SEGMENTS_AT_ONCE):
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                if await forget_frozen(ctx) is None:
                    break

    async def _forget(self, files: Sequence[FileView]) -> None:
        """The bytes go first: a kill in between leaves a row that is met again, never bytes that nobody names."""
        for file in files:
            if file.path is not None:
                await asyncio.to_thread(self._store.remove, file.path)
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                await forget_file(ctx, file.id)
