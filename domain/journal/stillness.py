"""Whether anybody has written since a look: if nobody has, what was seen is true and need not be asked again."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.base.database import Database
from domain.journal.boundary import Writing


class Stillness:
    """It begins before the look, and each own transaction asks for it once, as the first thing it does.

    On PostgreSQL others write beside us at any moment, and it never holds.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._version = -1
        #: What `Database.written` is to be when the next of our transactions begins; None when somebody has written.
        self._written: int | None = None

    async def begin(self) -> None:
        """From here on nobody may write."""
        if self._database.is_sqlite:
            async with self._database.write() as connection:
                self._version = await _version(connection)
            self._written = self._database.written

    async def holds(self, ctx: Writing) -> bool:
        """Whether nobody has written but the transactions that asked here. Once it is broken, it stays so."""
        is_still = self._written == self._database.written and await _version(ctx) == self._version
        self._written = self._database.written + 1 if is_still else None
        return is_still


async def _version(connection: AsyncConnection | Writing) -> int:
    """A number that SQLite counts up for this connection when another one, here or in another process, has written."""
    return int((await connection.execute(text("PRAGMA data_version"))).scalar_one())
