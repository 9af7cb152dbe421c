"""Fetching what people have sent: files that are expected are brought from Telegram into the files' folder."""

import asyncio
import os
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.kit.services import Services
from domain.attachments.tell_lost_file import tell_lost_file
from domain.base.actor import SYSTEM
from domain.base.errors import DomainError, NotFoundError, StorageError
from domain.files.errors import DownloadFailedError, DownloadTooLargeError
from domain.files.queries import expected_files
from domain.files.views import FileView
from domain.journal.boundary import current_cause, reading, writing
from domain.journal.kinds import ChangeKind
from domain.work.file_arrived import file_arrived
from domain.work.file_failed import file_failed

log = structlog.get_logger(__name__)

#: So many files at once.
CONCURRENCY = 3
#: For so long a file is asked for again and again: Telegram may be away for a while.
PATIENCE = timedelta(hours=1)
#: Seconds between two tries of one file: the first wait, doubled each time, up to the longest.
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
#: Seconds that one download may take.
DOWNLOAD_SECONDS = 300

#: After so many refusals of Telegram itself the file is given up: "temporarily unavailable" may last for ever.
REFUSALS = 5


class Fetcher:
    """Brings expected files here, also those that a kill has left. `tick` now and then, `nudge` for a new one."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot, self._services = bot, services
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._hands = asyncio.Semaphore(CONCURRENCY)
        self._nudged: asyncio.Task[None] | None = None
        self._is_wanted = False

    def nudge(self) -> None:
        """Have a tick at once."""
        self._is_wanted = True
        if self._nudged is None or self._nudged.done():
            self._nudged = asyncio.create_task(self._answer())

    async def _answer(self) -> None:
        while self._is_wanted:
            # Cleared first: what is sent during the tick may be too late for it and needs another one.
            self._is_wanted = False
            await self.tick()

    async def tick(self) -> None:
        """Begin to fetch what is expected and not being fetched yet; doesn't wait for it."""
        # The update behind a nudge is not the cause of what the download writes.
        current_cause.set(None)
        try:
            async with reading(self._services.database, SYSTEM, self._services.clock) as ctx:
                files = await expected_files(ctx)
        except StorageError as error:
            log.warning("files have to wait for the database", reason=error.data["reason"])
            return
        for file in files:
            if file.id not in self._tasks:
                self._tasks[file.id] = asyncio.create_task(self._bring_once(file))

    async def stop(self) -> None:
        """Give up what is being fetched; the next start goes on with it."""
        tasks = [*self._tasks.values(), *([self._nudged] if self._nudged else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _bring_once(self, file: FileView) -> None:
        try:
            await self._bring(file)
        finally:
            del self._tasks[file.id]

    async def _bring(self, file: FileView) -> None:
        """Fetch one file, trying again for as long as it makes sense."""
        wait, refusals = FIRST_WAIT, 0
        while True:
            try:
                async with self._hands:
                    await self._fetch(file)
                return
            except DomainError as error:
                if not isinstance(error, StorageError):
                    await self._give_up(file, error)
                    return
                log.warning("a file can't be noted now", file=file.id, reason=error.data["reason"])
            except Exception as error:
                # The error of a download shows its address, and that holds the token.
                log.warning("a file could not be fetched", file=file.id, error=type(error).__name__)
                refusals += isinstance(error, TelegramBadRequest)
                if refusals == REFUSALS or self._services.clock() - file.created_at > PATIENCE:
                    await self._give_up(file, DownloadFailedError())
                    return
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)

    async def _fetch(self, file: FileView) -> None:
        """One try. Raises `DownloadTooLargeError` if another makes no sense."""
        services = self._services
        path = await asyncio.to_thread(services.store.new_path, file.kind, file.name)
        kept = False
        try:
            size = await self._download(file, path)
            async with writing(services.database, SYSTEM, ChangeKind.WORK, clock=services.clock) as ctx:
                await file_arrived(ctx, file.id, services.store.stored(path), size)
            kept = True
        except NotFoundError:
            # Nobody waits for it any more.
            return
        finally:
            if not kept:
                await asyncio.to_thread(services.store.remove, services.store.stored(path))
        services.wake()

    async def _download(self, file: FileView, path: Path) -> int:
        assert file.telegram_file_id is not None, "an expected file has its id at Telegram"
        try:
            found = await self._bot.get_file(file.telegram_file_id)
        except TelegramBadRequest as error:
            if "too big" in error.message:
                raise DownloadTooLargeError from error
            raise
        assert found.file_path is not None, "getFile gives a path"
        with _opened(path) as target:
            await self._bot.download_file(found.file_path, target, timeout=DOWNLOAD_SECONDS, seek=False)
            return target.tell()

    async def _give_up(self, file: FileView, error: DomainError) -> None:
        log.warning("a file is given up", file=file.id, reason=error.code)
        services = self._services
        with suppress(StorageError):
            # The file is expected still then, and the next tick comes back to it.
            async with writing(services.database, SYSTEM, ChangeKind.WORK, clock=services.clock) as ctx:
                await file_failed(ctx, file.id, error.code)
                await tell_lost_file(ctx, file.id)


def _opened(path: Path) -> BinaryIO:
    """A new file that only the program itself may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
