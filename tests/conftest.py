"""What all tests share: a fresh migrated database each, on SQLite or on PostgreSQL."""

import os
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from zlib import crc32

import pytest
import structlog

from app.garbage import settle_collector
from app.migrations import migrate
from domain.base.database import Database
from domain.whole import open_database
from tests.support.clocks import StillClock
from tests.support.postgres import PostgresServer, running_postgres

# By default the library draws tracebacks with all their variables, which takes seconds inside an event loop.
structlog.configure(processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)])


#: The files that take longest begin first, or the last worker walks through one of them alone.
LONGEST = (
    *("tests/crash/", "tests/browser/", "tests/scenarios/", "tests/jobs/", "tests/app/"),
    *("tests/architecture/test_migrations.py", "tests/domain/transfer/test_plain_rows.py"),
    *("tests/bot/test_access_contract.py", "tests/domain/reminders/"),
)


#: A story by its file and name, and the language that it is told in.
_TOLD = re.compile(r"(tests/scenarios/.*\[(?:.*-)?)(ru|en)((?:-.*)?\])")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Within the two parts the order stays as random as it was.

    A whole run tells each story in one of its languages, another time in another one; `STORIES=both` (`make stories`)
    tells all in both, and so does a run of single files.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is not None and os.environ.get("STORIES") != "both":
        passed = _passed_over(items, run)
        config.hook.pytest_deselected(items=passed)
        items[:] = [item for item in items if item not in passed]
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_collection_finish() -> None:
    """All modules are loaded: Python's collector need not look through them any more, as in the product."""
    settle_collector()


def _passed_over(items: list[pytest.Item], run: str) -> list[pytest.Item]:
    """Of each story the one that is not told now: all workers of a run choose the same."""
    stories: dict[str, dict[str, pytest.Item]] = {}
    for item in items:
        if found := _TOLD.fullmatch(item.nodeid):
            stories.setdefault(found[1] + found[3], {})[found[2]] = item
    both = {story: told for story, told in stories.items() if len(told) > 1}
    return [told["ru" if crc32(f"{run}{story}".encode()) % 2 else "en"] for story, told in both.items()]


@pytest.fixture(scope="session")
async def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that nobody has written to: the mould of every test's own."""
    path = tmp_path_factory.mktemp("mould") / "touchbase.db"
    await migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture
async def sqlite(empty_sqlite: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A fresh SQLite database."""
    path = tmp_path / "touchbase.db"
    shutil.copy(empty_sqlite, path)
    database = open_database(f"sqlite+aiosqlite:///{path}")
    yield database
    await database.close()


@pytest.fixture(scope="session")
async def postgres_server() -> AsyncIterator[PostgresServer]:
    """The PostgreSQL of this run, started for the first test that wants it."""
    async with running_postgres() as server:
        yield server


@pytest.fixture
async def postgres(postgres_server: PostgresServer) -> AsyncIterator[Database]:
    """A fresh PostgreSQL database."""
    name = await postgres_server.make_database()
    database = open_database(postgres_server.url(name))
    yield database
    await database.close()
    await postgres_server.drop_database(name)


@pytest.fixture
async def database(sqlite: Database) -> Database:
    """The database that most tests need."""
    return sqlite


@pytest.fixture
async def world(empty_sqlite: Path, tmp_path: Path) -> AsyncIterator[object]:
    """The running product beside the sandbox, in Russian."""
    # Telegram's library takes seconds to load: only tests that want the bot pay for it.
    from tests.support.running_bot import running_world  # noqa: PLC0415 - see above.

    async with running_world(empty_sqlite, tmp_path) as running:
        yield running


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def any_database(request: pytest.FixtureRequest) -> Database:
    """Each of the two databases: what must work the same on both is tested with this."""
    database: Database = request.getfixturevalue(request.param)
    return database


@pytest.fixture
def clock() -> StillClock:
    """A clock that the test moves."""
    return StillClock()
