"""What a running import has met, kept with each chunk, so that it can go on after a kill as if nothing had been."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, insert, select

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Reading, Writing
from domain.transfer.tables import ImportTrace

Skipped = tuple[int, str]


async def keep_trace(ctx: Writing, job_id: int, clients: Collection[int], skipped: Sequence[Skipped]) -> None:
    """Note the cards that a chunk's rows meant, and the rows that it left out."""
    ctx.require(Permission.IMPORT)
    if clients or skipped:
        row = {"job_id": job_id, "clients": list(clients), "skipped": list(skipped)}
        await ctx.execute(insert(table_of(ImportTrace)).values(row))


async def load_trace(ctx: Reading, job_id: int) -> tuple[set[int], list[Skipped]]:
    """All that the chunks so far have met, and left out, in the order of the file."""
    ctx.require(Permission.IMPORT)
    clients: set[int] = set()
    skipped: list[Skipped] = []
    query = select(ImportTrace.clients, ImportTrace.skipped).where(ImportTrace.job_id == job_id)
    for row in await ctx.rows(query.order_by(ImportTrace.id)):
        clients.update(row.clients)
        skipped += [(number, reason) for number, reason in row.skipped]
    return clients, skipped


async def drop_trace(ctx: Writing, job_id: int) -> None:
    """The import has ended: nobody goes on with it."""
    ctx.require(Permission.IMPORT)
    await ctx.execute(delete(ImportTrace).where(ImportTrace.job_id == job_id))
