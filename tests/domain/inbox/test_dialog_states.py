"""Dialogs survive a restart and leave no rows behind."""

import asyncio

import pytest
from sqlalchemy import func, select

from domain.base.database import Database
from domain.inbox.dialog_states import DialogStates, StoredDialog
from domain.inbox.tables import DialogState
from tests.support.clocks import StillClock

KEY = "123456:1001:1001:default"


@pytest.fixture
def states(any_database: Database, clock: StillClock) -> DialogStates:
    return DialogStates(any_database, clock)


async def _rows(database: Database) -> int:
    async with database.read() as connection:
        return int((await connection.execute(select(func.count()).select_from(DialogState))).scalar_one())


async def test_what_is_kept_is_found(any_database: Database, states: DialogStates, clock: StillClock) -> None:
    assert await states.get(KEY) == StoredDialog()
    await states.set(KEY, "Import:mapping", {"draft_id": 5, "колонки": [1, None, {"a": "ё"}]})
    again = DialogStates(any_database, clock)
    assert await again.get(KEY) == StoredDialog("Import:mapping", {"draft_id": 5, "колонки": [1, None, {"a": "ё"}]})


async def test_state_and_data_are_kept_apart(states: DialogStates) -> None:
    await states.set_data(KEY, {"page": 2})
    await states.set_state(KEY, "Import:mapping")
    assert await states.get(KEY) == StoredDialog("Import:mapping", {"page": 2})
    await states.set_data(KEY, {})
    assert await states.get(KEY) == StoredDialog("Import:mapping", {})
    await states.set_data(KEY, {"page": 3})
    await states.set_state(KEY, None)
    assert await states.get(KEY) == StoredDialog(None, {"page": 3})


@pytest.mark.parametrize("order", ["state first", "data first", "both", "delete"])
async def test_an_empty_dialog_leaves_no_row(any_database: Database, states: DialogStates, order: str) -> None:
    await states.set(KEY, "Import:mapping", {"page": 2})
    await states.set("other", "Import:mapping", {})
    if order == "state first":
        await states.set_state(KEY, None)
        await states.set_data(KEY, {})
    elif order == "data first":
        await states.set_data(KEY, {})
        await states.set_state(KEY, None)
    elif order == "both":
        await states.set(KEY, None, {})
    else:
        await states.delete(KEY)
    assert await states.get(KEY) == StoredDialog()
    assert await _rows(any_database) == 1


async def test_emptying_what_is_not_there_leaves_no_row(any_database: Database, states: DialogStates) -> None:
    await states.set_state(KEY, None)
    await states.set_data(KEY, {})
    await states.delete(KEY)
    assert await _rows(any_database) == 0


async def test_many_at_once(any_database: Database, states: DialogStates) -> None:
    await asyncio.gather(*(states.set_data(f"key {n % 5}", {"n": n}) for n in range(20)))
    assert await _rows(any_database) == 5


async def test_changes_side_by_side_lose_nothing(
    any_database: Database, states: DialogStates, clock: StillClock
) -> None:
    for _ in range(5):
        await asyncio.gather(states.set_state(KEY, "Import:mapping"), states.set_data(KEY, {"page": 2}))
        assert await states.get(KEY) == StoredDialog("Import:mapping", {"page": 2})
        # What is put while all is forgotten is either forgotten or whole.
        await asyncio.gather(states.forget("123"), states.set("123:stack", "a", {}), states.set("123:context", "b", {}))
        await states.forget("123")
        assert await DialogStates(any_database, clock).get(KEY) == await states.get(KEY) == StoredDialog()
    assert await _rows(any_database) == 0


async def test_forgotten_dialogs_are_removed(any_database: Database, states: DialogStates, clock: StillClock) -> None:
    await states.set("old", "a", {})
    clock.move(days=20)
    await states.set("new", "a", {})
    clock.move(days=11)
    assert await states.forget_old(days=30) == 1
    assert await states.get("old") == StoredDialog()
    assert await _rows(any_database) == 1
