"""The plain HTTP client that calls VK's double with a token of the cast."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox.driver import Driver
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver

VERSION = "5.199"


class VkApi:
    """Calls methods as a client does: a urlencoded POST with version and token."""

    def __init__(self, running: RunningSandbox, session: aiohttp.ClientSession) -> None:
        self.running = running
        self.session = session

    def url(self, method: str) -> str:
        return f"{self.running.vk_url}/method/{method}"

    async def raw(self, method: str, token: str = cast.COFFEE, **parameters: object) -> dict[str, Any]:
        """Call and return the envelope."""
        form = {"v": VERSION, "access_token": cast.token_value(token)}
        form |= {name: str(value) for name, value in parameters.items()}
        async with self.session.post(self.url(method), data={key: value for key, value in form.items() if value}) as r:
            assert r.status == 200
            body: dict[str, Any] = await r.json()
            return body

    async def __call__(self, method: str, token: str = cast.COFFEE, **parameters: object) -> Any:
        """Call and return the response of a success."""
        body = await self.raw(method, token, **parameters)
        assert list(body) == ["response"], body
        return body["response"]

    async def error(self, method: str, token: str = cast.COFFEE, **parameters: object) -> str:
        """Call and return "code text" of a refusal."""
        body = await self.raw(method, token, **parameters)
        assert list(body) == ["error"], body
        return f"{body['error']['error_code']} {body['error']['error_msg']}"

    async def send(self, person_id: int, random_id: int, message: str = "Привет", **more: object) -> int:
        """Send to one person."""
        found: int = await self("messages.send", peer_id=person_id, random_id=random_id, message=message, **more)
        return found

    async def poll(self, server: dict[str, str], wait: int = 0) -> dict[str, Any]:
        """Check a Long Poll."""
        query = {"act": "a_check", "key": server["key"], "ts": server["ts"], "wait": str(wait)}
        async with self.session.get(server["server"], params=query) as response:
            body: dict[str, Any] = await response.json()
            return body

    async def long_poll(self, group_id: int = cast.COFFEE_ID) -> dict[str, str]:
        """Open a Long Poll."""
        server: dict[str, str] = await self("groups.getLongPollServer", group_id=group_id)
        return server


@pytest.fixture
async def api(running: RunningSandbox) -> AsyncIterator[VkApi]:
    running.vk.rules.rate_limits = False
    async with aiohttp.ClientSession() as session:
        yield VkApi(running, session)


@pytest.fixture
def vk(driver: Driver) -> VkDriver:
    return driver.vk
