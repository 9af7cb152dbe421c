"""VK's double, fresh for each test."""

from collections.abc import AsyncIterator

import pytest

from sandbox.driver import Driver
from sandbox.server import RunningSandbox, start_sandbox
from sandbox.vk_driver import VkDriver


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    running = await start_sandbox()
    yield running
    await running.stop()


@pytest.fixture
async def vk(sandbox: RunningSandbox) -> AsyncIterator[VkDriver]:
    async with Driver(sandbox.base_url) as driver:
        yield driver.vk
