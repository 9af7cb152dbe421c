"""The gateway against the limits of VK's double, in real time: at our pace no refusal, above it all still arrive."""

import asyncio
import time

from domain.base.sealing import Secret
from jobs.vk.gateway import COMMUNITY_RATE, PERSON_RATE, Gateway
from jobs.vk.line import Priority
from jobs.vk.transport import VkSession
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver


def gateway_of(sandbox: RunningSandbox, token: str, rate: float) -> Gateway:
    return Gateway(lambda: VkSession(sandbox.vk_url, Secret(cast.token_value(token))), rate)


async def refusals(vk: VkDriver) -> int:
    """How often the double has said error 6."""
    return sum(call["answer"].get("error", {}).get("error_code") == 6 for call in await vk.calls())


async def test_at_our_pace_nobody_is_refused(sandbox: RunningSandbox, vk: VkDriver) -> None:
    community = gateway_of(sandbox, cast.COFFEE, COMMUNITY_RATE)
    person = gateway_of(sandbox, cast.PROMO, PERSON_RATE)
    started = time.perf_counter()
    calls = [community.call("users.get", {"user_ids": [1]}, job=number % 3) for number in range(45)]
    calls += [person.call("users.get", {"user_ids": [1]}) for _ in range(7)]
    await asyncio.gather(*calls)
    took = time.perf_counter() - started
    assert await refusals(vk) == 0
    # 45 at 15 a second, 7 at 2.5 a second, each but for what is made up after a late start.
    assert took >= max(44 / COMMUNITY_RATE, 6 / PERSON_RATE) - 0.2
    await community.close()
    await person.close()


async def test_above_vks_limit_everybody_slows_down_and_nothing_is_lost_or_doubled(
    sandbox: RunningSandbox, vk: VkDriver
) -> None:
    gateway = gateway_of(sandbox, cast.COFFEE, 60.0)
    people = sorted(sandbox.vk.world.communities[cast.COFFEE_ID].allowed)[:30]
    sent = [
        gateway.call("messages.send", {"peer_id": person, "random_id": 0, "message": "Привет"}, job=1)
        for person in people
    ]
    reply = gateway.call("users.get", {"user_ids": [1]}, priority=Priority.REPLY)
    await asyncio.gather(*sent, reply)
    assert await refusals(vk) > 0
    # random_id 0 removes no doubles: each was carried out once although some were repeated after error 6.
    assert sorted(message.person_id for message in await vk.delivered()) == sorted(people)
    await gateway.close()
