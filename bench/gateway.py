"""Goal 9: gateways use VK's limit to the full, at 100 ms an answer, for one account and for many."""

import asyncio
import time
from pathlib import Path

from bench.measure import Measure
from bench.slow_vk import slow_vk
from domain.base.sealing import Secret
from jobs.vk.gateway import COMMUNITY_RATE, Gateway
from jobs.vk.transport import VkSession

ACCOUNTS = (1, 5, 20)
#: At least 0.95 of the limit: the calls take at most so many times what they would at the limit itself.
_LIMIT = 1 / 0.95
_SECONDS = 10


async def measure_gateways(_rows: int, _folder: Path) -> list[Measure]:
    """Ten seconds' worth of calls of each account at once; the floor is what the configured limit takes."""
    async with slow_vk() as url:
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
