"""Friend requests and imports of followers whose worker is killed again and again: each once, and the same base.

By default a handful of kills. `CRASH_POINTS=200` makes it two hundred of each, among many more people.
"""

import asyncio
import json
import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from domain.actions.tables import Action, ActionState
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.clients.tables import Client
from domain.friends.tables import FriendRequest, FriendRule, RequestState
from domain.whole import open_database
from domain.work.tables import Job, JobState
from jobs.vk.gateways import Gateways
from sandbox.driver import Driver
from sandbox.server import RunningSandbox, start_sandbox
from sandbox.vk import cast
from sandbox.vk.world import Mood, Person
from tests.support.clocks import StillClock
from tests.support.dumps import check_search, dump
from tests.support.friends import Page
from tests.support.harvests import Field, connect_community, connect_person
from tests.support.keys import SEALER
from tests.support.people import add_member
from tests.support.persons import MANY

POINTS = int(os.environ.get("CRASH_POINTS", "3"))
SEED = int(os.environ.get("CRASH_SEED", "1"))
IS_LONG = POINTS > 50
KILLS = POINTS if IS_LONG else 3
PEOPLE, CROWD = (700, 6_000) if IS_LONG else (5, 160)
#: People in one transaction of an import.
CHUNK = 10
#: The first id of the invented people; the double's own are far away.
FIRST = 700_000_000
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    running = await start_sandbox()
    running.vk.rules.rate_limits = False
    yield running
    await running.stop()


async def put_through(**request: Any) -> None:
    """Let a worker do it, with so many deaths on the way."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.crash.social_worker", json.dumps(request)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await child.communicate()
    assert child.returncode == 0
    # A life that was to die late may have come to its end before.
    assert int(said.splitlines()[-1]) >= request["kills"] * 0.6


@pytest.mark.timeout(1_200 if IS_LONG else 120)
async def test_everybody_is_accepted_and_greeted_once(sqlite: Database, sandbox: RunningSandbox) -> None:
    world = sandbox.vk.world
    for number in range(PEOPLE):
        person = Person(FIRST + number, f"Имя{number}", "Фамилия", 2, mood=Mood.SILENT)
        person.photo_side = 400
        world.people[person.id] = person
        world.friendships.ask(person.id, cast.PROMO_ID, sandbox.vk.clock.now() - number)
    page = Page(sqlite, await add_member(sqlite), utc_now)
    await page.open(vk_id=cast.PROMO_ID, token=cast.token_value(cast.PROMO))
    async with sqlite.write() as connection:
        await connection.execute(update(FriendRule).values(per_day=1_000_000, delay_minutes=0))
        await connection.exec_driver_sql("UPDATE account SET caps = ?", (json.dumps(MANY),))
    await put_through(
        work="befriend", database=sqlite.url, vk=sandbox.vk_url, begun=time.time(), people=PEOPLE,
        seed=SEED, kills=KILLS, far=60, longest=320,
    )  # fmt: skip
    async with Driver(sandbox.base_url) as driver:
        answers = [call["answer"].get("response") for call in await driver.vk.calls("friends.add")]
        greeted = Counter(each.person_id for each in await driver.vk.delivered())
    async with sqlite.read() as connection:
        states = Counter((await connection.execute(select(FriendRequest.state))).scalars())
        greetings = Counter((await connection.execute(select(Action.state))).scalars())
        cards = (await connection.execute(select(Client.id))).all()
    everybody = range(FIRST, FIRST + PEOPLE)
    assert Counter(answers) == {2: PEOPLE}, f"seed {SEED}"
    assert greeted == dict.fromkeys(everybody, 1), f"seed {SEED}"
    assert (states, greetings) == ({RequestState.ACCEPTED: PEOPLE}, {ActionState.DONE: PEOPLE})
    assert all(world.friendships.are_friends(cast.PROMO_ID, each) for each in everybody)
    assert len(cards) == PEOPLE


@pytest.mark.timeout(1_200 if IS_LONG else 120)
async def test_a_killed_import_of_followers_ends_the_same(
    empty_sqlite: Path, tmp_path: Path, sandbox: RunningSandbox
) -> None:
    sandbox.vk.world.communities[cast.WORKSHOP_ID].crowd = CROWD
    clock = StillClock()
    before, whole, killed = (tmp_path / f"{name}.db" for name in ("before", "whole", "killed"))
    await asyncio.to_thread(shutil.copy, empty_sqlite, before)
    await begin(before, clock, sandbox)
    for path in (whole, killed):
        await asyncio.to_thread(shutil.copy, before, path)
    await put_through(
        work="harvest", undisturbed=url(whole), database=url(killed), vk=sandbox.vk_url, now=clock.now.isoformat(),
        chunk=CHUNK, seed=SEED, kills=KILLS, far=70, longest=120,
    )  # fmt: skip
    expected, found = await left_in(whole), await left_in(killed)
    assert len(expected["client"]) > CROWD // 2
    for name, rows in expected.items():
        assert found[name] == rows, f"{name} differs, seed {SEED}"


async def begin(path: Path, clock: StillClock, sandbox: RunningSandbox) -> None:
    """A harvest of two communities and of a person's friends that is about to run."""
    database = open_database(url(path))
    gateways = Gateways(database, clock, SEALER, sandbox.vk_url, worker="test", rates=(1_000, 1_000))
    field = Field(database, clock, await add_member(database), gateways)
    await field.connect(connect_community)
    await field.connect(connect_person)
    popular = cast.person_id(cast.POPULAR)
    view = await field.send(f"vk.com/zerno_coffee vk.com/club{cast.WORKSHOP_ID} vk.com/id{popular}")
    await field.check(view.id)
    await field.start(view.id)
    await gateways.stop()
    await database.close()


async def left_in(path: Path) -> dict[str, Any]:
    """All that the import has left behind, the journal and the counts included."""
    database = open_database(url(path))
    found: dict[str, Any] = dict(await dump(database, "account"))
    async with database.read() as connection:
        job = (await connection.execute(select(Job.state, Job.result, Job.done).order_by(Job.id.desc()))).first()
    assert job is not None
    assert job.state is JobState.DONE
    await check_search(database)
    await database.close()
    return {**found, "result": job.result, "done": job.done}


def url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"
