"""Bring a database to the newest schema. Safe to run at every start: it does nothing when there is nothing to do."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

ROOT = Path(__file__).resolve().parent.parent


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration; its commands run on the given connection."""
    found = Config(str(ROOT / "alembic.ini"))
    found.attributes["connection"] = connection
    return found


async def migrate(url: str) -> None:
    """Bring the database at this address to the newest schema; makes a SQLite file that isn't there."""
    if url.startswith("sqlite") and ":memory:" not in url:
        Path(url.split("///", 1)[1]).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(lambda c: command.upgrade(config(c), "head"))
    finally:
        await engine.dispose()
