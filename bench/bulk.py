"""Goal 6: a tag and a stage on all clients with journal and undo, beside the one bare statement that does the same.

That statement keeps no journal, and the way back is held against it too: it removes what the statement made.
"""

import asyncio
import sqlite3
import time
from pathlib import Path

from bench.base import OWNER, Importing, finished, open_base, seconds, settings_in, undo
from bench.measure import Measure
from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.bulk.operation import Operation
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.queries import preview_bulk
from domain.bulk.stages import SetStage
from domain.bulk.start_bulk import start_bulk
from domain.bulk.tags import AddTag
from domain.clients.change_tags import find_or_make_tag
from domain.funnel.queries import list_funnels
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.work.views import JobView
from jobs.work.runner import Runner

TAG = "INSERT INTO client_tag (client_id, tag_id, version) SELECT id, :target, 1 FROM client WHERE {whom}"
STAGE = """INSERT INTO client_stage (client_id, funnel_id, stage_id, since, version)
SELECT client.id, stage.funnel_id, stage.id, '2026-01-01 00:00:00.000000', 1 FROM client, stage
WHERE client.{whom} AND stage.id = :target
ON CONFLICT (client_id, funnel_id) DO UPDATE SET stage_id = excluded.stage_id, version = version + 1"""
_EVERYBODY = "deleted_at IS NULL"


async def measure_bulk(rows: int, folder: Path) -> list[Measure]:
    """Both operations as jobs, each with its undo."""
    settings = settings_in(folder)
    found: list[Measure] = []
    async with open_base(settings) as (database, actor):
        importing = Importing(settings, database, actor)
        await importing.run(await importing.check(rows, folder))
        async with writing(database, actor, ChangeKind.TAGS_CHANGED, clock=utc_now) as ctx:
            tag = (await find_or_make_tag(ctx, "Новая волна")).id
            stage = (await list_funnels(ctx))[0].stages[1].id
        base = settings.data_dir / "touchbase.db"
        operations: list[tuple[str, Operation, str, int]] = [
            ("tag", AddTag(tag), TAG, tag),
            ("stage", SetStage(stage), STAGE, stage),
        ]
        for name, operation, bare, target in operations:
            floor = await asyncio.to_thread(bare_seconds, base, bare.format(whom=_EVERYBODY), target)
            done, dry = await run_bulk(importing.runner, database, actor, operation, ClientFilter())
            undone = await undo(importing.runner, database, actor, done.change_id)
            found += [
                Measure(f"6 {name} on {rows:,}", seconds(done), "s", floor, 2.0),
                Measure(f"6 {name}, its undo", seconds(undone), "s", floor, 2.0),
                Measure(f"6 {name}, the dry run", dry, "s", None, 2.0),
            ]
        await importing.stop()
    return found


def bare_seconds(base: Path, statement: str, target: int) -> float:
    """The bare statement in a transaction of its own, rolled back for the next to find the same base."""
    with sqlite3.connect(base, isolation_level=None) as connection:
        connection.execute("PRAGMA cache_size=-32768")
        connection.execute("PRAGMA foreign_keys=ON")
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(statement, {"target": target})
        passed = time.perf_counter() - start
        connection.execute("ROLLBACK")
    return passed


async def run_bulk(
    runner: Runner, database: Database, actor: Actor, operation: Operation, wanted: ClientFilter
) -> tuple[JobView, float]:
    """Do it as a job; gives the job, and the seconds of its dry run."""
    async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
        edit = await plan_bulk(ctx, Audience(wanted=wanted), operation)
    start = time.perf_counter()
    async with reading(database, actor, utc_now) as look:
        await preview_bulk(look, edit)
    dry = time.perf_counter() - start
    async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
        job, _ = await start_bulk(ctx, edit.id, OWNER)
    return await finished(runner, database, actor, job.id), dry
