"""The team's fields and their values: use cases on the database, undo, removal, two people at once, rights."""

from datetime import date

import pytest

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.fields.change_choices import add_choices, move_choice, remove_choice, rename_choice
from domain.fields.change_fields import add_field, hint_field, move_field, remove_field, rename_field, require_field
from domain.fields.queries import count_filled, fields_of, get_filled, list_fields, list_filled
from domain.fields.rules import MOST_CHOICES, MOST_FIELDS
from domain.fields.set_field import mark_choice, set_field
from domain.fields.tables import FieldKind
from domain.fields.views import FieldValue
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.team.tables import Scope
from tests.support.fields import Layout, make_layout
from tests.support.people import add_member


async def client(database: Database, actor: Actor = SYSTEM) -> int:
    async with writing(database, actor, ChangeKind.CLIENT_ADDED) as ctx:
        return (await add_client(ctx, "Анна")).id


async def put(database: Database, client_id: int, field_id: int, value: FieldValue | None) -> int | None:
    async with writing(database, SYSTEM, ChangeKind.FIELD_SET) as ctx:
        await set_field(ctx, client_id, field_id, value)
    return ctx.change_id


async def values(database: Database, client_id: int, actor: Actor = SYSTEM) -> dict[int, FieldValue]:
    async with reading(database, actor) as ctx:
        return (await fields_of(ctx, [client_id])).get(client_id, {})


async def undo(database: Database, change_id: int | None) -> None:
    assert change_id is not None
    async with writing(database, SYSTEM, ChangeKind.UNDONE) as ctx:
        assert (await undo_change(ctx, change_id)).left == []


def one_of_each(layout: Layout) -> dict[int, tuple[FieldValue, FieldValue]]:
    small, big, _ = layout.choices
    return {
        layout.text: ("Любит чай", "Любит кофе"),
        layout.number: (38.5, -1.0),
        layout.date: (date(2026, 5, 5), date(1999, 1, 1)),
        layout.choice: ((small,), (big,)),
        layout.several: ((layout.colours[0], layout.colours[2]), (layout.colours[1],)),
        layout.flag: (True, False),
        layout.link: ("https://example.com", "https://example.com/a"),
    }


async def test_every_kind_is_set_changed_emptied_and_undone(any_database: Database) -> None:
    layout = await make_layout(any_database)
    client_id = await client(any_database)
    for field_id, (first, second) in one_of_each(layout).items():
        added = await put(any_database, client_id, field_id, first)
        assert await put(any_database, client_id, field_id, first) is None
        assert await values(any_database, client_id) == {field_id: first}
        changed = await put(any_database, client_id, field_id, second)
        assert await values(any_database, client_id) == {field_id: second}
        emptied = await put(any_database, client_id, field_id, None)
        assert await values(any_database, client_id) == {}
        await undo(any_database, emptied)
        assert await values(any_database, client_id) == {field_id: second}
        await undo(any_database, changed)
        assert await values(any_database, client_id) == {field_id: first}
        await undo(any_database, added)
        assert await values(any_database, client_id) == {}


async def test_choices_by_their_buttons(database: Database) -> None:
    layout = await make_layout(database)
    client_id = await client(database)
    small, big, _ = layout.choices
    red, green, blue = layout.colours
    async with writing(database, SYSTEM, ChangeKind.FIELD_SET) as ctx:
        for choice in (small, big, blue, red, red, green):
            await mark_choice(ctx, client_id, choice, is_chosen=True)
        await mark_choice(ctx, client_id, green, is_chosen=False)
        await mark_choice(ctx, client_id, green, is_chosen=False)
        # An old button: another choice has been made since.
        await mark_choice(ctx, client_id, small, is_chosen=False)
    assert await values(database, client_id) == {layout.choice: (big,), layout.several: (red, blue)}
    async with writing(database, SYSTEM, ChangeKind.FIELD_SET) as ctx:
        await mark_choice(ctx, client_id, big, is_chosen=False)
    assert await values(database, client_id) == {layout.several: (red, blue)}
    async with reading(database, SYSTEM) as look:
        assert await count_filled(look, layout.several) == (1, {red: 1, blue: 1})
        assert await count_filled(look, layout.text) == (0, {})


async def test_what_is_removed_hides_its_values_and_comes_back(database: Database) -> None:
    layout = await make_layout(database)
    client_id = await client(database)
    small, big, _ = layout.choices
    await put(database, client_id, layout.choice, (small,))
    await put(database, client_id, layout.text, "чай")
    async with writing(database, SYSTEM, ChangeKind.FIELDS_CHANGED) as choice_gone:
        await remove_choice(choice_gone, small)
    async with writing(database, SYSTEM, ChangeKind.FIELDS_CHANGED) as field_gone:
        await remove_field(field_gone, layout.text)
    assert await values(database, client_id) == {}
    async with writing(database, SYSTEM, ChangeKind.FIELD_SET) as ctx:
        with pytest.raises(NotFoundError):
            await mark_choice(ctx, client_id, small, is_chosen=True)
        with pytest.raises(NotFoundError):
            await set_field(ctx, client_id, layout.text, "кофе")
        with pytest.raises(InvalidValueError):
            await set_field(ctx, client_id, layout.choice, (small,))
    await undo(database, field_gone.change_id)
    await undo(database, choice_gone.change_id)
    assert await values(database, client_id) == {layout.choice: (small,), layout.text: "чай"}
    # Another choice takes the place of one that is under the surface.
    async with writing(database, SYSTEM, ChangeKind.FIELDS_CHANGED) as choice_gone:
        await remove_choice(choice_gone, small)
    await put(database, client_id, layout.choice, (big,))
    assert await values(database, client_id) == {layout.choice: (big,), layout.text: "чай"}


async def test_two_people_fill_in_one_field(database: Database) -> None:
    layout = await make_layout(database)
    client_id = await client(database)
    for first, second in (("чай", "кофе"), (None, "какао"), ("вода", "сок")):
        async with reading(database, SYSTEM) as look:
            seen = (await get_filled(look, client_id, layout.text)).seen
        await put(database, client_id, layout.text, first)
        with pytest.raises(ChangedMeanwhileError):
            async with writing(database, SYSTEM, ChangeKind.FIELD_SET) as ctx:
                await set_field(ctx, client_id, layout.text, second, seen=seen)
        async with reading(database, SYSTEM) as look:
            filled = await get_filled(look, client_id, layout.text)
        assert filled.value == first
        async with writing(database, SYSTEM, ChangeKind.FIELD_SET) as ctx:
            await set_field(ctx, client_id, layout.text, second, seen=filled.seen)
            await set_field(ctx, client_id, layout.number, 1.0, seen=(0, 0))
        await put(database, client_id, layout.number, None)


async def test_the_layout_is_arranged_by_hand(database: Database) -> None:
    layout = await make_layout(database)
    async with writing(database, SYSTEM, ChangeKind.FIELDS_CHANGED) as ctx:
        await move_field(ctx, layout.number, up=True)
        await move_field(ctx, layout.link, up=False)
        await rename_field(ctx, layout.text, "Напиток")
        await hint_field(ctx, layout.text, "Что любит пить")
        await require_field(ctx, layout.text, is_required=True)
        await move_choice(ctx, layout.choices[2], up=True)
        await rename_choice(ctx, layout.choices[0], "S")
        await add_choices(ctx, layout.choice, ["s", "XXL", "xxl"])
    client_id = await client(database)
    async with reading(database, SYSTEM) as look:
        fields = await list_fields(look)
        filled = await list_filled(look, client_id)
    assert [field.id for field in fields[:2]] == [layout.number, layout.text]
    assert (fields[1].name, fields[1].hint, fields[1].is_required) == ("Напиток", "Что любит пить", True)
    assert [choice.name for choice in fields[3].choices] == ["S", "Огромный", "Большой", "XXL"]
    assert [each.field.name for each in filled if each.is_missing] == ["Напиток"]
    await undo(database, ctx.change_id)
    async with reading(database, SYSTEM) as look:
        assert [choice.name for choice in (await list_fields(look))[3].choices] == list(layout.sizes)


async def test_fields_that_cannot_be(database: Database) -> None:
    layout = await make_layout(database)
    async with writing(database, SYSTEM, ChangeKind.FIELDS_CHANGED) as ctx:
        for name, reason in (("  ", "empty"), ("ж" * 61, "too-long"), ("РАЗМЕР", "taken")):
            with pytest.raises(InvalidValueError) as caught:
                await add_field(ctx, name, FieldKind.TEXT)
            assert caught.value.data["reason"] == reason
        with pytest.raises(InvalidValueError):
            await rename_field(ctx, layout.text, "размер")
        with pytest.raises(InvalidValueError):
            await rename_choice(ctx, layout.choices[0], layout.sizes[1].upper())
        with pytest.raises(InvalidValueError):
            await add_choices(ctx, layout.text, ["да"])
        with pytest.raises(InvalidValueError) as caught:
            await add_choices(ctx, layout.choice, [f"Размер {number}" for number in range(MOST_CHOICES)])
        assert caught.value.data["reason"] == "too-many"
        for number in range(MOST_FIELDS - len(await list_fields(ctx))):
            await add_field(ctx, f"Ещё {number}", FieldKind.FLAG)
        with pytest.raises(InvalidValueError) as caught:
            await add_field(ctx, "Лишнее", FieldKind.FLAG)
        assert caught.value.data["reason"] == "too-many"


async def test_fields_and_rights(database: Database) -> None:
    layout = await make_layout(database)
    owner = await add_member(database, 1001)
    foreign = await add_member(database, 1002, Role.MANAGER, Scope.OWN, name="Чужой")
    client_id = await client(database, owner)
    await put(database, client_id, layout.text, "тайна")
    assert await values(database, client_id, owner) == {layout.text: "тайна"}
    assert await values(database, client_id, foreign) == {}
    async with reading(database, foreign) as look:
        assert await count_filled(look, layout.text) == (0, {})
    async with writing(database, foreign, ChangeKind.FIELDS_CHANGED) as ctx:
        with pytest.raises(NotFoundError):
            await set_field(ctx, client_id, layout.text, "взлом")
        with pytest.raises(AccessDeniedError):
            await add_field(ctx, "Своё", FieldKind.TEXT)
