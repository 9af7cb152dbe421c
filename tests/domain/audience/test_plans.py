"""No page goes through the whole base: each condition has its index, with statistics and without, and walks end."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from domain.audience.filter import ClientFilter, Comparing, Lacking, Order, Touching
from domain.audience.queries import client_ids_after, count_clients, list_clients
from domain.base.database import Database
from domain.clients.kinds import ChannelKind, ClientKind, ClientState, Sex, SourceKind
from domain.journal.boundary import reading
from tests.support.crowd import gather_crowd
from tests.support.fields import conditions

#: Hardly anybody meets these; whoever looks for them without an index looks at everybody.
RARE: dict[str, dict[str, Any]] = {
    "text": {"text": "щукин"},
    "category_ids": {"category_ids": (1, 2)},
    "stage_ids": {"stage_ids": (1, 2)},
    "tag_ids": {"tag_ids": (1, 2)},
    "responsible": {"responsible": 1},
    "sex": {"sex": Sex.FEMALE.value},
    "has": {"has": (ChannelKind.PHONE.value,)},
    "kind": {"kind": ClientKind.COMPANY.value},
    "lacks": {"lacks": (Lacking.RESPONSIBLE.value,)},
    "added_days": {"added_days": 3},
    "born_days": {"born_days": 40},
    "touching": {"touching": Touching.OVERDUE},
    "quiet_days": {"quiet_days": 30},
    "no_step": {"no_step": True},
    "waiting_hours": {"waiting_hours": 4},
    "change_id": {"change_id": 3},
    "stuck_days": {"stuck_days": 3},
    "stuck": {"stuck": True},
    "ordered": {"ordered": (1,)},
    "bought": {"bought": (1,)},
    "has_open_deal": {"has_open_deal": True},
    "has_bought": {"has_bought": True},
    "won_from": {"won_from": 1, "won_currency": "RUB"},
    "source_kinds": {"source_kinds": (SourceKind.TRACKER.value,), "source_text": "яндекс"},
    "came_from": {"came_from": ("club1", "id5")},
    "listed_in": {"listed_in": (1,)},
    "states": {"states": (ClientState.BLOCKED.value, ClientState.ARCHIVED.value)},
    "paused": {"paused": True},
    "segment_id": {"segment_id": 1},
    "group_ids": {"group_ids": (1,)},
    "ticked": {"ticked": True},
    "product_ids": {"product_ids": (1, 2)},
}
#: No conditions by themselves; and words in a trace and the name of a company: an index of them would cost each import
#: more than they are worth.
WITHOUT = {"order", "won_currency", "custom", "source_text", "staff_of"}
#: What grows with the base. Stages, choices and the like are few.
LARGE = (
    "client", "channel", "client_tag", "client_stage", "deal", "client_source", "client_field", "client_product",
    "group_client", "segment_client", "basket_item", "change_row", "client_member", "note", "touch",
)  # fmt: skip


@contextmanager
def statements() -> Iterator[list[tuple[str, Any]]]:
    """What the databases are asked meanwhile."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def plan_of(database: Database, statement: str, parameters: Any) -> list[str]:
    """The steps of the plan that SQLite has made of it."""
    async with database.read() as connection:
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return [row.detail for row in rows]


async def scans(database: Database, asked: list[tuple[str, Any]]) -> list[str]:
    """The steps that go through a whole table of the base."""
    found = []
    for statement, parameters in dict(asked).items():
        if statement.startswith(("SELECT", "WITH")):
            steps = await plan_of(database, statement, parameters)
            whole = [step for step in steps if step.split()[0] == "SCAN" and step.split()[1] in LARGE]
            found += [f"{step} in {' '.join(statement.split())}" for step in whole]
    return found


async def test_what_is_rare_is_found_by_an_index(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = await gather_crowd(database, 8, clients=24)
    owns = {each.kind: each for each in conditions(crowd.layout) if each.how is not Comparing.LACKS}
    rare = [*RARE.values(), *({"custom": (each,)} for each in owns.values())]
    assert set(RARE) | WITHOUT == {field.name for field in fields(ClientFilter)}
    owner, own_only = crowd.actors[0], next(actor for actor in crowd.actors if not actor.sees_all)
    with statements() as told:
        for actor, asked in [*((owner, each) for each in rare), (own_only, {}), (own_only, RARE["tag_ids"])]:
            async with reading(database, actor, crowd.clock) as ctx:
                await list_clients(ctx, ClientFilter(**asked), limit=8)
                await count_clients(ctx, ClientFilter(**asked))
        async with reading(database, owner, crowd.clock) as ctx:
            await list_clients(ctx, ClientFilter(order=Order.NEXT_TOUCH, **RARE["tag_ids"]), limit=8)
            await client_ids_after(ctx, ClientFilter(**RARE["tag_ids"]), 5, 10)
    # What many carry, and nobody both: neither is few, and no walk may go to the end.
    monkeypatch.setattr("domain.audience.meant.FEW", 2)
    monkeypatch.setattr("domain.audience.paging.STRETCH", 2)
    async with reading(database, owner, crowd.clock) as ctx:
        with statements() as walked:
            both = ClientFilter(sex=Sex.FEMALE.value, tag_ids=tuple(crowd.tags), text="")
            await list_clients(ctx, replace(both, category_ids=(crowd.categories[0],)), limit=8)
    walks = [each for each in walked if "ORDER BY client.name_folded" in each[0] and "EXISTS" in each[0]]
    assert walks
    assert any("MATERIALIZED" in statement for statement, _ in walked), "the index leads in the end"
    for turn in ("without statistics", "with"):
        wrong = await scans(database, told)
        assert not wrong, turn + "\n" + "\n".join(wrong)
        for each in walks:
            first, *_ = await plan_of(database, *each)
            assert first.startswith("SEARCH client USING INDEX ix_client_name_folded_id (name_folded<"), turn
        async with database.write() as connection:
            await connection.execute(text("ANALYZE"))
