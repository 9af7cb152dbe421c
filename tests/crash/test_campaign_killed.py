"""Campaigns of all kinds whose worker is killed again and again while VK fails at random: nothing twice, nothing lost.

By default 20 kills of small campaigns. `CRASH_POINTS=200` makes it 200 kills of large ones.
"""

import asyncio
import contextlib
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from domain.accounts.set_caps import set_caps
from domain.accounts.tables import ActionKind
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.work.tables import JobState
from sandbox.driver import Driver
from sandbox.server import RunningSandbox, start_sandbox
from sandbox.vk import cast
from sandbox.vk.world import Mood, Person
from tests.crash.trial import Trial
from tests.support.campaigns import add_people, add_sender, consent
from tests.support.people import add_member
from tests.support.persons import add_person, launch_kind

KILLS = int(os.environ.get("CRASH_POINTS", "20"))
IS_LONG = KILLS > 50
#: Who gets messages; so many of them are liked, commented and asked as well.
RECIPIENTS, MET = (4_000, 800) if IS_LONG else (120, 24)
SEED = int(os.environ.get("CRASH_SEED", "1"))
#: Actions that are under way at once, and the most moments of a life: about thirty statements come before its first
#: message, and one whose fate has to be found out takes four. The campaigns must outlive nearly all their workers.
WINDOW, LONGEST_LIFE = (8, 400) if IS_LONG else (4, 360)
#: The first id of the invented people; the double's own are far away.
FIRST = 700_000_000
ROOT = Path(__file__).resolve().parents[2]


def everybody() -> range:
    return range(FIRST, FIRST + RECIPIENTS)


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    running = await start_sandbox()
    world = running.vk.world
    for person in everybody():
        world.people[person] = Person(person, "Имя", "Фамилия", 2, mood=Mood.SILENT)
        world.things.add(person, 1, running.vk.clock.now(), has_photo=True)
    world.communities[cast.COFFEE_ID].allowed.update(everybody())
    yield running
    await running.stop()


@pytest.mark.timeout(3_600 if IS_LONG else 300)
async def test_killed_campaigns_reach_everybody_once(
    sqlite: Database, sandbox: RunningSandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    owner = await add_member(sqlite)
    jobs = await prepare(sqlite, owner)
    begun = time.time()
    async with Driver(sandbox.base_url) as driver:
        trial = Trial(sqlite, owner, driver.vk, sandbox, random.Random(SEED), everybody())
        await driver.vk.settings(rate_limits=False)
        async with troubled(trial):
            await put_through(sqlite, trial, jobs)
        asked = [call for call in await driver.vk.calls("friends.add") if call["answer"].get("response") == 4]
    rows = await ledger(sqlite, jobs)
    got = {person: trial.done_to(person) for person in everybody()}
    seed = f"seed {SEED}"
    done = Counter[tuple[int, str]]((person, kind) for person, kind, state, _ in rows if state == "done")
    there = Counter[tuple[int, str]](
        {(person, kind): count for person, each in got.items() for kind, count in each.items()}
    )
    lost, doubled = done - there, there - done
    states = Counter(state for _, _, state, _ in rows)
    late = [person for person, before in trial.stopped.items() if got[person] != before]
    repeats = sum(message.repeats for message in sandbox.vk.world.messages)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{seed}: {len(rows)} actions of four kinds, {trial.killed} kills, {doubled.total() + len(asked)}"
            f" doubled, {lost.total()} lost, {states['unsure']} unsure, {len(late)} after one of"
            f" {len(trial.stopped)} stops ({trial.forgotten} of which VK forgot), {repeats} repeats that VK dropped,"
            f" troubles of accounts {dict(trial.met)}, {time.time() - begun:.0f} s\n"
        )
    assert (doubled, lost, late, asked) == (Counter(), Counter(), [], []), seed
    assert trial.killed >= KILLS * 0.8, seed
    assert len(rows) == RECIPIENTS + 4 * MET, seed
    assert set(states) <= {"done", "skipped"}, seed
    assert {reason for _, _, state, reason in rows if state == "skipped"} <= {"answered", "opted-out"}, seed
    assert trial.stopped, seed
    assert trial.met, seed


async def prepare(database: Database, owner: Actor) -> list[int]:
    """A campaign of each kind: messages of a community, and what two persons share."""
    community = await add_sender(database, owner, utc_now, token=cast.token_value(cast.COFFEE), vk_id=cast.COFFEE_ID)
    persons = [
        await add_person(database, owner, utc_now, token=cast.token_value(name), vk_id=vk_id)
        for name, vk_id in ((cast.PROMO, cast.PROMO_ID), (cast.HELPER, cast.HELPER_ID))
    ]
    clients = await add_people(database, owner, utc_now, everybody(), allow=None)
    for at in range(0, RECIPIENTS, 500):
        await consent(database, utc_now, community, everybody()[at : at + 500])
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=utc_now) as ctx:
        await set_caps(ctx, community, ActionKind.MESSAGE, 100_000, 100_000)
    text, met = "{Привет|Здравствуйте}, %имя|друг%!", clients[:MET]
    return [
        await launch_kind(database, owner, utc_now, ActionKind.MESSAGE, [community], clients, text=text),
        await launch_kind(
            database, owner, utc_now, ActionKind.LIKE, persons, met,
            on_avatar=True, wall_posts=1, each_account=False,
        ),
        await launch_kind(database, owner, utc_now, ActionKind.COMMENT, persons, met, text=text, wall_posts=1),
        await launch_kind(database, owner, utc_now, ActionKind.FRIEND_REQUEST, persons, met, text=text),
    ]  # fmt: skip


@asynccontextmanager
async def troubled(trial: Trial) -> AsyncIterator[None]:
    trouble = asyncio.create_task(trial.trouble())
    try:
        yield
    finally:
        trouble.cancel()
        await asyncio.gather(trouble, return_exceptions=True)


async def put_through(database: Database, trial: Trial, jobs: list[int]) -> None:
    """Let the worker live and die, and act between its lives."""
    request = {
        "database": database.url,
        "vk": trial.sandbox.vk_url,
        "jobs": jobs,
        "seed": SEED,
        "kills": KILLS,
        "window": WINDOW,
        "longest": LONGEST_LIFE,
        "begun": time.time(),
    }
    worker = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.crash.campaign_worker",
        json.dumps(request),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        await _between_lives(database, trial, jobs, worker)
        assert await worker.wait() == 0
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        await worker.wait()


async def _between_lives(database: Database, trial: Trial, jobs: list[int], worker: asyncio.subprocess.Process) -> None:
    assert worker.stdin is not None
    assert worker.stdout is not None
    lives = 0
    while line := await worker.stdout.readline():
        trial.killed, lives = int(line), lives + 1
        await check_sums(database, jobs)
        if trial.dice.random() < 0.4:
            await trial.say_stop()
        trial.is_calm = lives == KILLS
        await trial.heal()
        trial.disturb_next_life()
        worker.stdin.write(b"\n")
        await worker.stdin.drain()


async def check_sums(database: Database, jobs: list[int]) -> None:
    """At every death the states add up to those planned so far, and the progress to those that have ended."""
    for job_id in jobs:
        async with database.read() as connection:
            job = (await connection.exec_driver_sql(f"SELECT done, cursor FROM job WHERE id = {job_id}")).one()
            rows = await connection.exec_driver_sql(
                f"SELECT state, count(*) AS count FROM action WHERE job_id = {job_id} GROUP BY state"
            )
            states = {row.state: row[1] for row in rows}
        cursor = json.loads(job.cursor)
        assert sum(states.values()) == cursor.get("planned", 0)
        ended = sum(states.get(state, 0) for state in ("done", "skipped", "failed"))
        assert ended == job.done + cursor.get("left_out", 0)


#: How the test counts each kind.
_COUNTED = {"message": "messages", "like": "likes", "comment": "comments", "friend-request": "requests"}


async def ledger(database: Database, jobs: list[int]) -> list[tuple[int, str, str, str | None]]:
    """Who, what, where it stands, and why."""
    listed = ",".join(map(str, jobs))
    async with database.read() as connection:
        ends = await connection.exec_driver_sql(f"SELECT state FROM job WHERE id IN ({listed})")
        assert set(ends.scalars()) == {JobState.DONE}
        rows = await connection.exec_driver_sql(
            f"SELECT address, kind, state, reason FROM action WHERE job_id IN ({listed})"
        )
        return [(int(row[0].removeprefix("id")), _COUNTED[row[1]], row[2], row[3]) for row in rows]
