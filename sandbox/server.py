"""The sandbox: both networks' doubles and the page over HTTP on loopback, in one process."""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from sandbox.telegram import control, control_acts, service, state
from sandbox.telegram.hub import Telegram
from sandbox.vk import control as vk_control
from sandbox.vk import control_acts as vk_control_acts
from sandbox.vk import longpoll
from sandbox.vk import service as vk_service
from sandbox.vk.hub import Vk
from sandbox.wire import ActError

PAGE = Path(__file__).parent / "page"
_SAVE_EVERY = 1.0
_PAGE_HEADERS = {
    "Cache-Control": "no-store",
    # A second wall behind the page's own escaping: only its own files run.
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'",
}
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class RunningSandbox:
    """A started sandbox and its addresses: `telegram_url` is what TELEGRAM_API_URL wants, `vk_url` VK_API_URL."""

    base_url: str
    telegram_url: str
    vk_url: str
    page_url: str
    bot_token: str
    owner_id: int
    telegram: Telegram
    vk: Vk
    _runner: web.AppRunner
    _saver: asyncio.Task[None] | None
    _state_file: Path | None
    _temporary: Path | None

    async def stop(self) -> None:
        """Write the world down if it is kept, end all connections, free the port."""
        if self._saver is not None:
            self._saver.cancel()
            with suppress(asyncio.CancelledError):
                await self._saver
        for site in list(self._runner.sites):
            await site.stop()
        self.telegram.changes.stop()
        self.telegram.updates.stop()
        await self._runner.cleanup()
        if self._state_file is not None:
            state.save(self.telegram, self._state_file)
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)


async def start_sandbox(host: str = "127.0.0.1", port: int = 0, state_file: Path | None = None) -> RunningSandbox:
    """Start on loopback (port 0 takes a free one).

    With `state_file` the world is read from it and written back at most once a second and at the stop; files
    lie in a folder beside it. Without it everything is gone at the stop. VK's world is new at every start.
    """
    temporary = None if state_file else Path(tempfile.mkdtemp(prefix="touchbase-sandbox-"))
    folder = temporary or state_file.with_suffix(".files") if state_file is not None else temporary
    assert folder is not None
    telegram = Telegram(folder)
    if state_file is not None:
        state.load(telegram, state_file)
    vk = Vk(telegram.clock, telegram.changes)
    runner = web.AppRunner(_application(telegram, vk), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    await site.start()
    base = f"http://{host}:{runner.addresses[0][1]}"
    vk.captchas.base_url = base
    saver = asyncio.create_task(_keep_saving(telegram, state_file)) if state_file is not None else None
    world = telegram.world
    addresses = base, base, base, f"{base}/"
    return RunningSandbox(
        *addresses, world.bot.token, world.owner_id, telegram, vk, runner, saver, state_file, temporary
    )


async def _keep_saving(telegram: Telegram, state_file: Path) -> None:
    pause = _SAVE_EVERY
    while True:
        await asyncio.sleep(pause)
        if telegram.dirty:
            begun = time.perf_counter()
            state.save(telegram, state_file)
            # A large world takes longer to write: writing never takes more than a twentieth of the time.
            pause = max(_SAVE_EVERY, 20 * (time.perf_counter() - begun))


def _application(telegram: Telegram, vk: Vk) -> web.Application:
    app = web.Application(middlewares=[_answers], client_max_size=2 * service.MAX_PARAMETERS)
    app.router.add_get("/", _page)
    app.router.add_static("/page/", PAGE)
    control.add_routes(app, telegram)
    control_acts.add_routes(app, telegram)
    service.add_routes(app, telegram)
    vk_control.add_routes(app, vk)
    vk_control_acts.add_routes(app, vk)
    vk_service.add_routes(app, vk)
    longpoll.add_routes(app, vk)
    return app


async def _page(_request: web.Request) -> web.StreamResponse:
    return web.FileResponse(PAGE / "index.html", headers=_PAGE_HEADERS)


@web.middleware
async def _answers(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Turn impossible wishes into 400, foreign web pages away, and unknown paths into Telegram's 404."""
    control_path = request.path.startswith("/sandbox/")
    origin = request.headers.get("Origin")
    if control_path and origin and origin.split("://", 1)[-1] != request.host:
        return web.json_response({"error": "only the sandbox's own page may do that"}, status=403)
    try:
        return await handler(request)
    except ActError as problem:
        return web.json_response({"error": str(problem)}, status=400)
    except (KeyError, ValueError) as problem:
        if not control_path:
            raise
        return web.json_response({"error": f"{type(problem).__name__}: {problem}"}, status=400)
    except web.HTTPNotFound:
        return service.not_found()
