"""A campaign whose worker is killed again and again while VK fails at random: nobody twice, nobody forgotten.

By default 50 kills of a campaign of 300. `CRASH_POINTS=200` makes it 200 kills of one of 5,000.
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
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from domain.accounts.set_caps import set_caps
from domain.accounts.tables import ActionKind
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.campaigns.launch_campaign import launch_campaign
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.work.tables import JobState
from sandbox.driver import Driver
from sandbox.server import RunningSandbox, start_sandbox
from sandbox.vk import cast
from sandbox.vk.faults import Fault
from sandbox.vk.world import Mood, Person
from sandbox.vk_driver import VkDriver
from tests.support.campaigns import add_people, add_sender, consent, draft
from tests.support.people import add_member

KILLS = int(os.environ.get("CRASH_POINTS", "50"))
RECIPIENTS = 300 if KILLS <= 50 else 5_000
SEED = int(os.environ.get("CRASH_SEED", "1"))
#: Messages that are under way at once, and the most moments of a life: about thirty statements come before its first
#: message, and a message whose fate has to be found out takes four. The campaign must outlive nearly all its workers.
WINDOW, LONGEST_LIFE = (4, 110) if KILLS <= 50 else (8, 160)
#: The first id of the invented people; the double's own are far away.
FIRST = 700_000_000
#: What VK's double lets a caller wait now and then, in seconds.
_DELAY = 0.02
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Trial:
    """What the test knows of what it has done. `stopped`: who said stop while no worker lived, and after which message
    of the world.
    """

    vk: VkDriver
    sandbox: RunningSandbox
    dice: random.Random
    stopped: dict[int, int] = field(default_factory=dict)
    killed: int = 0
    #: So many stops were forgotten by VK's Long Poll before anybody had heard them.
    forgotten: int = 0

    async def say_stop(self) -> None:
        """Somebody says stop who got nothing yet, when what the dead have sent last has arrived."""
        await asyncio.sleep(3 * _DELAY)
        got = {message.person_id for message in await self.vk.delivered()}
        left = [person for person in everybody() if person not in got and person not in self.stopped]
        if left:
            person = self.dice.choice(left)
            said = await self.vk.person(person).write(cast.COFFEE_ID, "Стоп")
            self.stopped[person] = said.number
            if self.dice.random() < 0.3:
                # VK forgets it before anybody has heard it; it stands in the dialog all the same.
                await self.vk.disturb_longpoll(cast.COFFEE_ID, self.dice.choice(("lose_state", "forget_history")))
                self.forgotten += 1

    async def trouble(self) -> None:
        """Order faults for as long as anybody lets us."""
        kinds = ("cut_after", "cut_after", "cut_before", "502", "error", "delay")
        methods = ("messages.send",) * 6 + ("a_check", "messages.getConversations", "execute")
        while True:
            # Orders that wait for their calls would make every call fail in the end.
            if not self.sandbox.vk.faults.ordered:
                method = self.dice.choice(methods)
                kind = self.dice.choice(kinds) if method == "messages.send" else "502"
                order = Fault(kind, method, code=10 if kind == "error" else 0, seconds=_DELAY)
                self.sandbox.vk.faults.order(order)
                if method != "messages.send":
                    # Nobody may come to ask for it.
                    asyncio.get_running_loop().call_later(1, self.sandbox.vk.faults.clear)
            await asyncio.sleep(self.dice.uniform(0.03, 0.3))


def everybody() -> range:
    return range(FIRST, FIRST + RECIPIENTS)


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    running = await start_sandbox()
    world = running.vk.world
    for person in everybody():
        world.people[person] = Person(person, "Имя", "Фамилия", 2, mood=Mood.SILENT)
    world.communities[cast.COFFEE_ID].allowed.update(everybody())
    yield running
    await running.stop()


@pytest.mark.timeout(300 if KILLS <= 50 else 3_600)
async def test_a_killed_campaign_reaches_everybody_once(
    sqlite: Database, sandbox: RunningSandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    job_id = await prepare(sqlite)
    begun = time.time()
    async with Driver(sandbox.base_url) as driver:
        trial = Trial(driver.vk, sandbox, random.Random(SEED))
        await driver.vk.settings(rate_limits=False)
        async with troubled(trial):
            await put_through(sqlite, trial, job_id)
        delivered = await driver.vk.delivered()
    rows = await ledger(sqlite, job_id)
    seed = f"seed {SEED}"
    times = Counter(message.person_id for message in delivered)
    doubled = [person for person, count in times.items() if count > 1]
    done = {address for address, state, _ in rows if state == "done"}
    lost = done ^ {f"id{person}" for person in times}
    states = Counter(state for _, state, _ in rows)
    late = [m for m in delivered if m.person_id in trial.stopped and m.number > trial.stopped[m.person_id]]
    repeats = sum(message.repeats for message in delivered)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{seed}: {len(rows)} recipients, {trial.killed} kills, {len(doubled)} doubled, {len(lost)} lost,"
            f" {states['unsure']} unsure, {len(late)} after one of {len(trial.stopped)} stops"
            f" ({trial.forgotten} of which VK forgot), {repeats} repeats that VK dropped, {time.time() - begun:.0f} s\n"
        )
    assert (doubled, lost, late) == ([], set(), []), seed
    assert trial.killed >= KILLS * 0.8, seed
    assert len(rows) == RECIPIENTS, seed
    assert set(states) <= {"done", "skipped"}, seed
    assert {reason for _, state, reason in rows if state == "skipped"} <= {"answered", "opted-out"}, seed
    assert trial.stopped, seed


async def prepare(database: Database) -> int:
    owner = await add_member(database)
    account_id = await add_sender(database, owner, utc_now, token=cast.token_value(cast.COFFEE), vk_id=cast.COFFEE_ID)
    clients = await add_people(database, owner, utc_now, everybody(), allow=None)
    await allow(database, account_id)
    ready = await draft(database, owner, utc_now, account_id, clients, "{Привет|Здравствуйте}, %имя|друг%!")
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=utc_now) as ctx:
        await set_caps(ctx, account_id, ActionKind.MESSAGE, 100_000, 100_000)
        campaign, _ = await launch_campaign(ctx, ready.campaign_id)
    assert campaign.job_id is not None
    return campaign.job_id


async def allow(database: Database, account_id: int) -> None:
    for at in range(0, RECIPIENTS, 500):
        await consent(database, utc_now, account_id, everybody()[at : at + 500])


@asynccontextmanager
async def troubled(trial: Trial) -> AsyncIterator[None]:
    trouble = asyncio.create_task(trial.trouble())
    try:
        yield
    finally:
        trouble.cancel()
        await asyncio.gather(trouble, return_exceptions=True)


async def put_through(database: Database, trial: Trial, job_id: int) -> None:
    """Let the worker live and die, and act between its lives."""
    request = {
        "database": database.url,
        "vk": trial.sandbox.vk_url,
        "job_id": job_id,
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
        await _between_lives(database, trial, job_id, worker)
        assert await worker.wait() == 0
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        await worker.wait()


async def _between_lives(database: Database, trial: Trial, job_id: int, worker: asyncio.subprocess.Process) -> None:
    assert worker.stdin is not None
    assert worker.stdout is not None
    while line := await worker.stdout.readline():
        trial.killed = int(line)
        await check_sums(database, job_id)
        if trial.dice.random() < 0.4:
            await trial.say_stop()
        worker.stdin.write(b"\n")
        await worker.stdin.drain()


async def check_sums(database: Database, job_id: int) -> None:
    """At every death the states add up to those planned so far, and the progress to those that have ended."""
    async with database.read() as connection:
        job = (await connection.exec_driver_sql(f"SELECT done, cursor FROM job WHERE id = {job_id}")).one()
        rows = await connection.exec_driver_sql(
            f"SELECT state, count(*) AS count FROM action WHERE job_id = {job_id} GROUP BY state"
        )
        states = {row.state: row[1] for row in rows}
    cursor = json.loads(job.cursor)
    assert sum(states.values()) == cursor.get("planned", 0)
    assert states.get("done", 0) + states.get("skipped", 0) + states.get("failed", 0) == job.done + cursor.get(
        "left_out", 0
    )


async def ledger(database: Database, job_id: int) -> list[tuple[str, str, str | None]]:
    async with database.read() as connection:
        job = await connection.exec_driver_sql(f"SELECT state FROM job WHERE id = {job_id}")
        assert job.scalar_one() == JobState.DONE
        rows = await connection.exec_driver_sql(f"SELECT address, state, reason FROM action WHERE job_id = {job_id}")
        return [(row.address, row.state, row.reason) for row in rows]
