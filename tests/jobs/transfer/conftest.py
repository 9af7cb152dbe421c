"""What the tests of this room share."""

from pathlib import Path

import pytest

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.files.store import FileStore
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.tables import StageKind
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from tests.jobs.transfer.support import Desk
from tests.support.clocks import StillClock
from tests.support.people import add_member


@pytest.fixture
async def desk(database: Database, clock: StillClock, tmp_path: Path) -> Desk:
    """The owner's desk, in a team with a funnel of two stages."""
    actor = await add_member(database)
    async with writing(database, SYSTEM, ChangeKind.STAGES_CHANGED, clock=clock) as ctx:
        await ensure_funnel(ctx, "Продажи", [("Новый", "", StageKind.OPEN), ("Успешно реализовано", "", StageKind.WON)])
    return Desk(database, FileStore(tmp_path / "files"), clock, actor)
