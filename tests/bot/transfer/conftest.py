"""A world with nobody's limits for each test: what is tested here is what the screens do."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.base.actor import Role
from tests.support.quick_world import quick_world
from tests.support.running_bot import OLGA, World


@pytest.fixture
async def world(empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """A started product with Olga as its owner."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch) as started:
        await started.hire(OLGA, Role.OWNER)
        yield started
