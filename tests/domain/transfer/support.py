"""Rows as the reader gives them, brought in chunk by chunk without any file."""

from collections.abc import Sequence
from typing import Any

from domain.base.actor import Actor
from domain.base.database import Database
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.transfer.defaults import defaults_of
from domain.transfer.import_rows import ImportRun, check_rows, import_rows
from domain.transfer.names_of_base import names_of_base
from domain.transfer.options import ImportOptions
from domain.transfer.rows import CleanRow


def row(number: int, name: str = "", *channels: tuple[str, str], **given: Any) -> CleanRow:
    """A cleaned row; what is no field of `CleanRow` itself goes into `fields`."""
    own = {key: given.pop(key) for key in list(given) if key in CleanRow.__slots__}
    cleaned = CleanRow(number, name=name, channels=list(channels), fields=given, **own)
    cleaned.fold()
    return cleaned


USUAL = ImportOptions()


async def bring(
    database: Database, actor: Actor, rows: Sequence[CleanRow], chunk: int = 1_000, options: ImportOptions = USUAL
) -> ImportRun:
    """Import the rows in chunks, as one change; gives the run with its counts."""
    return (await bring_as_change(database, actor, rows, chunk, options))[0]


async def bring_as_change(
    database: Database, actor: Actor, rows: Sequence[CleanRow], chunk: int = 1_000, options: ImportOptions = USUAL
) -> tuple[ImportRun, int | None]:
    """The same; gives the change too."""
    run = await begin(database, actor, options)
    change_id = None
    for at in range(0, len(rows), chunk):
        async with writing(database, actor, ChangeKind.IMPORTED, change_id=change_id) as ctx:
            await import_rows(ctx, run, rows[at : at + chunk])
        change_id = ctx.change_id
    return run, change_id


async def check(
    database: Database, actor: Actor, rows: Sequence[CleanRow], chunk: int = 1_000, options: ImportOptions = USUAL
) -> ImportRun:
    """Only tell what would become of the rows."""
    run = await begin(database, actor, options)
    for at in range(0, len(rows), chunk):
        async with reading(database, actor) as ctx:
            await check_rows(ctx, run, rows[at : at + chunk])
    return run


async def begin(database: Database, actor: Actor, options: ImportOptions = USUAL) -> ImportRun:
    """A run that has met nothing yet."""
    async with reading(database, actor) as ctx:
        run = ImportRun(await names_of_base(ctx, options.funnel_id), {}, "list.csv", options=options)
        run.defaults = await defaults_of(ctx, options)
    return run
