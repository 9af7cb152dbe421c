"""The team's own fields and groups on many clients: what is wanted stands there, and undo brings back what was."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.audience.audience import Audience, audience_after
from domain.audience.filter import ClientFilter
from domain.audience.tables import ClientGroup, GroupClient
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import NotFoundError
from domain.bulk.fields import SetField
from domain.bulk.groups import AddToGroup, RemoveFromGroup, list_group_names
from domain.bulk.operation import Operation
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.queries import get_bulk, preview_bulk
from domain.bulk.run_bulk import bulk_part
from domain.clients.add_client import add_client
from domain.fields.change_fields import remove_field
from domain.fields.queries import list_fields
from domain.fields.set_field import set_field
from domain.fields.tables import ClientField
from domain.fields.views import FieldValue
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from tests.support.clocks import StillClock
from tests.support.fields import make_layout

CLIENTS = 12


async def people(database: Database) -> list[int]:
    async with writing(database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        return [(await add_client(ctx, f"Иванов {n}", [])).id for n in range(CLIENTS)]


async def do(database: Database, operation: Operation) -> tuple[int, int, str]:
    """Do it with everybody; gives how many it changed, the change, and the name of what it sets."""
    async with writing(database, SYSTEM, ChangeKind.BULK_EDITED) as ctx:
        planned = await plan_bulk(ctx, Audience(wanted=ClientFilter()), operation)
        edit = await get_bulk(ctx, planned.id)
        assert edit == planned
        promised = (await preview_bulk(ctx, edit)).changed
        part = await bulk_part(ctx, edit, await ctx.ids(await audience_after(ctx, edit.audience, 0, 100)))
        assert part.changed == promised
        assert (await preview_bulk(ctx, edit)).changed == 0
    return part.changed, ctx.change_id or 0, edit.name


async def undo(database: Database, change_id: int) -> None:
    async with writing(database, SYSTEM, ChangeKind.UNDONE) as ctx:
        assert (await undo_change(ctx, change_id)).left == []


async def held(database: Database) -> dict[tuple[int, int, int], tuple[object, ...]]:
    """All that stands in fields, by client, field and slot."""
    value = (ClientField.text_value, ClientField.folded, ClientField.number_value, ClientField.date_value)
    key = (ClientField.client_id, ClientField.field_id, ClientField.slot)
    async with reading(database, SYSTEM) as ctx:
        rows = await ctx.rows(select(*key, *value, ClientField.choice_id, ClientField.flag_value))
    return {tuple(row[:3]): tuple(row[3:]) for row in rows}


async def test_every_kind_of_field_is_filled_in_as_on_a_card(any_database: Database) -> None:
    layout = await make_layout(any_database)
    clients = await people(any_database)
    first, model = clients[0], clients[-1]
    red, green, blue = layout.colours
    wanted: dict[int, tuple[FieldValue, FieldValue]] = {
        layout.text: ("чай", "Кофе"),
        layout.number: (170.0, 180.5),
        layout.date: (date(2026, 1, 1), date(2027, 3, 29)),
        layout.choice: ((layout.choices[0],), (layout.choices[1],)),
        layout.several: ((red, green), (green, blue)),
        layout.flag: (False, True),
        layout.link: ("https://example.com/a", "https://example.com/b"),
    }
    for field_id, (before, after) in wanted.items():
        async with writing(any_database, SYSTEM, ChangeKind.CLIENT_EDITED) as ctx:
            # One has another value, one has this one already, and all others have none.
            await set_field(ctx, first, field_id, before)
            await set_field(ctx, model, field_id, after)
            field = next(each for each in await list_fields(ctx) if each.id == field_id)
        start = await held(any_database)
        changed, change_id, name = await do(any_database, SetField.of(field, after))
        assert changed == CLIENTS - 1
        assert name.startswith(field.name)
        found = await held(any_database)
        of_model = {slot: row for (client, key, slot), row in found.items() if (client, key) == (model, field_id)}
        for client in clients:
            mine = {slot: row for (key, of, slot), row in found.items() if (key, of) == (client, field_id)}
            assert mine == of_model
        await undo(any_database, change_id)
        assert await held(any_database) == start
    emptied, change_id, _ = await do(any_database, SetField.of(field, None))
    assert emptied == 2
    await undo(any_database, change_id)
    assert await held(any_database) == start


async def test_a_field_or_a_choice_that_is_gone_is_said(database: Database) -> None:
    layout = await make_layout(database)
    async with writing(database, SYSTEM, ChangeKind.FIELDS_CHANGED) as ctx:
        field = next(each for each in await list_fields(ctx) if each.id == layout.choice)
        with pytest.raises(NotFoundError):
            await plan_bulk(ctx, Audience(wanted=ClientFilter()), SetField.of(field, (layout.colours[0],)))
        await remove_field(ctx, layout.choice)
        with pytest.raises(NotFoundError):
            await plan_bulk(ctx, Audience(wanted=ClientFilter()), SetField.of(field, (layout.choices[0],)))


async def test_into_a_group_and_out_of_it(any_database: Database, clock: StillClock) -> None:
    clients = await people(any_database)
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        group = await ctx.add(ClientGroup(name="Тёплые"))
        await ctx.add(GroupClient(client_id=clients[0], group_id=group.id, by_rule=True))
        assert await list_group_names(ctx) == [(group.id, "Тёплые")]
    for operation, changed in ((AddToGroup(group.id), CLIENTS - 1), (RemoveFromGroup(group.id), 1)):
        done, change_id, name = await do(any_database, operation)
        assert (done, name) == (changed, "Тёплые")
        await undo(any_database, change_id)
        async with reading(any_database, SYSTEM) as look:
            rows = await look.rows(select(GroupClient.client_id, GroupClient.by_rule))
        assert [tuple(row) for row in rows] == [(clients[0], True)]
