"""VK's double with a community of so many, in a process of its own: `python -m bench.crowd_vk N` prints its address."""

import asyncio
import sys

from sandbox.server import start_sandbox
from sandbox.vk import cast


async def serve(members: int) -> None:
    """Answer until the process is ended."""
    running = await start_sandbox()
    running.vk.world.communities[cast.CITY_ID].crowd = members
    print(running.vk_url, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
