"""A sandbox for each test and the plain HTTP client that plays the bot."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox.driver import Driver
from sandbox.server import RunningSandbox, start_sandbox
from sandbox.telegram.faults import Fault


class BotApi:
    """Calls methods over HTTP; nested values travel as JSON strings, like aiogram sends them."""

    def __init__(self, running: RunningSandbox, session: aiohttp.ClientSession) -> None:
        self.running = running
        self.session = session

    def url(self, method: str, token: str = "") -> str:
        return f"{self.running.telegram_url}/bot{token or self.running.bot_token}/{method}"

    async def raw(self, method: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
        """Call and return status and envelope."""
        form = aiohttp.FormData(quote_fields=False)
        for name, value in parameters.items():
            if isinstance(value, bytes):
                form.add_field(name, value, filename=f"{name}.bin")
            elif isinstance(value, tuple):
                form.add_field(name, value[1], filename=value[0])
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        async with self.session.post(self.url(method), data=form) as response:
            return response.status, await response.json()

    async def __call__(self, method: str, **parameters: Any) -> Any:
        """Call and return the result of a success."""
        status, body = await self.raw(method, **parameters)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def error(self, method: str, **parameters: Any) -> str:
        """Call and return "code description" of a refusal; the HTTP status must be the same code."""
        status, body = await self.raw(method, **parameters)
        assert body["ok"] is False, body
        assert body["error_code"] == status
        return f"{status} {body['description']}"

    async def running_fault(self, kind: str, method: str = "*", times: int = 1, seconds: float = 1.0) -> None:
        """Order a fault without the driver."""
        self.running.telegram.faults.order(Fault(kind, method, times, seconds))

    async def polling(self, previous: object = None) -> object:
        """Wait until a getUpdates (another one than the previous) is held, and return what tells it apart."""
        queue = self.running.telegram.updates
        while queue._poll is None or queue._poll is previous:  # noqa: ASYNC110 — the queue has no event for this
            await asyncio.sleep(0.01)
        return queue._poll

    async def next(self, kind: str) -> Any:
        """Wait for the next update, which must be of this kind, and confirm it."""
        (update,) = await self("getUpdates", timeout=10)
        await self("getUpdates", timeout=0, offset=update["update_id"] + 1, limit=1)
        return update[kind]

    async def updates(self, kind: str = "") -> list[Any]:
        """Take all updates, confirm them, and return those of one kind."""
        found = await self("getUpdates", timeout=0, offset=0)
        if found:
            await self("getUpdates", timeout=0, offset=found[-1]["update_id"] + 1, limit=1)
        return [update[kind] if kind else update for update in found if not kind or kind in update]


@pytest.fixture
async def running() -> AsyncIterator[RunningSandbox]:
    box = await start_sandbox()
    box.telegram.limits.strict = False
    yield box
    await box.stop()


@pytest.fixture
async def api(running: RunningSandbox) -> AsyncIterator[BotApi]:
    async with aiohttp.ClientSession() as session:
        yield BotApi(running, session)


@pytest.fixture
async def driver(running: RunningSandbox) -> AsyncIterator[Driver]:
    async with Driver(running.base_url) as opened:
        yield opened


@pytest.fixture
async def started(api: BotApi, driver: Driver) -> None:
    """Olga and Mark have started the bot, and it has taken the updates."""
    await driver.person(1001).start()
    await driver.person(1002).start()
    await api.updates()


@pytest.fixture
async def in_group(api: BotApi, driver: Driver) -> None:
    """The bot is an ordinary member of the team's group."""
    await driver.set_bot_status("member", 1001)
    await api.updates()
