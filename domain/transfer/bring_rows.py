"""Bring a span of staged rows into the base, or only tell what would become of them.

Where the base can, it takes the plain rows by itself; all others are decided one by one.
"""

import asyncio
from collections.abc import Sequence

from domain.base.actor import Permission
from domain.journal.boundary import Reading, Writing
from domain.transfer.counts import ImportCounts
from domain.transfer.import_rows import ImportRun, Met, check_rows, import_rows
from domain.transfer.keys import keys_of
from domain.transfer.plain_rows import Survey, not_plain, survey, write_plain
from domain.transfer.rows import CleanRow
from domain.transfer.staging import Span, Staging


async def check_span(ctx: Reading, run: ImportRun, staging: Staging, span: Span) -> Met:
    """Count what would become of these rows; nothing is written. On SQLite the staging file stands beside the base."""
    ctx.require(Permission.IMPORT)
    if ctx.dialect != "sqlite":
        return await check_rows(ctx, run, await asyncio.to_thread(staging.rows, span))
    known = await survey(ctx, span, run.names)
    others = await not_plain(ctx, span, known)
    _count(run.counts, span, others, known)
    rows = await asyncio.to_thread(staging.chosen, others)
    await _recall(ctx, run, staging, span, rows, known)
    return await check_rows(ctx, run, rows)


async def import_span(ctx: Writing, run: ImportRun, staging: Staging, span: Span) -> Met:
    """Bring these rows in, as part of the open change. On SQLite the staging file stands beside the base.

    The plain rows go first: no other row of the span comes before the one that it may mean.
    """
    ctx.require(Permission.IMPORT)
    if ctx.dialect != "sqlite":
        return await import_rows(ctx, run, await asyncio.to_thread(staging.rows, span))
    known = await survey(ctx, span, run.names)
    others = await not_plain(ctx, span, known)
    written: set[int] = set()
    if len(others) <= span.last - span.first:
        ids = await write_plain(ctx, span, others, known, run.tags, run.names, run.file_name)
        written = set(ids) - {number + ids.start - span.first for number in others}
        _count(run.counts, span, others, known)
        run.seen.clients |= written
    met = await import_rows(ctx, run, await asyncio.to_thread(staging.chosen, others)) if others else Met()
    met.clients |= written
    return met


def _count(counts: ImportCounts, span: Span, others: Sequence[int], known: Survey) -> None:
    counts.created += span.last - span.first + 1 - len(others)
    looked_at = set(others)
    for number, problems in known.problems.items():
        if number not in looked_at:
            counts.problems.update(problems)


async def _recall(
    ctx: Reading, run: ImportRun, staging: Staging, span: Span, rows: Sequence[CleanRow], known: Survey
) -> None:
    """Tell the run of the plain rows before these that share an address with one of them."""
    keys = {key for row in rows if row.skip is None for key in keys_of(row)}
    holders = await asyncio.to_thread(staging.holders, keys, span.last)
    closely = set(await not_plain(ctx, {holder.number for holder in holders}, known)) if holders else set()
    run.seen.recall(holder for holder in holders if holder.number not in closely)
