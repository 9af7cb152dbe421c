"""Bring a span of staged rows into the base, or only tell what would become of them.

Where the base can, it takes the plain rows by itself; all others are decided one by one.
"""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from domain.base.actor import Permission
from domain.journal.boundary import Reading, Writing
from domain.transfer.counts import Skip
from domain.transfer.defaults import give_to_new
from domain.transfer.import_rows import ImportRun, Met, check_rows, import_rows
from domain.transfer.keys import keys_of
from domain.transfer.known_rows import unchanged
from domain.transfer.names_of_base import tag_ids
from domain.transfer.plain_rows import Survey, not_plain, survey, write_plain
from domain.transfer.rows import CleanRow
from domain.transfer.staging import Span, Staging


async def check_span(ctx: Reading, run: ImportRun, staging: Staging, span: Span) -> Met:
    """Count what would become of these rows; nothing is written. On SQLite the staging file stands beside the base."""
    ctx.require(Permission.IMPORT)
    if ctx.dialect != "sqlite":
        return await check_rows(ctx, run, await asyncio.to_thread(staging.rows, span))
    sorted_out = await _sort_out(ctx, run, span)
    rows = await asyncio.to_thread(staging.chosen, sorted_out.others)
    await _recall(ctx, run, staging, span, rows, sorted_out.known)
    met = await check_rows(ctx, run, rows)
    met.clients |= sorted_out.cards
    return met


async def import_span(ctx: Writing, run: ImportRun, staging: Staging, span: Span) -> Met:
    """Bring these rows in, as part of the open change. On SQLite the staging file stands beside the base.

    The plain rows go first: no other row of the span comes before the one that it may mean.
    """
    ctx.require(Permission.IMPORT)
    if ctx.dialect != "sqlite":
        return await import_rows(ctx, run, await asyncio.to_thread(staging.rows, span))
    sorted_out = await _sort_out(ctx, run, span)
    written = sorted_out.cards
    if sorted_out.plain:
        left = [*sorted_out.others, *sorted_out.same]
        ids = await write_plain(ctx, span, left, sorted_out.known, run.tags, run.names, run.file_name)
        new = set(ids) - {number + ids.start - span.first for number in left}
        await tag_ids(ctx, run.defaults.tags, run.tags)
        await give_to_new(ctx, sorted(new), run.defaults, run.tags, run.names.funnel_id)
        run.seen.clients |= new
        written |= new
    others = sorted_out.others
    met = await import_rows(ctx, run, await asyncio.to_thread(staging.chosen, others)) if others else Met()
    met.clients |= written
    return met


@dataclass(frozen=True, slots=True)
class _SortedOut:
    """The rows of a span: `others` must be looked at one by one, `same` change nothing, so many `plain` ones are new.

    `cards` are those that the `same` mean.
    """

    known: Survey
    others: list[int]
    same: Collection[int]
    cards: set[int]
    plain: int


async def _sort_out(ctx: Reading, run: ImportRun, span: Span) -> _SortedOut:
    """Let the base tell the rows of a span apart, and count those that nobody needs to look at."""
    known = await survey(ctx, span, run.names, run.called)
    others = await not_plain(ctx, span, known)
    is_usual = bool(others) and run.options.is_usual
    same = await unchanged(ctx, span, known, run.names, run.seen.clients) if is_usual else {}
    others = [number for number in others if number not in same]
    plain = span.last - span.first + 1 - len(others) - len(same)
    run.counts.created += plain
    if same:
        run.counts.skipped[Skip.UNCHANGED.value] += len(same)
    looked_at = set(others)
    for number, problems in known.problems.items():
        if number not in looked_at:
            run.counts.problems.update(problems)
    cards = set(same.values())
    run.seen.clients |= cards
    return _SortedOut(known, others, same.keys(), cards, plain)


async def _recall(
    ctx: Reading, run: ImportRun, staging: Staging, span: Span, rows: Sequence[CleanRow], known: Survey
) -> None:
    """Tell the run of the plain rows before these that share an address with one of them."""
    keys = {key for row in rows if row.skip is None for key in keys_of(row)}
    holders = await asyncio.to_thread(staging.holders, keys, span.last)
    closely = set(await not_plain(ctx, {holder.number for holder in holders}, known)) if holders else set()
    run.seen.recall(holder for holder in holders if holder.number not in closely)
