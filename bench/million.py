"""Goals 3, 4, 5, 6, 7 and 10 with a million clients: nothing that is done every day may notice how many there are."""

import asyncio
import sqlite3
import time
from collections.abc import Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bench.base import Importing, open_base, seconds, settings_in, undo
from bench.bulk import STAGE, TAG, bare_seconds, run_bulk
from bench.exporting import export_all, raw_csv_seconds
from bench.measure import Measure, milliseconds, share
from bench.memory import Memory
from bench.pages import measures_of_pages, page_times
from bench.people import contact_file
from bench.presser import Presser, pressed_while, some_presses
from bench.raw_import import import_raw, make_base
from bench.search import MISSPELT, misspelt_page
from domain.audience.filter import ClientFilter
from domain.audience.queries import count_clients, list_clients
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.bulk.operation import Operation
from domain.bulk.stages import SetStage
from domain.bulk.tags import AddTag
from domain.clients.change_tags import find_or_make_tag
from domain.clients.folding import fold, search_key
from domain.clients.kinds import Sex
from domain.clients.tables import Client
from domain.funnel.queries import list_funnels
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.transfer.queries import get_import
from domain.work.views import JobView
from jobs.search.follower import SearchFollower
from jobs.work.runner import Runner

#: The import that comes to a full base.
PART = 100_000
#: What is searched: parts of names, of a phone, of an e-mail, two words.
QUERIES = ("сидор", "ванов", "9000001", "ient777", "анна ромашка")
_TIMES = 40
#: The first page and how many there are, as our own search tells both.
_LIKE = (
    "SELECT id, name FROM client WHERE search_text LIKE ? AND deleted_at IS NULL ORDER BY name_folded, id LIMIT 8",
    "SELECT count(*) FROM client WHERE search_text LIKE ? AND deleted_at IS NULL",
)


async def measure_million(rows: int, folder: Path) -> list[Measure]:
    """One base, filled from a csv; everything else happens in it, with somebody pressing buttons meanwhile."""
    part = min(PART, rows)
    small = settings_in(folder / "small")
    async with open_base(small) as (database, actor):
        importing = Importing(small, database, actor)
        pace = await _seconds(importing.run(await importing.check(part, folder, kind="csv"))) / part
        await importing.stop()
    settings = settings_in(folder)
    base = settings.data_dir / "touchbase.db"
    async with open_base(settings) as (database, actor):
        importing = Importing(settings, database, actor)
        async with Memory() as memory:
            took = await _seconds(importing.run(await importing.check(rows, folder, kind="csv")))
        found = [
            Measure(f"3 import of {rows:,}, csv (floor: the pace of {part:,})", took, "s", pace * rows, 2.0),
            Measure("3 bot and reader together, at most", memory.peak, "MB", None, 400),
        ]
        # Right behind it, for its floor finds its own base as the system's memory has it from being made.
        took = await _seconds(importing.run(await importing.check(part, folder, kind="csv", first=rows)))
        floor = await asyncio.to_thread(_raw_more, folder, rows, part)
        found += [
            Measure(f"1 import of {part:,} more (floor: the barest, into as many)", took, "s", floor, 2.0),
            *measures_of_pages(await page_times(database, actor), rows + part),
            *await _searches(database, actor, base),
        ]
        presser = Presser(settings, database, list((await some_presses(database, actor)).values()))
        pressed = await importing.check(part, folder, kind="csv", first=rows + part)
        found += await _beside(f"(import of {part:,}, somebody pressing)", importing.run(pressed), presser)
        found += await _edits(importing.runner, database, actor, presser, base)
        async with reading(database, actor, utc_now) as look:
            wanted = ClientFilter(change_id=(await get_import(look, pressed)).change_id)
        raw = await asyncio.to_thread(raw_csv_seconds, base, folder / "raw.csv")
        async with Memory() as few:
            await export_all(importing.runner, database, actor, "csv", ClientFilter(text=QUERIES[3]))
        async with Memory() as all_of_them:
            took = await export_all(importing.runner, database, actor, "csv")
        found += [
            Measure(f"7 export of {rows + 2 * part:,}, csv (floor: bare csv)", took, "s", raw, 2.0),
            Measure("7 bot and writer together, at most", all_of_them.peak, "MB"),
            Measure("7 more than the export of some clients takes", all_of_them.peak - few.peak, "MB", limit=50),
        ]
        part_of_it = export_all(importing.runner, database, actor, "csv", wanted)
        found += await _beside(f"(export of {part:,}, somebody pressing)", part_of_it, presser)
        await importing.stop()
    return found


async def _seconds(work: Coroutine[Any, Any, object]) -> float:
    start = time.perf_counter()
    await work
    return time.perf_counter() - start


def _raw_more(folder: Path, rows: int, part: int) -> float:
    """The seconds of the barest import of a part into a base that holds as many people as ours."""
    base = make_base(folder / "raw.db")
    import_raw(base, contact_file(folder, rows, kind="csv"))
    start = time.perf_counter()
    import_raw(base, contact_file(folder, part, kind="csv", first=rows), first=rows + 1)
    return time.perf_counter() - start


async def _beside(what: str, work: Coroutine[Any, Any, Any], presser: Presser) -> list[Measure]:
    """The work, and the presses that came while it went on."""
    late, took = await pressed_while(work, presser)
    return [
        Measure(what, took, "s"),
        Measure(f"10 {len(late)} presses meanwhile, p95", share(late, 95), "ms", limit=100),
        Measure("10 presses meanwhile, max", max(late), "ms", limit=300),
    ]


async def _searches(database: Database, actor: Actor, base: Path) -> list[Measure]:
    """Beside the way without an index: a look into every card."""
    found = []
    raw = sqlite3.connect(base)
    for query in QUERIES:
        ours = await milliseconds(partial(_page, database, actor, query), _TIMES, warm=2)
        like = await milliseconds(partial(_look, raw, query), 3, warm=1)
        found.append(Measure(f"4 search «{query}» (floor: LIKE)", share(ours, 50), "ms", share(like, 50), 0.3))
        found.append(Measure(f"4 search «{query}», p95", share(ours, 95), "ms", limit=60))
    raw.close()
    await SearchFollower(database, utc_now).tick()
    times: list[float] = []
    for query in MISSPELT:
        times += await milliseconds(partial(misspelt_page, database, actor, query), _TIMES, warm=2)
    return [*found, Measure("4 misspelt search, p95", share(times, 95), "ms", limit=100)]


async def _page(database: Database, actor: Actor, query: str) -> None:
    async with reading(database, actor, utc_now) as ctx:
        await list_clients(ctx, ClientFilter(text=query), limit=8)


async def _look(raw: sqlite3.Connection, query: str) -> None:
    for statement in _LIKE:
        raw.execute(statement, (f"%{search_key(fold(query))}%",)).fetchall()


async def _edits(runner: Runner, database: Database, actor: Actor, presser: Presser, base: Path) -> list[Measure]:
    """A tag and a stage for the women of a category, with their undo: in quiet, and while somebody presses.

    The bare statement finds them by the same conditions; they stand everywhere in the base, as a manager's choice does.
    """
    async with writing(database, actor, ChangeKind.TAGS_CHANGED, clock=utc_now) as ctx:
        tag = (await find_or_make_tag(ctx, "Новая волна")).id
        stage = (await list_funnels(ctx))[0].stages[1].id
    async with reading(database, actor, utc_now) as look:
        category = int(await look.scalar(select(func.min(Client.category_id))))
        wanted = ClientFilter(sex=Sex.FEMALE, category_ids=(category,))
        count = await count_clients(look, wanted, cap=None)
    whom = f"id IN (SELECT id FROM client WHERE category_id = {category} AND sex = 'female' AND deleted_at IS NULL)"
    found: list[Measure] = []
    operations: list[tuple[str, Operation, str, int]] = [
        ("tag", AddTag(tag), TAG, tag),
        ("stage", SetStage(stage), STAGE, stage),
    ]
    for name, operation, bare, target in operations:
        floor = await asyncio.to_thread(bare_seconds, base, bare.format(whom=whom), target)
        done, _ = await run_bulk(runner, database, actor, operation, wanted)
        undone = await undo(runner, database, actor, done.change_id)
        found += [
            Measure(f"6 {name} on {count:,} women of a category", seconds(done), "s", floor, 2.0),
            Measure(f"6 {name}, its undo", seconds(undone), "s", floor, 2.0),
        ]
        jobs: list[JobView] = []

        async def edit(operation: Operation = operation, jobs: list[JobView] = jobs) -> None:
            jobs.append((await run_bulk(runner, database, actor, operation, wanted))[0])

        found += await _beside(f"({name}, somebody pressing)", edit(), presser)
        back = undo(runner, database, actor, jobs[0].change_id)
        found += await _beside(f"({name}, its undo, somebody pressing)", back, presser)
    return found
