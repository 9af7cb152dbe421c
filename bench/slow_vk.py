"""A VK that answers everything after 100 ms, in a process of its own: `python -m bench.slow_vk` prints its port."""

import asyncio

from aiohttp import web

LATENCY_SECONDS = 0.1


async def _answer(request: web.Request) -> web.Response:
    await request.read()
    await asyncio.sleep(LATENCY_SECONDS)
    return web.json_response({"response": 1})


async def serve() -> None:
    """Answer until the process is ended."""
    application = web.Application()
    application.router.add_post("/method/{name}", _answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
