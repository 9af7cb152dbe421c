"""A Telegram that answers by script: over real HTTP, but it knows nothing. The strict double lives in `sandbox`."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Answer = dict[str, Any] | Callable[[web.Request], Any]


def ok(result: Any = True) -> dict[str, Any]:
    """An envelope of success."""
    return {"ok": True, "result": result}


def refusal(code: int, description: str, **parameters: int) -> dict[str, Any]:
    """An envelope of failure, with `retry_after` or `migrate_to_chat_id` among the parameters."""
    return {"ok": False, "error_code": code, "description": description} | (
        {"parameters": parameters} if parameters else {}
    )


def cut(request: web.Request) -> None:
    """Closes the connection without an answer."""
    assert request.transport is not None
    request.transport.close()


def garbage(request: web.Request) -> web.Response:
    """What a proxy in front of Telegram says when Telegram is away."""
    return web.Response(status=502, text="<html>Bad Gateway</html>")


def message(chat: int, message_id: int = 1) -> dict[str, Any]:
    """The least that passes for a Message."""
    return {"message_id": message_id, "date": 1_700_000_000, "chat": {"id": chat, "type": "private"}, "text": "x"}


@dataclass
class FakeTelegram:
    """Answers each method from its own list, then for ever with the last resort: a plain success."""

    script: dict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))
    otherwise: dict[str, Answer] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, str], float]] = field(default_factory=list)
    arrived: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    url: str = ""

    def called(self, method: str) -> list[dict[str, str]]:
        """The parameters of each call of a method."""
        return [parameters for name, parameters, _ in self.calls if name == method]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        form = await request.post()
        self.calls.append((method, {k: str(v) for k, v in form.items()}, asyncio.get_running_loop().time()))
        self.arrived.put_nowait(method)
        answer = self.script[method].pop(0) if self.script[method] else self.otherwise.get(method, ok())
        if callable(answer):
            answer = answer(request)
            if asyncio.iscoroutine(answer):
                answer = await answer
        if isinstance(answer, web.StreamResponse):
            return answer
        if answer is None:
            return web.Response()
        return web.json_response(answer, status=answer.get("error_code", 200))


@contextlib.asynccontextmanager
async def fake_telegram() -> AsyncIterator[FakeTelegram]:
    """The server, on a free port of loopback."""
    fake = FakeTelegram()
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", fake._handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield fake
    finally:
        await runner.cleanup()
