"""A running product that nobody slows down, and the usual first steps."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.driver import ChatDriver
from tests.support.quick_world import quick_world
from tests.support.running_bot import World


@pytest.fixture
async def world(empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """The product beside the sandbox; Olga owns it and has started it."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch) as running:
        await running.olga.start()
        await running.olga.private.wait("здравствуйте")
        yield running


@pytest.fixture
def olga(world: World) -> ChatDriver:
    """The owner's chat with the bot."""
    return world.olga.private
