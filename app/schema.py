"""Whether a database has the newest schema. A start asks this, and loads alembic only where there is something to do:
its modules take half a second, and stay.
"""

import asyncio
from pathlib import Path

from sqlalchemy import String, column, select, table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

VERSIONS = Path(__file__).resolve().parent.parent / "alembic" / "versions"
_STANDS_AT = select(column("version_num", String)).select_from(table("alembic_version"))


def newest() -> str:
    """The newest revision: a file of ours is called by its revision, and they count up."""
    return max(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


async def is_newest(url: str) -> bool:
    """Whether the database at this address needs no step. One that isn't there, or is empty, does."""
    if url.startswith("sqlite") and not await asyncio.to_thread(Path(url.split("///", 1)[1]).exists):
        return False
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            return bool((await connection.execute(_STANDS_AT)).scalar() == newest())
    except DBAPIError:
        # No such table yet. Whatever else it is, the steps say so better.
        return False
    finally:
        await engine.dispose()
