"""Reminders whose teller is killed again and again while Telegram fails: nobody is forgotten, and nothing is told twice
but what was in flight.

By default four kills. `CRASH_POINTS=200` makes it forty, with ten thousand reminders of one moment for 500 people.
"""

import asyncio
import json
import os
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.outbox.deliver import IN_FLIGHT
from domain.base.actor import Role
from domain.base.clock import utc_now
from domain.base.database import Database
from sandbox.driver import Driver
from sandbox.server import RunningSandbox, start_sandbox
from sandbox.telegram.faults import Fault
from tests.support.people import add_member
from tests.support.reminders import add_due

POINTS = int(os.environ.get("CRASH_POINTS", "20"))
SEED = int(os.environ.get("CRASH_SEED", "1"))
KILLS = POINTS // 5
PEOPLE = 8 if POINTS <= 20 else 500
#: Up to three come one by one, more as a list.
EACH = (2, 3, 3, 8) if POINTS <= 20 else (3, 7, 25, 45)
FIRST = 70_000
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    running = await start_sandbox()
    yield running
    await running.stop()


async def hire(database: Database, driver: Driver) -> list[str]:
    """People who have opened the bot, each with some tasks that are due in a moment; gives the titles."""
    titles = []
    due_at = utc_now() + timedelta(seconds=2)
    for number in range(PEOPLE):
        person = await driver.add_person(FIRST + number, f"Сотрудник{number}")
        await person.start()
        actor = await add_member(database, FIRST + number, Role.MANAGER, name=f"Сотрудник {number}")
        for place in range(EACH[number % len(EACH)]):
            titles.append(f"дело №{number}-{place}.")
            await add_due(database, actor, utc_now, due_at, 0, title=titles[-1])
    return titles


async def trouble(sandbox: RunningSandbox, dice: random.Random, cuts: list[int]) -> None:
    """Refusals and cut connections, some a life; counts what arrived without an answer."""
    for _ in range(3 * KILLS):
        await asyncio.sleep(dice.uniform(0.3, 1))
        if sandbox.telegram.faults.ordered:
            continue
        kind = dice.choice(("429", "429", "cut_after", "cut_before", "502"))
        cuts[0] += kind == "cut_after"
        sandbox.telegram.faults.order(Fault(kind, "sendMessage", seconds=1))


@pytest.mark.timeout(120 if POINTS <= 20 else 1_800)
async def test_killed_tellers_forget_nobody(
    sqlite: Database, sandbox: RunningSandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cuts = [0]
    async with Driver(sandbox.base_url) as driver:
        titles = await hire(sqlite, driver)
        request = {"database": sqlite.url, "telegram": sandbox.telegram_url, "token": sandbox.bot_token}
        request |= {"folder": str(tmp_path), "seed": SEED, "kills": KILLS, "longest": 0.6 if POINTS <= 20 else 4}
        disturbing = asyncio.create_task(trouble(sandbox, random.Random(SEED), cuts))
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.crash.reminder_teller", json.dumps(request)),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await child.communicate()
        disturbing.cancel()
        with suppress(asyncio.CancelledError):
            await disturbing
        assert child.returncode == 0
        killed = int(said.splitlines()[-1])
        chats = [driver.person(FIRST + number).private for number in range(PEOPLE)]
        texts = [message.text for chat in chats for message in await chat.messages() if message.from_bot]
    times = Counter({title: sum(title in text for text in texts) for title in titles})
    doubled = [text for text, count in Counter(texts).items() if count > 1 and "дело" in text]
    extra = sum(Counter(texts)[text] - 1 for text in doubled)
    with capsys.disabled():
        sys.stdout.write(
            f"\nseed {SEED}: {len(titles)} reminders, {killed} kills, {cuts[0]} answers cut off,"
            f" {extra} messages twice\n"
        )
    assert [title for title in titles if times[title] == 0] == []
    assert extra <= killed * IN_FLIGHT + cuts[0]
    assert killed >= KILLS / 2
