"""Where each dialog stands, so that a restart of the program disturbs nobody in the middle of a wizard."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select

from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.upsert import insert_into
from domain.inbox.tables import DialogState


@dataclass(frozen=True, slots=True)
class StoredDialog:
    """The state and data of one dialog; both empty if nothing is kept."""

    state: str | None = None
    data: dict[str, Any] = field(default_factory=dict)


class DialogStates:
    """The dialogs' memory. A row that holds nothing is removed; nothing of it is in the journal."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def get(self, key: str) -> StoredDialog:
        """What is kept under this key."""
        async with self._database.read() as connection:
            query = select(DialogState.state, DialogState.data).where(DialogState.key == key)
            row = (await connection.execute(query)).first()
        return StoredDialog() if row is None else StoredDialog(row.state, row.data)

    async def set(self, key: str, state: str | None, data: dict[str, Any]) -> None:
        """Keep both; removes the row if both are empty."""
        await self._put(key, {"state": state, "data": data})

    async def set_state(self, key: str, state: str | None) -> None:
        """Keep the state and leave the data; removes the row if both are empty then."""
        await self._put(key, {"state": state})

    async def set_data(self, key: str, data: dict[str, Any]) -> None:
        """Keep the data and leave the state; removes the row if both are empty then."""
        await self._put(key, {"data": data})

    async def delete(self, key: str) -> None:
        """Forget the dialog."""
        async with self._database.write() as connection:
            await connection.execute(delete(DialogState).where(DialogState.key == key))

    async def has_any(self, start: str) -> bool:
        """Whether anything is kept under keys that begin so."""
        async with self._database.read() as connection:
            query = select(DialogState.key).where(DialogState.key.startswith(start, autoescape=True)).limit(1)
            return (await connection.execute(query)).first() is not None

    async def forget(self, start: str) -> None:
        """Remove everything whose key begins so."""
        async with self._database.write() as connection:
            await connection.execute(delete(DialogState).where(DialogState.key.startswith(start, autoescape=True)))

    async def forget_old(self, days: int = 30) -> int:
        """Remove dialogs that nobody has touched for so many days, and give how many."""
        before = self._clock() - timedelta(days=days)
        async with self._database.write() as connection:
            return (await connection.execute(delete(DialogState).where(DialogState.changed_at < before))).rowcount

    async def _put(self, key: str, values: dict[str, Any]) -> None:
        changed = {**values, "changed_at": self._clock()}
        row = {"key": key, "state": None, "data": {}, **changed}
        async with self._database.write() as connection:
            insert = insert_into(connection.dialect.name, DialogState).values(row)
            await connection.execute(insert.on_conflict_do_update(index_elements=["key"], set_=changed))
            if not any(values.values()):
                empty = (DialogState.state.is_(None), DialogState.data == {})
                await connection.execute(delete(DialogState).where(DialogState.key == key, *empty))
