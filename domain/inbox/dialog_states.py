"""Where each dialog stands, so that a restart of the program disturbs nobody in the middle of a wizard."""

import asyncio
import json
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
    """The dialogs' memory. A row that holds nothing is removed; nothing of it is in the journal.

    Every press asks for it, and only the one program that talks to Telegram writes here: so the table is read once, and
    what is asked for comes from what was written. There must be one of these a database.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        # One change at a time: what is remembered must be what was written last.
        self._turn = asyncio.Lock()
        #: State and data as JSON, so that nobody changes by accident what others will be given.
        self._kept: dict[str, tuple[str | None, str]] | None = None

    async def get(self, key: str) -> StoredDialog:
        """What is kept under this key."""
        state, data = (await self._all()).get(key, (None, "{}"))
        return StoredDialog(state, json.loads(data))

    async def set(self, key: str, state: str | None, data: dict[str, Any]) -> None:
        """Keep both; removes the row if both are empty."""
        async with self._turn:
            await self._put(key, state, data)

    async def set_state(self, key: str, state: str | None) -> None:
        """Keep the state and leave the data; removes the row if both are empty then."""
        async with self._turn:
            await self._put(key, state, (await self.get(key)).data)

    async def set_data(self, key: str, data: dict[str, Any]) -> None:
        """Keep the data and leave the state; removes the row if both are empty then."""
        async with self._turn:
            await self._put(key, (await self.get(key)).state, data)

    async def delete(self, key: str) -> None:
        """Forget the dialog."""
        async with self._turn:
            await self._remove([key] if key in await self._all() else [])

    async def forget(self, start: str) -> None:
        """Forget every dialog whose key begins so."""
        async with self._turn:
            await self._remove([key for key in await self._all() if key.startswith(start)])

    async def forget_old(self, days: int = 30) -> int:
        """Forget dialogs that nobody has touched for so many days, and give how many."""
        before = self._clock() - timedelta(days=days)
        async with self._turn:
            async with self._database.read() as connection:
                query = select(DialogState.key).where(DialogState.changed_at < before)
                old = list((await connection.execute(query)).scalars())
            await self._remove(old)
        return len(old)

    async def _put(self, key: str, state: str | None, data: dict[str, Any]) -> None:
        kept = await self._all()
        if not state and not data:
            await self._remove([key] if key in kept else [])
            return
        row = {"state": state, "data": data, "changed_at": self._clock()}
        async with self._database.write() as connection:
            insert = insert_into(connection.dialect.name, DialogState).values({"key": key, **row})
            await connection.execute(insert.on_conflict_do_update(index_elements=["key"], set_=row))
        kept[key] = (state, json.dumps(data))

    async def _remove(self, keys: list[str]) -> None:
        if not keys:
            return
        kept = await self._all()
        async with self._database.write() as connection:
            await connection.execute(delete(DialogState).where(DialogState.key.in_(keys)))
        for key in keys:
            kept.pop(key, None)

    async def _all(self) -> dict[str, tuple[str | None, str]]:
        if self._kept is None:
            async with self._database.read() as connection:
                rows = (await connection.execute(select(DialogState.key, DialogState.state, DialogState.data))).all()
            if self._kept is None:  # Somebody else may have been quicker, and written since.
                self._kept = {row.key: (row.state, json.dumps(row.data)) for row in rows}
        return self._kept
