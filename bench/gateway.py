"""Goal 9: gateways use VK's limit to the full, at 100 ms an answer, for one account and for many."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.measure import Measure
from domain.base.sealing import Secret
from jobs.vk.gateway import COMMUNITY_RATE, Gateway
from jobs.vk.transport import VkSession

ACCOUNTS = (1, 5, 20)
#: At least 0.95 of the limit: the calls take at most so many times what they would at the limit itself.
_LIMIT = 1 / 0.95
_SECONDS = 10


async def measure_gateways(_rows: int, _folder: Path) -> list[Measure]:
    """Ten seconds' worth of calls of each account at once; the floor is what the configured limit takes."""
    async with _slow_vk() as url:
        return [await _at_once(url, accounts) for accounts in ACCOUNTS]


async def _at_once(url: str, accounts: int) -> Measure:
    calls = int(COMMUNITY_RATE * _SECONDS)
    gateways = [_gateway(url, number) for number in range(accounts)]
    started = time.perf_counter()
    await asyncio.gather(*(gateway.call("users.get", {}) for gateway in gateways for _ in range(calls)))
    took = time.perf_counter() - started
    for gateway in gateways:
        await gateway.close()
    name = f"VK: {accounts} account(s), {calls} calls each at 100 ms"
    return Measure(name, took, "s", floor=calls / COMMUNITY_RATE, limit=_LIMIT)


def _gateway(url: str, number: int) -> Gateway:
    return Gateway(lambda: VkSession(url, Secret(f"bench-token-{number}")), COMMUNITY_RATE)


@asynccontextmanager
async def _slow_vk() -> AsyncIterator[str]:
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
