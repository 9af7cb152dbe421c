"""The job that writes clients into tables."""

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from domain.audience.audience import Audience, count_audience
from domain.base.actor import Permission
from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.transfer.export_fields import ExportField, chosen_fields
from domain.transfer.exported import export_page, shown_fields
from domain.transfer.exported_client import ExportedClient
from domain.transfer.sight import sight_of
from domain.transfer.start_export import audience_of
from jobs.files.writer import MAX_ROWS, TableKind, open_table
from jobs.transfer.export_cells import columns_of_export, export_maker, page_of
from jobs.transfer.export_rows import OwnRow
from jobs.transfer.own_columns import OwnColumns, own_columns
from jobs.transfer.pace import Pace
from jobs.transfer.say import Say
from jobs.transfer.tables_out import keep_written
from jobs.transfer.vcards_out import open_cards, vcard_of
from jobs.work.run import JobHandler, JobRun

#: Clients that are read at once; fewer while people press buttons, for they are put together in the bot's own thread.
PAGE, PRESSED_PAGE = 2_000, 200
#: Telegram takes files of 50 MB; no part becomes larger than this.
LARGEST_PART = 45_000_000
#: Text packs three times and more, so this many characters make a part that is small enough.
TEXT_IN_PART = 60_000_000
#: Seconds between two notes of how far an export has come.
TELLS_EVERY = 0.3
#: One client of so many is weighed for all of them.
_WEIGHED = 16

#: A page, and what the team's own columns say of each client, if they are wanted.
_Read = tuple[list[ExportedClient], Sequence[OwnRow] | None]


def export_job(store: FileStore, say: Say, *, largest: int = LARGEST_PART, text: int = TEXT_IN_PART) -> JobHandler:
    """Handler of `export`. Result: `file_ids`, how many `rows` are in them, and with which rights (`sights`).

    It goes on after a stop with the part that was being written then. The change that it leaves in the journal only
    says that somebody took clients out.
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        run.actor.require(Permission.EXPORT)
        if not run.job.cursor:
            async with reading(run.database, run.actor, run.clock) as ctx:
                total = await count_audience(ctx, _wanted(run), cap=None)
            async with run.chunk(ChangeKind.WORK):
                run.progress(0, total, {"after": 0, "rows": 0, "file_ids": [], "is_over": False})
        text_in_part = text
        async with reading(run.database, run.actor, run.clock) as ctx:
            # An export that was asked for by an earlier program has none.
            has_own = run.job.parameters.get("own") and run.job.parameters["kind"] != "vcf"
            own = await own_columns(ctx, run.actor.locale, say) if has_own else None
            fields = await shown_fields(ctx, chosen_fields(run.job.parameters["fields"]))
        while not run.job.cursor["is_over"]:
            part = _Part(run, say, text_in_part, fields, own)
            path = await part.write(store)
            if (await asyncio.to_thread(path.stat)).st_size > largest and part.rows > 1:
                # Text that hardly packs: the same clients again, in smaller parts.
                store.remove(store.stored(path))
                text_in_part //= 2
                continue
            await _keep(run, store, path, part)
        return {name: run.job.cursor.get(name) for name in ("file_ids", "rows", "sights")}

    return handle


def _wanted(run: JobRun) -> Audience:
    return audience_of(run.job.parameters)


async def _keep(run: JobRun, store: FileStore, path: Path, part: "_Part") -> None:
    cursor = run.job.cursor
    rows = cursor["rows"] + part.rows
    async with run.chunk(ChangeKind.EXPORTED, rows=rows) as ctx:
        file = await keep_written(ctx, store, path, FileKind.EXPORT)
        if part.is_last:
            await ctx.open_change()
        # A job that goes on after a stop goes on with the rights of that day.
        sights, sight = cursor.get("sights", []), sight_of(run.actor)
        told = {"file_ids": [*cursor["file_ids"], file.id], "sights": sights if sight in sights else [*sights, sight]}
        run.progress(rows, cursor={"after": part.after, "rows": rows, "is_over": part.is_last, **told})


class _Part:
    """One file of an export, from where the cursor stands to its own end. `after` is the last client in it."""

    def __init__(
        self, run: JobRun, say: Say, text_limit: int, fields: Sequence[ExportField], own: OwnColumns | None
    ) -> None:
        cursor, locale = run.job.cursor, run.actor.locale
        self._run = run
        self._text_limit = text_limit
        self._rows_before = cursor["rows"]
        self._kind: TableKind | Literal["vcf"] = run.job.parameters["kind"]
        self._own = own
        self._columns = [*columns_of_export(fields, locale, say), *(own.columns if own else ())]
        self._fields = fields
        self._maker = export_maker(fields, locale, run.actor.zone, say)
        self._sheet = say(locale, "transfer-export-sheet", {})
        number = len(cursor["file_ids"]) + 1
        self._name = say(locale, "transfer-export-name", {"day": run.clock().date().isoformat(), "number": number})
        self._text = 0
        self._pace = Pace(run.database, PAGE, fewest=PRESSED_PAGE)
        self._ahead: asyncio.Task[_Read] | None = None
        self._told_at = time.monotonic()
        self.after: int = cursor["after"]
        self.rows = 0
        self.is_last = False
        # How many clients the last look asked for.
        self._asked = 0

    async def write(self, store: FileStore) -> Path:
        """Write the file and say where it is."""
        try:
            return await self._write(store)
        finally:
            if self._ahead is not None:
                self._ahead.cancel()
                await asyncio.gather(self._ahead, return_exceptions=True)

    async def _write(self, store: FileStore) -> Path:
        path = store.new_path(FileKind.EXPORT, self._name)
        if self._kind == "vcf":
            async with open_cards(path) as cards:
                while self._has_room:
                    clients, _ = await self._page()
                    await cards.write([vcard_of(client, self._fields) for client in clients])
                    self._text += cards.grown
                    await self._tell()
            return cards.path
        async with open_table(
            path, kind=self._kind, columns=self._columns, sheet=self._sheet, maker=self._maker
        ) as table:
            while self._has_room:
                clients, own = await self._page()
                self._weigh(clients)
                await table.write_page(page_of(clients, own), len(clients))
                await self._tell()
                await self._pace.rest()
        return table.path

    @property
    def _has_room(self) -> bool:
        return not self.is_last and self._text < self._text_limit and self.rows + PAGE <= MAX_ROWS

    async def _page(self) -> _Read:
        """The next page. In calm the one behind it is read meanwhile, while this one is written."""
        clients, own = await (self._ahead or self._read(self.after))
        self._ahead = None
        self.is_last = len(clients) < self._asked
        self.after = clients[-1].id if clients else self.after
        self.rows += len(clients)
        if not self.is_last and not self._pace.is_pressed:
            self._ahead = asyncio.create_task(self._read(self.after))
        return clients, own

    async def _read(self, after: int) -> _Read:
        run, self._asked = self._run, self._pace()
        async with reading(run.database, run.actor, run.clock) as ctx:
            clients = await export_page(ctx, _wanted(run), self._fields, after, self._asked)
            return clients, await self._own.rows(ctx, clients) if self._own and clients else None

    def _weigh(self, clients: Sequence[ExportedClient]) -> None:
        """What is known of a client is about as long as the row."""
        self._text += _WEIGHED * sum(len(str(client)) for client in clients[::_WEIGHED])

    async def _tell(self) -> None:
        """Note how far it has come, and stop if that was asked for: now and then, for each time has its cost."""
        if not self.is_last and time.monotonic() - self._told_at < TELLS_EVERY:
            return
        self._told_at = time.monotonic()
        async with self._run.chunk(ChangeKind.WORK):
            self._run.progress(self._rows_before + self.rows)
