"""Every operation on many clients: what it promises is what it does, and undo takes it back, on both databases."""

from collections.abc import Callable

import pytest

from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.base.errors import NotFoundError
from domain.bulk.cards import (
    Archive,
    Block,
    PlanTouch,
    SetCategory,
    SetResponsible,
    Subscribe,
    Unarchive,
    Unblock,
    Unsubscribe,
)
from domain.bulk.farewells import Delete, Stop
from domain.bulk.kinds import Skip
from domain.bulk.operation import Operation
from domain.bulk.operations import OPERATIONS, operation_of
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.queries import get_bulk, list_skipped, look_ahead, preview_bulk
from domain.bulk.run_bulk import bulk_part
from domain.bulk.sales_plan import AddToPlan
from domain.bulk.stages import SetStage
from domain.bulk.tags import AddTag, RemoveTag
from domain.bulk.tasks import AddTask
from domain.bulk.views import Preview
from domain.journal.boundary import reading, writing
from domain.journal.kinds import NOT_UNDONE, ChangeKind
from domain.journal.undo import undo_change
from tests.support.base_dump import Dump, check_whole, living
from tests.support.crowd import Crowd, gather_crowd

#: Each operation on the crowd; those of the second half take back what the first did.
MAKERS: dict[str, Callable[[Crowd], Operation]] = {
    "add-tag": lambda crowd: AddTag(min(crowd.tags)),
    "new-tag": lambda crowd: AddTag(name="Выставка"),
    "remove-tag": lambda crowd: RemoveTag(min(crowd.tags)),
    "category": lambda crowd: SetCategory(crowd.categories[0]),
    "no-category": lambda crowd: SetCategory(None),
    "stage": lambda crowd: SetStage(crowd.stages[1]),
    "sales-plan": lambda crowd: AddToPlan(crowd.stages[0], crowd.actors[2].member_id),
    "responsible": lambda crowd: SetResponsible(crowd.actors[2].member_id),
    "nobody": lambda crowd: SetResponsible(None),
    "next-touch": lambda crowd: PlanTouch("2026-03-29", "02:30"),
    "no-touch": lambda crowd: PlanTouch(None),
    "task": lambda crowd: AddTask("Позвонить", "2026-03-29", "02:30", repeat={"every": "days", "step": 2}),
    "some-day": lambda crowd: AddTask("Написать", is_urgent=True),
    "archive": lambda crowd: Archive(),
    "block": lambda crowd: Block(),
    "unsubscribe": lambda crowd: Unsubscribe(),
    "delete": lambda crowd: Delete(),
    "stop": lambda crowd: Stop(),
}
#: One of each kind of row: made, taken away, changed, marked as removed.
REDONE = frozenset({"add-tag", "remove-tag", "next-touch", "delete"})
BACK: dict[str, Operation] = {"archive": Unarchive(), "block": Unblock(), "unsubscribe": Subscribe()}
ALL = Audience(wanted=ClientFilter(states=("active", "archived", "blocked")))


async def plan(database: Database, crowd: Crowd, operation: Operation, actor: Actor) -> tuple[int, Preview]:
    """Plan it for everybody; gives the edit and its dry run."""
    async with writing(database, actor, ChangeKind.WORK, clock=crowd.clock) as ctx:
        edit = await plan_bulk(ctx, ALL, operation)
    async with reading(database, actor, crowd.clock) as look:
        kept = await get_bulk(look, edit.id)
        assert (kept.operation, kept.audience) == (edit.operation, ALL)
        return edit.id, await preview_bulk(look, kept)


async def run(database: Database, crowd: Crowd, edit_id: int, actor: Actor, step: int = 9) -> tuple[int | None, int]:
    """Do it in parts that are one change, every second one by what was seen; gives the change and who was changed."""
    after, change_id, changed, is_still = 0, None, 0, False
    while True:
        async with writing(database, actor, ChangeKind.BULK_EDITED, clock=crowd.clock, change_id=change_id) as ctx:
            edit = await get_bulk(ctx, edit_id)
            ahead = await look_ahead(ctx, edit, after, step)
            if not ahead.ids:
                return change_id, changed
            part = await bulk_part(ctx, edit, ahead.ids, ahead.skipped if is_still else None)
        after, change_id, changed, is_still = ahead.ids[-1], ctx.change_id, changed + part.changed, not is_still


async def undo(database: Database, crowd: Crowd, change_id: int) -> int:
    async with writing(database, SYSTEM, ChangeKind.UNDONE, clock=crowd.clock) as ctx:
        report = await undo_change(ctx, change_id)
    assert report.left == []
    assert ctx.change_id is not None
    return ctx.change_id


async def test_every_operation_keeps_its_promise_and_can_be_undone(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 11, clients=12)
    owner = crowd.actors[0]
    start = await check_whole(any_database)
    for name, make in MAKERS.items():
        before = await check_whole(any_database)
        edit_id, promised = await plan(any_database, crowd, make(crowd), owner)
        change_id, changed = await run(any_database, crowd, edit_id, owner)
        assert (changed, promised.total) == (promised.changed, _living_cards(start)), name
        assert promised.changed, name
        after = await check_whole(any_database)
        _, again = await plan(any_database, crowd, make(crowd), owner)
        assert again.changed == 0, name
        if name == "stop":
            assert change_id is None
            assert after == before
            continue
        assert change_id is not None
        undoing = await undo(any_database, crowd, change_id)
        assert living(await check_whole(any_database)) == living(before), name
        if name in REDONE:
            redoing = await undo(any_database, crowd, undoing)
            assert living(await check_whole(any_database)) == living(after), name
            await undo(any_database, crowd, redoing)
    assert living(await check_whole(any_database)) == living(start)


def _living_cards(whole: Dump) -> int:
    return sum(card["deleted_at"] is None for card in whole["client"].values())


@pytest.mark.parametrize("name", BACK)
async def test_what_leads_there_has_a_way_back(database: Database, name: str) -> None:
    crowd = await gather_crowd(database, 12, clients=10)
    owner = crowd.actors[0]
    before = living(await check_whole(database))
    there, promised = await plan(database, crowd, MAKERS[name](crowd), owner)
    await run(database, crowd, there, owner)
    back, returning = await plan(database, crowd, BACK[name], owner)
    assert returning.changed == promised.changed
    await run(database, crowd, back, owner)
    assert living(await check_whole(database)) == before


async def test_nobody_changes_whom_he_may_not_see(database: Database) -> None:
    crowd = await gather_crowd(database, 13, clients=40)
    manager = crowd.actors[3]
    async with reading(database, manager, crowd.clock) as look:
        edit_of_owner, _ = await plan(database, crowd, SetCategory(None), crowd.actors[0])
        with pytest.raises(NotFoundError):
            await get_bulk(look, edit_of_owner)
    edit_id, promised = await plan(database, crowd, AddTag(name="Мой"), manager)
    before = (await check_whole(database))["client"]
    assert promised.total < _living_cards({"client": before})
    _, changed = await run(database, crowd, edit_id, manager)
    assert changed == promised.changed


async def test_those_left_out_are_named_with_the_reason(database: Database) -> None:
    crowd = await gather_crowd(database, 14, clients=40)
    owner = crowd.actors[0]
    for operation in (RemoveTag(min(crowd.tags)), Stop()):
        edit_id, promised = await plan(database, crowd, operation, owner)
        told = []
        after: int | None = 0
        async with reading(database, owner, crowd.clock) as look:
            edit = await get_bulk(look, edit_id)
            while after is not None:
                after, found = await list_skipped(look, edit, after, 15)
                told += found
        assert {reason: sum(each.reason is reason for each in told) for reason in promised.skipped} == promised.skipped
        assert len({each.id for each in told}) == len(told) == promised.total - promised.changed


async def test_what_it_sets_may_be_gone_by_then(database: Database) -> None:
    crowd = await gather_crowd(database, 15, clients=4)
    for operation in (
        AddTag(999),
        SetCategory(999),
        SetStage(999),
        SetResponsible(999),
        AddToPlan(999),
        AddToPlan(1, 999),
    ):
        with pytest.raises(NotFoundError):
            await plan(database, crowd, operation, crowd.actors[0])


def test_every_operation_is_in_the_table_and_survives_being_kept() -> None:
    for make in MAKERS.values():
        operation = make(Crowd(clock=None, categories=[1], stages=[1, 2], tags={1}, actors=[SYSTEM] * 3))  # type: ignore[arg-type]  # No clock is asked.
        assert operation_of(operation.kind.value, operation.parameters) == operation
    assert {make.kind for make in OPERATIONS.values()} == set(OPERATIONS)
    assert Stop.change in NOT_UNDONE


async def test_a_sales_plan_takes_so_many_at_once_and_the_rest_the_next_time(
    any_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domain.bulk.sales_plan.MOST_AT_ONCE", 4)
    crowd = await gather_crowd(any_database, 16, clients=24)
    owner, manager = crowd.actors[0], crowd.actors[2].member_id
    operation = AddToPlan(crowd.stages[1], manager)
    start = living(await check_whole(any_database))
    outside = set(start["client"]) - {row["client_id"] for row in start["client_stage"].values()}
    first, promised = await plan(any_database, crowd, operation, owner)
    assert promised.changed == 4
    assert promised.skipped[Skip.OVER_LIMIT] == len(outside) - 4
    assert promised.skipped[Skip.IN_PLAN] == len(start["client"]) - len(outside)
    change_id, changed = await run(any_database, crowd, first, owner)
    assert changed == 4
    now = living(await check_whole(any_database))
    new = [row for key, row in now["client_stage"].items() if key not in start["client_stage"]]
    assert {(row["client_id"], row["stage_id"]) for row in new} == {
        (key, crowd.stages[1]) for key in sorted(outside)[:4]
    }
    assert {now["client"][row["client_id"]]["responsible_id"] for row in new} == {manager}
    second, promised = await plan(any_database, crowd, operation, owner)
    assert promised.changed == min(4, len(outside) - 4)
    await run(any_database, crowd, second, owner)
    assert change_id is not None
    await undo(any_database, crowd, change_id)
    left = living(await check_whole(any_database))["client_stage"]
    assert len(left) == len(start["client_stage"]) + promised.changed
