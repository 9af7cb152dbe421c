"""Long work makes itself small while people ask for something, and only then."""

from domain.base.database import Database
from jobs.transfer.pace import CALM_SECONDS, FEWEST, Pace


async def test_chunks_grow_in_calm_and_shrink_when_somebody_asks(database: Database) -> None:
    now = 100.0
    pace = Pace(database, 2_000, lambda: now)
    assert [pace() for _ in range(5)] == [2 * FEWEST, 4 * FEWEST, 8 * FEWEST, 2_000, 2_000]
    database.asked += 1
    assert pace() == FEWEST
    now += CALM_SECONDS / 2
    assert pace() == FEWEST
    now += CALM_SECONDS
    assert pace() == 2 * FEWEST


async def test_small_work_stays_small(database: Database) -> None:
    pace = Pace(database, 40)
    assert pace() == 40
    await pace.rest()
    assert pace() == 40
