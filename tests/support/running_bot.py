"""The whole product beside the sandbox: the real bot, the real runner, a fresh base, people to be."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.keyring import open_sealer
from app.prepare import furnish
from app.settings import Settings
from app.wiring import make_friend_keeper, make_gateways, make_runner, make_sender, token_check
from bot.kit.poller import PollingRefusedError
from bot.main import TouchbaseBot
from domain.base.actor import Role
from domain.base.clock import Clock, utc_now
from domain.base.database import BUSY_TIMEOUT_MS, Database
from domain.base.sealing import Sealer
from domain.mail.mailing import Mailer
from domain.whole import open_database
from jobs.agenda.week_picture import draw_week
from jobs.campaigns.sender import Sender
from jobs.friends.keeper import FriendKeeper
from jobs.reminders.reminding import Reminding
from jobs.vk.gateways import Gateways
from jobs.work.runner import Runner
from sandbox.driver import Driver, PersonDriver
from sandbox.server import RunningSandbox, start_sandbox
from tests.support.people import add_member

OLGA, MARK, ANNA, STEPAN = 1001, 1002, 1003, 1004
_TICK = 0.05


@dataclass
class World:
    """A running product. `olga` is the owner (ru), `mark` a manager (ru), `anna` a manager (en), `stepan` a stranger.

    Managers are members only after `hire`.
    """

    sandbox: RunningSandbox
    driver: Driver
    database: Database
    settings: Settings
    sealer: Sealer
    clock: Clock = utc_now
    bot: TouchbaseBot | None = None
    runner: Runner | None = None
    gateways: Gateways | None = None
    sender: Sender | None = None
    keeper: FriendKeeper | None = None
    reminding: Reminding | None = None
    mailer: Mailer | None = None
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def olga(self) -> PersonDriver:
        """The owner."""
        return self.driver.person(OLGA)

    @property
    def mark(self) -> PersonDriver:
        """A Russian-speaking colleague."""
        return self.driver.person(MARK)

    @property
    def anna(self) -> PersonDriver:
        """An English-speaking colleague."""
        return self.driver.person(ANNA)

    @property
    def stepan(self) -> PersonDriver:
        """Nobody we know."""
        return self.driver.person(STEPAN)

    async def hire(self, telegram_id: int, role: Role = Role.MANAGER, locale: str | None = None) -> None:
        """Make somebody a member without the ceremony of an invitation."""
        await add_member(self.database, telegram_id=telegram_id, role=role, locale=locale)

    async def start(self) -> None:
        """Start the bot, the runner and the way to VK."""
        self.gateways = make_gateways(self.settings, self.database, self.sealer)
        self.runner = make_runner(self.settings, self.database, self.gateways)
        self.sender = make_sender(self.settings, self.database, self.gateways)
        self.keeper = make_friend_keeper(self.database, self.gateways)
        self.reminding = Reminding(self.database, self.clock)
        self.bot = TouchbaseBot(
            self.sandbox.bot_token,
            self.sandbox.telegram_url,
            self.database,
            self.clock,
            self.settings.data_dir / "files",
            sealer=self.sealer,
            check_token=token_check(self.settings),
            wake=self.runner.wake,
            default_locale=self.settings.default_locale,
            owner_ids=self.settings.owner_ids,
            mailer=self.mailer,
            draw_week=draw_week,
        )
        self._tasks = [asyncio.create_task(self.bot.run()), asyncio.create_task(self._tick())]

    async def stop(self) -> None:
        """Stop all gracefully; `start` goes on with the same base, as after a restart."""
        if self.bot is not None:
            self.bot.stop()
        tasks, self._tasks = self._tasks, []
        for task in reversed(tasks):
            if task is not tasks[0]:
                task.cancel()
            with suppress(asyncio.CancelledError, PollingRefusedError):
                await asyncio.wait_for(task, 15)
        if self.runner is not None:
            await self.runner.stop()
        if self.sender is not None:
            await self.sender.stop()
        if self.keeper is not None:
            await self.keeper.stop()
        if self.gateways is not None:
            await self.gateways.stop()
        if self.bot is not None:
            await self.bot.close()
            self.bot = None

    async def refused(self) -> PollingRefusedError:
        """What the bot ends with when Telegram will not have it."""
        with pytest.raises(PollingRefusedError) as caught:
            await asyncio.wait_for(asyncio.shield(self._tasks[0]), 30)
        return caught.value

    async def _tick(self) -> None:
        assert self.runner is not None
        assert self.bot is not None
        assert self.gateways is not None
        assert self.sender is not None
        assert self.keeper is not None
        assert self.reminding is not None
        while True:
            await self.runner.tick()
            await self.gateways.tick()
            await self.sender.tick()
            await self.keeper.tick()
            await self.reminding.tick()
            for _seconds, tick in self.bot.ticks():
                await tick()
            await asyncio.sleep(_TICK)


@asynccontextmanager
async def running_world(
    mould: Path, folder: Path, *, locale: str = "ru", busy_timeout_ms: int = BUSY_TIMEOUT_MS
) -> AsyncIterator[World]:
    """A started world in this folder, from an empty migrated database."""
    sandbox = await start_sandbox()
    settings = Settings.model_validate(
        {"data_dir": folder / "data", "default_locale": locale, "owner_ids": (OLGA,), "bot_token": None}
        | {"vk_api_url": sandbox.vk_url}
    )
    settings.data_dir.mkdir(parents=True)
    shutil.copy(mould, settings.data_dir / "touchbase.db")
    database = open_database(
        f"sqlite+aiosqlite:///{settings.data_dir / 'touchbase.db'}", busy_timeout_ms=busy_timeout_ms
    )
    await furnish(database, settings)
    try:
        async with Driver(sandbox.base_url) as driver:
            world = World(sandbox, driver, database, settings, await open_sealer(settings, database))
            await world.start()
            try:
                yield world
            finally:
                await world.stop()
    finally:
        await sandbox.stop()
        await database.close()
