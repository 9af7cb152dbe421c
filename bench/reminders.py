"""Goal 12: ten thousand reminders of one minute, claimed beside a raw poll and sent beside Telegram's limits."""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import GetMe, TelegramMethod
from aiogram.types import Chat, Message, User
from sqlalchemy import func, insert, select, update

from app.settings import Settings
from bench.base import open_base, settings_in
from bench.measure import Measure, share
from bench.presser import Presser, pressed_while, some_presses
from bot.kit.session import LimitedSession
from bot.main import TouchbaseBot
from bot.outbox.deliver import Deliverer
from domain.base.actor import Actor, Role
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.reminders.tables import Reminder
from domain.tasks.tables import Task
from domain.team.tables import Member, Scope
from jobs.reminders.reminding import Reminding
from jobs.vk.check import HolderCheck

_MANY = 10_000
_READERS = 500
#: What Telegram takes in a second in all.
_RATE = 30
_LATENCY = 0.03
#: How often the loop is looked at, in seconds.
_LOOK = 0.002
_ROUNDS = 3
#: A person presses so often, in seconds: one chat takes one message a second.
_PRESS_EVERY = 1.1
_DUE_SQL = """SELECT r.id FROM reminder r JOIN task t ON t.id = r.task_id
WHERE r.fired = 0 AND r.fire_at <= ? AND t.done = 0 ORDER BY r.fire_at LIMIT 500"""


class _Loop:
    """The longest time for which nobody else got a turn, in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(_LOOK)
            self.longest = max(self.longest, (time.perf_counter() - begun - _LOOK) * 1_000)

    async def during(self, act: Callable[[], Awaitable[None]]) -> float:
        """Do this and give the seconds it took."""
        watching = asyncio.create_task(self.watch())
        begun = time.perf_counter()
        try:
            await act()
            return time.perf_counter() - begun
        finally:
            watching.cancel()


class _Network(AiohttpSession):
    """A Telegram that takes every message after a moment."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - the signature is aiogram's
        await asyncio.sleep(_LATENCY)
        if isinstance(method, GetMe):
            return User(id=42, is_bot=True, first_name="Bench", username="bench_bot")
        chat_id = getattr(method, "chat_id", 1)
        message = Message(message_id=1, date=utc_now(), chat=Chat(id=chat_id, type="private"), text="x")
        return message.as_(bot)


class _Session(LimitedSession, _Network):
    """The product's line in front of it."""


async def measure_reminders(_rows: int, folder: Path) -> list[Measure]:
    """Claim and send."""
    floors, figures, blocked, sent, late = [], [], [], [], list[float]()
    for number in range(_ROUNDS):
        settings = settings_in(folder / str(number))
        async with open_base(settings) as (database, actor):
            await _fill(database)
            reminding, loop = Reminding(database, utc_now), _Loop()
            floors.append(await asyncio.to_thread(_raw_poll, folder / f"raw{number}.db"))
            figures.append(await loop.during(reminding.tick))
            blocked.append(loop.longest)
            if number == 0:
                sent.append(await _send(database, folder))
            else:
                late += await _send_beside_presses(settings, database, actor, folder)
    sent += [
        Measure(f"12 {len(late)} presses while they are told, p95", share(late, 95), "ms", limit=100),
        Measure("12 presses while they are told, max", max(late), "ms", limit=300),
    ]
    return [
        Measure("12 10,000 due reminders claimed, s", min(figures), "s", min(floors), 3.0),
        Measure("12 the longest the loop was held meanwhile", min(blocked), "ms", None, 50.0),
        *sent,
    ]


async def _fill(database: Database) -> None:
    """Members with ten thousand tasks, due in a moment, whose reminders are planned and have come."""
    now = utc_now()
    due_at = now + timedelta(seconds=1)
    people = [
        {"id": 1_000 + n, "telegram_id": 50_000 + n, "name": f"Сотрудник {n}", "role": Role.MANAGER}
        | {"scope": Scope.ALL, "joined_at": now, "version": 1, "work_days": 127, "work_from": now.time().min}
        | {"work_till": now.time().min, "remind_before": 15}
        for n in range(_READERS)
    ]
    tasks = [
        {"title": f"Позвонить {n}", "assignee_id": 1_000 + n % _READERS, "created_at": now, "due_on": due_at.date()}
        | {"due_time": due_at.time(), "due_zone": "UTC", "due_at": due_at + timedelta(hours=1), "remind_before": []}
        | {"version": 1}
        for n in range(_MANY)
    ]
    async with database.write() as connection:
        await connection.execute(insert(Member), people)
        await connection.execute(insert(Task), tasks)
    await Reminding(database, utc_now).tick()
    async with database.write() as connection:
        await connection.execute(update(Reminder).values(fire_at=now))
        planned = (await connection.execute(select(func.count()).select_from(Reminder))).scalar_one()
    assert planned == _MANY


def _raw_poll(path: Path) -> float:
    """The same by the barest means: select, insert what is to be said, mark; 500 a transaction."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=NORMAL")
    base.execute("CREATE TABLE task (id INTEGER PRIMARY KEY, title TEXT, done INTEGER)")
    base.execute("CREATE TABLE reminder (id INTEGER PRIMARY KEY, task_id INTEGER, fire_at TEXT, fired INTEGER)")
    base.execute("CREATE INDEX waiting ON reminder (fire_at) WHERE fired = 0")
    base.execute("CREATE TABLE outbox (id INTEGER PRIMARY KEY, key TEXT UNIQUE, payload TEXT, state TEXT, due_at TEXT)")
    base.execute("CREATE INDEX state ON outbox (state, due_at)")
    base.execute("BEGIN")
    base.executemany("INSERT INTO task VALUES (?, ?, 0)", ((n, f"Позвонить {n}") for n in range(_MANY)))
    base.executemany("INSERT INTO reminder VALUES (?, ?, '2026-01-01', 0)", ((n, n) for n in range(_MANY)))
    base.execute("COMMIT")
    begun = time.perf_counter()
    while True:
        base.execute("BEGIN IMMEDIATE")
        ids = [row[0] for row in base.execute(_DUE_SQL, ("2026-02-01",))]
        said = [(f"reminder:{key}", f'{{"id": {key}}}') for key in ids]
        base.executemany("INSERT INTO outbox (key, payload, state, due_at) VALUES (?, ?, 'waiting', '2026')", said)
        base.executemany("UPDATE reminder SET fired = 1 WHERE id = ?", ((key,) for key in ids))
        base.execute("COMMIT")
        if not ids:
            break
    took = time.perf_counter() - begun
    base.close()
    return took


async def _send(database: Database, folder: Path) -> Measure:
    """All that was claimed, as one list a reader, beside the seconds that so many messages must take."""
    deliverer, _ = await _deliverer(database, folder)
    begun = time.perf_counter()
    await deliverer.tick()
    took = time.perf_counter() - begun
    await _check_all_sent(database)
    return Measure(f"12 10,000 reminders told to {_READERS} people", took, "s", _READERS / _RATE, 1.05)


async def _send_beside_presses(settings: Settings, database: Database, actor: Actor, folder: Path) -> list[float]:
    """The same while somebody presses buttons through the same line to Telegram: how long each press took, in ms.

    Each button has been pressed before: the first press after a start is another matter (goal 13).
    """
    deliverer, bot = await _deliverer(database, folder)
    presses = list((await some_presses(database, actor)).values())
    presser = Presser(settings, database, presses, bot)
    for _ in presses:
        await presser.press()
        await asyncio.sleep(_PRESS_EVERY)
    late, _ = await pressed_while(deliverer.tick(), presser, _PRESS_EVERY)
    await _check_all_sent(database)
    return late


async def _check_all_sent(database: Database) -> None:
    async with database.read() as connection:
        sent = select(func.count()).where(OutboxMessage.state == OutboxState.SENT)
        assert (await connection.execute(sent)).scalar_one() == _MANY


async def _deliverer(database: Database, folder: Path) -> tuple[Deliverer, Bot]:
    bot = TouchbaseBot(
        "42:" + "A" * 35,
        "http://localhost",
        database,
        utc_now,
        folder / "files",
        sealer=Sealer(bytes(32)),
        check_token=HolderCheck("http://127.0.0.1:9"),
        wake=lambda: None,
        default_locale="ru",
    )
    bot.bot.session = _Session("http://localhost")
    return Deliverer(bot.bot, await bot.services()), bot.bot
