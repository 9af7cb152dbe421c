"""A field to harvest: VK's double, and a manager whose worker asks it."""

from collections.abc import AsyncIterator

import pytest

from domain.base.database import Database
from jobs.vk.gateways import Gateways
from sandbox.server import RunningSandbox, start_sandbox
from tests.support.clocks import StillClock
from tests.support.harvests import Field
from tests.support.keys import SEALER
from tests.support.people import add_member


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    running = await start_sandbox()
    running.vk.rules.rate_limits = False
    yield running
    await running.stop()


@pytest.fixture
async def field(database: Database, clock: StillClock, sandbox: RunningSandbox) -> AsyncIterator[Field]:
    actor = await add_member(database)
    # As fast as it goes: what VK allows a second is tested where the gateway is.
    gateways = Gateways(database, clock, SEALER, sandbox.vk_url, worker="test", rates=(1000, 1000))
    yield Field(database, clock, actor, gateways)
    await gateways.stop()
