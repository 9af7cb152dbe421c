"""The dialogs' state in the database, as aiogram wants it."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from domain.inbox.dialog_states import DialogStates


class DatabaseStorage(BaseStorage):
    """Keeps state and data of every dialog in one row, so that a restart disturbs nobody."""

    def __init__(self, states: DialogStates) -> None:
        self._states = states
        self._keys = DefaultKeyBuilder(with_destiny=True, with_bot_id=True)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Keep the state; None forgets it."""
        await self._states.set_state(self._key(key), state.state if isinstance(state, State) else state)

    async def get_state(self, key: StorageKey) -> str | None:
        """The state, or None."""
        return (await self._states.get(self._key(key))).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Keep the data; an empty mapping forgets it."""
        await self._states.set_data(self._key(key), dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data, empty if there is none."""
        return (await self._states.get(self._key(key))).data

    async def close(self) -> None:
        """Nothing to close: the database is the product's."""

    def _key(self, key: StorageKey) -> str:
        return self._keys.build(key)
