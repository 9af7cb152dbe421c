"""Rows as the reader gives them, brought in chunk by chunk without any file."""

from collections.abc import Sequence
from typing import Any

from domain.base.actor import Actor
from domain.base.database import Database
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.transfer.import_rows import ImportRun, check_rows, import_rows
from domain.transfer.names_of_base import names_of_base
from domain.transfer.rows import CleanRow


def row(number: int, name: str = "", *channels: tuple[str, str], **given: Any) -> CleanRow:
    """A cleaned row; what is no field of `CleanRow` itself goes into `fields`."""
    own = {key: given.pop(key) for key in list(given) if key in CleanRow.__slots__}
    cleaned = CleanRow(number, name=name, channels=list(channels), fields=given, **own)
    cleaned.fold()
    return cleaned


async def bring(database: Database, actor: Actor, rows: Sequence[CleanRow], chunk: int = 1_000) -> ImportRun:
    """Import the rows in chunks, as one change; gives the run with its counts."""
    run = await _run(database, actor)
    change_id = None
    for at in range(0, len(rows), chunk):
        async with writing(database, actor, ChangeKind.IMPORTED, change_id=change_id) as ctx:
            await import_rows(ctx, run, rows[at : at + chunk])
        change_id = ctx.change_id
    return run


async def check(database: Database, actor: Actor, rows: Sequence[CleanRow], chunk: int = 1_000) -> ImportRun:
    """Only tell what would become of the rows."""
    run = await _run(database, actor)
    for at in range(0, len(rows), chunk):
        async with reading(database, actor) as ctx:
            await check_rows(ctx, run, rows[at : at + chunk])
    return run


async def _run(database: Database, actor: Actor) -> ImportRun:
    async with reading(database, actor) as ctx:
        return ImportRun(await names_of_base(ctx), {}, "list.csv")
