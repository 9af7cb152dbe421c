"""The control API over HTTP: read the world, switch its rules, order faults. The driver adds the people."""

from types import TracebackType
from typing import Any, Self

import aiohttp

from sandbox.wire import Json


class DriverError(AssertionError):
    """The sandbox refused an act, or what was waited for did not come: the text says what was there instead."""


class ControlClient:
    """The control API of one running sandbox; use it as an async context manager."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=90))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def request(
        self, verb: str, path: str, *, json: Json | None = None, data: aiohttp.FormData | None = None
    ) -> Any:
        """Call `/sandbox/<path>` and return its JSON; a refusal raises `DriverError`."""
        assert self._session is not None, "use `async with`"
        async with self._session.request(verb, f"{self.base_url}/sandbox/{path}", json=json, data=data) as response:
            body = await response.json()
            if response.status >= 400:
                raise DriverError(f"{verb} {path}: {body.get('error', body)}")
            return body

    async def read(self, path: str) -> bytes:
        """Return the bytes behind a path of the sandbox."""
        assert self._session is not None, "use `async with`"
        async with self._session.get(f"{self.base_url}{path}") as response:
            if response.status >= 400:
                raise DriverError(f"GET {path}: status {response.status}")
            return await response.read()

    async def state(self, person_id: int = 0) -> Json:
        """Return people, groups, bot and settings; with a person also their chats."""
        answer: Json = await self.request("GET", f"state?person={person_id}")
        return answer

    async def sequence(self, after: int = -1, seconds: float = 0) -> int:
        """Return the world's sequence number as soon as it is beyond `after`, at the latest after so many seconds."""
        return int((await self.request("GET", f"changes?since={after}&timeout={seconds:.3f}"))["sequence"])

    async def fault(self, kind: str, method: str = "*", times: int = 1, seconds: float = 1.0) -> None:
        """Order a fault for the next calls: 429, 500, 502, 401, 409, cut_before, cut_after, delay."""
        order = {"kind": kind, "method": method, "times": times, "seconds": seconds}
        await self.request("POST", "faults", json=order)

    async def clear_faults(self) -> None:
        """Take all orders back."""
        await self.request("DELETE", "faults")

    async def calls(self, method: str = "", since: int = 0) -> list[Json]:
        """Return the bot's API calls, oldest first: number, method, parameters, files, at, took, status, answer."""
        answer: list[Json] = await self.request("GET", f"calls?method={method}&since={since}")
        return answer

    async def settings(self, **switches: str | bool | float) -> Json:
        """Change switches: limits="strict"|"off", strict_keyboards, paid_broadcast, callback_seconds."""
        answer: Json = await self.request("POST", "settings", json=dict(switches))
        return answer

    async def advance(self, seconds: float) -> None:
        """Move the world's time forward."""
        await self.request("POST", "clock", json={"seconds": seconds})

    async def reset(self) -> None:
        """Start the world anew: the default cast, nothing said."""
        await self.request("POST", "reset", json={})
