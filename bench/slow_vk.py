"""A VK that answers everything after 100 ms, in a process of its own: `python -m bench.slow_vk` prints its port."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

LATENCY_SECONDS = 0.1


async def _answer(request: web.Request) -> web.Response:
    # A script of many calls is answered for each of them.
    calls = (await request.read()).count(b"API.")
    await asyncio.sleep(LATENCY_SECONDS)
    return web.json_response({"response": list(range(1, calls + 1)) if calls else 1})


async def serve() -> None:
    """Answer until the process is ended."""
    application = web.Application()
    application.router.add_post("/method/{name}", _answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


@asynccontextmanager
async def slow_vk() -> AsyncIterator[str]:
    """Its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.slow_vk", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        port = (await process.stdout.readline()).decode().strip()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await process.wait()


if __name__ == "__main__":
    asyncio.run(serve())
